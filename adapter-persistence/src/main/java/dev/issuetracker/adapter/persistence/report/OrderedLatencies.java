package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.domain.report.Bracket;
import dev.issuetracker.domain.report.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The latency of all issues. An index has them in their order, so that a percentile is read at its place and nothing is
 * sorted.
 */
final class OrderedLatencies {
    private static final String KNOWN = "FROM issues i WHERE {conditions} AND i.resolved_at > i.created_at";
    private static final String LATENCY = "i.resolved_at - i.created_at";

    static final String SUMMARY = "SELECT count(*) AS n, avg(" + LATENCY + ") AS average, min(" + LATENCY
            + ") AS least, max(" + LATENCY + ") AS most " + KNOWN;

    static final String AT = "SELECT " + LATENCY + " " + KNOWN + " ORDER BY " + LATENCY + " LIMIT 2 OFFSET :skipped";

    static final String AT_FROM_THE_END =
            "SELECT " + LATENCY + " " + KNOWN + " ORDER BY " + LATENCY + " DESC LIMIT 2 OFFSET :skipped";

    /** Each bracket is a stretch of the index. */
    static final String HISTOGRAM = """
            WITH brackets (place, least, finish) AS (VALUES %s)
            SELECT (SELECT count(*) %s AND %3$s >= b.least AND %3$s < b.finish) AS n
            FROM brackets b ORDER BY b.place
            """.formatted(brackets(), KNOWN, LATENCY);

    private final FilteredIssues issues;

    OrderedLatencies(FilteredIssues issues) {
        this.issues = issues;
    }

    private static String brackets() {
        return IntStream.range(0, Bracket.ALL.size())
                .mapToObj(place -> {
                    Bracket bracket = Bracket.ALL.get(place);
                    Duration end = bracket.to();
                    long finish = end == null ? Long.MAX_VALUE : DurationSql.micros(end);
                    return "(" + place + ", " + DurationSql.micros(bracket.from()) + ", " + finish + ")";
                })
                .collect(Collectors.joining(", "));
    }

    /** What a look at every latency finds. */
    private record Summary(long n, double average, double least, double most) {}

    Durations figures() {
        Summary all = issues.query(SUMMARY)
                .map((row, context) -> new Summary(
                        row.getLong("n"), row.getDouble("average"), row.getDouble("least"), row.getDouble("most")))
                .one();
        if (all.n() == 0) {
            return Durations.NONE;
        }
        return new Durations(
                all.n(),
                new Durations.Figures(
                        DurationSql.seconds(all.average()),
                        percentile(0.5, all.n()),
                        percentile(0.9, all.n()),
                        percentile(0.99, all.n()),
                        DurationSql.seconds(all.least()),
                        DurationSql.seconds(all.most())));
    }

    private double percentile(double fraction, long n) {
        double place = fraction * (n - 1);
        long below = (long) place;
        List<Long> nearest = below < n / 2 ? read(AT, below) : fromTheEnd(below, n);
        long first = nearest.get(0);
        return DurationSql.seconds(first + (place - below) * (nearest.get(nearest.size() - 1) - first));
    }

    /** The issue at a place and the one after it, counted from the end, which is nearer. */
    private List<Long> fromTheEnd(long below, long n) {
        List<Long> nearest = new ArrayList<>(read(AT_FROM_THE_END, Math.max(n - 2 - below, 0)));
        Collections.reverse(nearest);
        return nearest;
    }

    private List<Long> read(String sql, long skipped) {
        return issues.query(sql).bind("skipped", skipped).mapTo(Long.class).list();
    }

    List<Long> histogram() {
        return issues.query(HISTOGRAM).mapTo(Long.class).list();
    }
}
