package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.report.Bracket;
import dev.issuetracker.domain.report.Durations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Statements about durations, which are microseconds. */
final class DurationSql {
    private static final double SECOND = 1_000_000.0;

    private DurationSql() {}

    /**
     * The figures of each group.
     *
     * @param rows selects {@code group_key}, {@code id} and {@code duration}
     */
    static String figures(Dialect dialect, String rows) {
        return new SqlText("""
                SELECT group_key, count(*) AS n, min(id) AS first_id,
                       sum(duration / 1000000) AS seconds, sum(duration % 1000000) AS rest,
                       min(duration) AS least, max(duration) AS most,
                       <median> AS median, <p90> AS p90, <p99> AS p99
                FROM (<rows>) durations
                GROUP BY group_key
                """)
                .with("median", dialect.percentile(0.5, "duration"))
                .with("p90", dialect.percentile(0.9, "duration"))
                .with("p99", dialect.percentile(0.99, "duration"))
                .with("rows", rows)
                .text();
    }

    /** The figures of a group. */
    static Durations read(ResultSet row) throws SQLException {
        long n = row.getLong("n");
        return new Durations(
                n,
                new Durations.Figures(
                        average(row.getLong("seconds"), row.getLong("rest"), n),
                        seconds(row.getDouble("median")),
                        seconds(row.getDouble("p90")),
                        seconds(row.getDouble("p99")),
                        seconds(row.getDouble("least")),
                        seconds(row.getDouble("most"))));
    }

    /**
     * The average of durations, in seconds. Sums of whole numbers are the same in any order, and on any database.
     *
     * @param seconds the sum of the whole seconds of each
     * @param rest the sum of the microseconds that each has besides
     */
    static double average(long seconds, long rest, long n) {
        return (seconds + seconds((double) rest)) / n;
    }

    static double seconds(double micros) {
        return micros / SECOND;
    }

    /** The place in {@link Bracket#ALL} of the one that a duration is in. */
    static String bracket(String duration) {
        StringBuilder sql = new StringBuilder("CASE");
        List<Bracket> brackets = Bracket.ALL;
        for (int place = 0; place < brackets.size(); place++) {
            Duration end = brackets.get(place).to();
            if (end != null) {
                long micros = end.toNanos() / 1_000;
                sql.append(" WHEN ")
                        .append(duration)
                        .append(" < ")
                        .append(micros)
                        .append(" THEN ")
                        .append(place);
            } else {
                sql.append(" ELSE ").append(place);
            }
        }
        return sql.append(" END").toString();
    }
}
