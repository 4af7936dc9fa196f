package dev.issuetracker.adapter.persistence.report;

import static dev.issuetracker.adapter.persistence.count.CountedIssues.DAY;
import static dev.issuetracker.adapter.persistence.count.CountedIssues.QUARTER;

import dev.issuetracker.adapter.persistence.count.IssueCounts;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.report.ReportPeriod;
import dev.issuetracker.domain.report.Throughput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/**
 * What came and went in each period.
 *
 * <p>The database counts in equal steps, the longest that fit into all periods, and the counts are added up here:
 * periods differ in length, as months do, and days when clocks change. All issues are counted already, by day and by
 * quarter of an hour, unless a period begins within a quarter, as only in some zones of former times.
 */
final class ThroughputQuery {
    /** An issue is resolved no earlier than it was created, so that each of both is counted by an index of its own. */
    static final String BACKLOG = """
            SELECT (SELECT count(*) FROM issues i WHERE <conditions> AND i.created_at < :start)
                - (SELECT count(*) FROM issues i WHERE <conditions> AND i.resolved_at < :start)
            """;

    /** Whole days, and the quarters of the last one. */
    private static final SqlText COUNTED_BACKLOG = new SqlText("""
            SELECT coalesce(sum(CASE WHEN c.measure LIKE 'created%' THEN c.n ELSE -c.n END), 0)
            FROM <counts> c
            WHERE (c.measure IN ('created_on_day', 'resolved_on_day') AND c.subject < :day)
               OR (c.measure IN ('created_in_quarter', 'resolved_in_quarter')
                 AND c.subject >= :day AND c.subject < :start)
            """).with("counts", IssueCounts.ALL);

    private static final SqlText COUNTS = new SqlText("""
            SELECT (i.<time>_at - :start) / :step AS step, count(*) AS n
            FROM issues i
            WHERE <conditions> AND i.<time>_at >= :start AND i.<time>_at < :end
            GROUP BY 1
            """);

    private static final SqlText COUNTED = new SqlText("""
            SELECT (c.subject - :start) / :step AS step, sum(c.n) AS n
            FROM <counts> c
            WHERE c.measure = '<time>_<length>' AND c.subject >= :start AND c.subject < :end
            GROUP BY 1
            """).with("counts", IssueCounts.ALL);

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
        boolean counted = issues.all() && beginWith(QUARTER);
        long backlog = counted ? countedBacklog() : backlog();
        long[] created = counts(counted, "created");
        long[] resolved = counts(counted, "resolved");
        List<Throughput> throughput = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            backlog += created[i] - resolved[i];
            throughput.add(new Throughput(periods.get(i), created[i], resolved[i], backlog));
        }
        return throughput;
    }

    /** Whether each period begins, and the last one ends, with a stretch of that length. */
    private boolean beginWith(long length) {
        return end % length == 0 && Arrays.stream(starts).allMatch(start -> start % length == 0);
    }

    private long backlog() {
        return issues.query(BACKLOG).bind("start", starts[0]).mapTo(Long.class).one();
    }

    private long countedBacklog() {
        return issues.withoutIssues(COUNTED_BACKLOG.text())
                .bind("day", Math.floorDiv(starts[0], DAY) * DAY)
                .bind("start", starts[0])
                .mapTo(Long.class)
                .one();
    }

    /** How many issues have the time in each period. */
    private long[] counts(boolean counted, String time) {
        long step = step();
        long[] counts = new long[starts.length];
        Query query = counted
                ? issues.withoutIssues(COUNTED.with("time", time)
                        .with("length", beginWith(DAY) ? "on_day" : "in_quarter")
                        .text())
                : issues.query(COUNTS.with("time", time).text());
        query.bind("start", starts[0])
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
