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
                       avg(duration) AS average, min(duration) AS least, max(duration) AS most,
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
        return new Durations(
                row.getLong("n"),
                new Durations.Figures(
                        seconds(row.getDouble("average")),
                        seconds(row.getDouble("median")),
                        seconds(row.getDouble("p90")),
                        seconds(row.getDouble("p99")),
                        seconds(row.getDouble("least")),
                        seconds(row.getDouble("most"))));
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
