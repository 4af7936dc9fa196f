package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.domain.report.Bracket;
import dev.issuetracker.domain.report.Durations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Statements about durations, which are microseconds. */
final class DurationSql {
    private static final double SECOND = 1_000_000.0;

    /**
     * A percentile falls between two rows, and each of the two counts the more the nearer it is. This is what
     * {@code percentile_cont} computes, which SQLite does not have.
     */
    private static final String FIGURES = """
            SELECT group_key, n, avg(duration) AS average, min(duration) AS least, max(duration) AS most,
                   sum(CASE WHEN to_median < 1 THEN duration * (1 - to_median) ELSE 0 END) AS median,
                   sum(CASE WHEN to_p90 < 1 THEN duration * (1 - to_p90) ELSE 0 END) AS p90,
                   sum(CASE WHEN to_p99 < 1 THEN duration * (1 - to_p99) ELSE 0 END) AS p99,
                   min(id) AS first_id
            FROM (SELECT group_key, id, duration, n,
                         abs(place - 0.5 * (n - 1)) AS to_median,
                         abs(place - 0.9 * (n - 1)) AS to_p90,
                         abs(place - 0.99 * (n - 1)) AS to_p99
                  FROM (SELECT group_key, id, duration,
                               row_number() OVER (PARTITION BY group_key ORDER BY duration) - 1 AS place,
                               count(*) OVER (PARTITION BY group_key) AS n
                        FROM (""";

    private static final String FIGURES_END = """
            ) durations) ranked) distances
            GROUP BY group_key, n
            """;

    private DurationSql() {}

    /**
     * The figures of each group.
     *
     * @param rows selects {@code group_key}, {@code id} and {@code duration}
     */
    static String figures(String rows) {
        return FIGURES + rows + FIGURES_END;
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
