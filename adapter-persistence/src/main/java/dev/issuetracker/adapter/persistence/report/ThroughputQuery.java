package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.domain.report.ReportPeriod;
import dev.issuetracker.domain.report.Throughput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What came and went in each period.
 *
 * <p>Of all issues each period is a stretch of an index. Of those that a filter finds the database counts in equal
 * steps, the longest that fit into all periods, and the counts are added up here: periods differ in length, as months
 * do, and days when clocks change.
 */
final class ThroughputQuery {
    /** An issue is resolved no earlier than it was created, so that each of both is counted by an index of its own. */
    static final String BACKLOG = """
            SELECT (SELECT count(*) FROM issues i WHERE {conditions} AND i.created_at < :start)
                - (SELECT count(*) FROM issues i WHERE {conditions} AND i.resolved_at < :start)
            """;

    private static final String STRETCHES = """
            WITH periods (place, start, finish) AS (VALUES {periods})
            SELECT (SELECT count(*) FROM issues i
                    WHERE {conditions} AND i.{time} >= p.start AND i.{time} < p.finish) AS n
            FROM periods p ORDER BY p.place
            """;

    private static final String COUNTS = """
            SELECT (i.{time} - :start) / :step AS step, count(*) AS n
            FROM issues i
            WHERE {conditions} AND i.{time} >= :start AND i.{time} < :end
            GROUP BY 1
            """;

    private final FilteredIssues issues;
    private final List<ReportPeriod> periods;
    private final long[] starts;
    private final long end;

    ThroughputQuery(FilteredIssues issues, List<ReportPeriod> periods) {
        this.issues = issues;
        this.periods = periods;
        this.starts =
                periods.stream().mapToLong(period -> Micros.of(period.from())).toArray();
        this.end = Micros.of(periods.get(periods.size() - 1).end());
    }

    List<Throughput> run() {
        long[] created = counts("created_at");
        long[] resolved = counts("resolved_at");
        long backlog =
                issues.query(BACKLOG).bind("start", starts[0]).mapTo(Long.class).one();
        List<Throughput> throughput = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            backlog += created[i] - resolved[i];
            throughput.add(new Throughput(periods.get(i), created[i], resolved[i], backlog));
        }
        return throughput;
    }

    /** How many issues have the time in each period. */
    private long[] counts(String time) {
        return issues.all() ? stretches(time) : steps(time);
    }

    private long[] stretches(String time) {
        String values = IntStream.range(0, starts.length)
                .mapToObj(i -> "(" + i + ", " + starts[i] + ", " + (i + 1 < starts.length ? starts[i + 1] : end) + ")")
                .collect(Collectors.joining(", "));
        return issues.query(STRETCHES.replace("{periods}", values).replace("{time}", time)).mapTo(Long.class).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private long[] steps(String time) {
        long step = step();
        long[] counts = new long[starts.length];
        issues.query(COUNTS.replace("{time}", time))
                .bind("start", starts[0])
                .bind("end", end)
                .bind("step", step)
                .map((row, context) -> counts[place(starts[0] + step * row.getLong("step"))] += row.getLong("n"))
                .list();
        return counts;
    }

    private int place(long time) {
        int found = Arrays.binarySearch(starts, time);
        return found >= 0 ? found : -found - 2;
    }

    /** The greatest common divisor of the lengths of all periods. */
    private long step() {
        long step = end - starts[starts.length - 1];
        for (int i = 1; i < starts.length; i++) {
            step = divisor(starts[i] - starts[i - 1], step);
        }
        return step;
    }

    private static long divisor(long one, long other) {
        return other == 0 ? one : divisor(other, one % other);
    }
}
