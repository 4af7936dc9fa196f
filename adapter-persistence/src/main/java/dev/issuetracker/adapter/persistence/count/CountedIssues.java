package dev.issuetracker.adapter.persistence.count;

import dev.issuetracker.adapter.persistence.sql.SqlText;

/**
 * What is counted of issues that are not deleted (the measure), and by what (the subject, a whole number). Counts are
 * stored, so that another definition needs a migration that counts anew.
 *
 * <ul>
 *   <li>{@code open}, {@code in_progress}, {@code resolved}: issues of that status, by the id of their assignee
 *   <li>{@code created_in_quarter}, {@code resolved_in_quarter}: issues by the {@link #QUARTER} of their creation and
 *       resolution, which is called by its first microsecond; {@code created_on_day} and {@code resolved_on_day} by the
 *       {@link #DAY}
 *   <li>{@code latency}: issues whose latency is known, by the second at which a step begins; steps grow, so that there
 *       are few: a minute below a day, an hour below 30 days, and then a day
 *   <li>{@code latency_rest}: the microseconds of these latencies after that second, added up
 * </ul>
 */
public final class CountedIssues {
    /** A quarter of an hour in microseconds. The days of all zones begin with one, as they are now. */
    public static final long QUARTER = 900_000_000L;

    /** A day of UTC in microseconds. */
    public static final long DAY = 96 * QUARTER;

    private static final String LATENCIES = """
            (SELECT n, latency, CASE WHEN latency < 86400000000 THEN latency / 60000000 * 60
                                     WHEN latency < 2592000000000 THEN latency / 3600000000 * 3600
                                     ELSE latency / 86400000000 * 86400 END AS step
             FROM (SELECT n, resolved_at - created_at AS latency FROM <issues> i
                   WHERE resolved_at > created_at) known) latencies
            """;

    private static final SqlText MEASURES = new SqlText("""
            SELECT status AS measure, assignee_id AS subject, n FROM <issues> i WHERE assignee_id IS NOT NULL
            UNION ALL
            SELECT 'created_in_quarter', <created_quarter>, n FROM <issues> i
            UNION ALL
            SELECT 'created_on_day', <created_day>, n FROM <issues> i
            UNION ALL
            SELECT 'resolved_in_quarter', <resolved_quarter>, n FROM <issues> i WHERE resolved_at IS NOT NULL
            UNION ALL
            SELECT 'resolved_on_day', <resolved_day>, n FROM <issues> i WHERE resolved_at IS NOT NULL
            UNION ALL
            SELECT 'latency', step, n FROM <latencies>
            UNION ALL
            SELECT 'latency_rest', step, n * (latency - 1000000 * step) FROM <latencies>
            """)
            .with("created_quarter", start("created_at", QUARTER))
            .with("created_day", start("created_at", DAY))
            .with("resolved_quarter", start("resolved_at", QUARTER))
            .with("resolved_day", start("resolved_at", DAY))
            .with("latencies", LATENCIES);

    private CountedIssues() {}

    /** The start of the stretch that a time is in. Division alone would round times before 1970 up. */
    private static String start(String time, long length) {
        String rest = "(" + time + " % " + length + " + " + length + ") % " + length;
        return time + " - " + rest;
    }

    /**
     * What issues add to the counts.
     *
     * @param issues a table, or a query in parentheses, with {@code n}, which is 1 for an issue that came and -1 for
     *     one that went, and its {@code status}, {@code assignee_id}, {@code created_at} and {@code resolved_at}
     */
    static String measures(String issues) {
        return MEASURES.with("issues", issues).text();
    }
}
