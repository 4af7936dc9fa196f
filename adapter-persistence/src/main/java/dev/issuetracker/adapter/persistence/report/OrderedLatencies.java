package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.count.IssueCounts;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.report.Bracket;
import dev.issuetracker.domain.report.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The latency of all issues. Counts say how many latencies each step has. An index has the latencies in their order, so
 * that a percentile is read at its place within a step, and nothing is sorted.
 */
final class OrderedLatencies {
    private static final SqlText STEPS = new SqlText("""
            SELECT c.subject AS start,
                   sum(CASE WHEN c.measure = 'latency' THEN c.n ELSE 0 END) AS n,
                   sum(CASE WHEN c.measure = 'latency_rest' THEN c.n ELSE 0 END) AS rest
            FROM <counts> c WHERE c.measure IN ('latency', 'latency_rest')
            GROUP BY c.subject ORDER BY c.subject
            """).with("counts", IssueCounts.ALL);

    static final String AT = """
            SELECT i.resolved_at - i.created_at FROM issues i
            WHERE <conditions> AND i.resolved_at > i.created_at AND i.resolved_at - i.created_at >= :start
            ORDER BY i.resolved_at - i.created_at LIMIT 2 OFFSET :skipped
            """;

    private final FilteredIssues issues;
    private final List<Step> steps;
    private final long n;

    /**
     * Latencies from a second on, up to the next step.
     *
     * @param rest the microseconds after that second, of all added up
     */
    private record Step(long start, long n, long rest) {}

    /** @param issues all of them */
    OrderedLatencies(FilteredIssues issues) {
        this.issues = issues;
        this.steps = issues.withoutIssues(STEPS.text())
                .map((row, context) -> new Step(row.getLong("start"), row.getLong("n"), row.getLong("rest")))
                .list();
        this.n = steps.stream().mapToLong(Step::n).sum();
    }

    Durations figures() {
        if (n == 0) {
            return Durations.NONE;
        }
        return new Durations(
                n,
                new Durations.Figures(
                        average(), percentile(0.5), percentile(0.9), percentile(0.99), percentile(0), percentile(1)));
    }

    private double average() {
        long seconds = steps.stream().mapToLong(step -> step.n() * step.start()).sum();
        long micros = steps.stream().mapToLong(Step::rest).sum();
        return DurationSql.average(seconds, micros, n);
    }

    private double percentile(double fraction) {
        double place = fraction * (n - 1);
        long below = (long) place;
        List<Long> nearest = from(below);
        long first = nearest.get(0);
        return DurationSql.seconds(first + (place - below) * (nearest.get(nearest.size() - 1) - first));
    }

    /** The latency at a place and the one after it. */
    private List<Long> from(long place) {
        long skipped = place;
        int step = 0;
        while (skipped >= steps.get(step).n()) {
            skipped -= steps.get(step).n();
            step++;
        }
        return issues.query(AT)
                .bind("start", 1_000_000 * steps.get(step).start())
                .bind("skipped", skipped)
                .mapTo(Long.class)
                .list();
    }

    /** Brackets end where steps do. */
    List<Long> histogram() {
        List<Long> histogram = new ArrayList<>(Collections.nCopies(Bracket.ALL.size(), 0L));
        int place = 0;
        for (Step step : steps) {
            Duration start = Duration.ofSeconds(step.start());
            while (!Bracket.ALL.get(place).endsAfter(start)) {
                place++;
            }
            histogram.set(place, histogram.get(place) + step.n());
        }
        return histogram;
    }
}
