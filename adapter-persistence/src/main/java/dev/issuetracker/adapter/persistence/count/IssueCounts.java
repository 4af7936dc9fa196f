package dev.issuetracker.adapter.persistence.count;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import org.jdbi.v3.core.Handle;

/**
 * Counts of issues that are not deleted. Triggers add a row with every change that matters, in its transaction; now and
 * then these rows are added up into the counts, and into {@link LatencyChunks}. Who reads takes both, so that it does
 * not matter when that was.
 */
public final class IssueCounts {
    /**
     * The counts, as a query in parentheses: {@code measure}, {@code subject} and {@code n}, of which there can be
     * several for one subject.
     */
    public static final String ALL = "(SELECT measure, subject, n FROM issue_counts UNION ALL "
            + CountedIssues.measures("published_count_changes") + ")";

    /** So few changes cost a report nothing. */
    private static final int FEW = 500;

    /** So many are added up in a fraction of a second, for which writers of SQLite wait. */
    private static final int MOST = 2_000;

    /** So many are read in some milliseconds. */
    private static final int LOOKED_AT = 5_000;

    private static final String ADD_UP =
            new SqlText("""
            WITH oldest AS (<oldest>), counted AS (SELECT * FROM oldest WHERE n <> 0)
            INSERT INTO issue_counts (measure, subject, n)
            SELECT measure, subject, sum(n) FROM (<measures>) measured
            GROUP BY measure, subject HAVING sum(n) <> 0
            ON CONFLICT (measure, subject) DO UPDATE SET n = issue_counts.n + excluded.n
            """).with("measures", CountedIssues.measures("counted")).text();

    /** The issues that are new, or whose note is of a text. */
    private static final SqlText WRITTEN = new SqlText("""
            i.id IN (SELECT issue_id FROM (<oldest>) oldest GROUP BY issue_id
                     HAVING sum(n) > 0 OR bool_or(n = 0 AND resolved_at IS NULL))
            """);

    /** An import can leave very many changes that are not published yet. Only the oldest changes are looked at. */
    private static final String SOME =
            new SqlText("""
            SELECT count(*) FROM (
                SELECT 1 FROM published_count_changes
                WHERE id <= (SELECT max(id) FROM (SELECT id FROM issue_count_changes ORDER BY id LIMIT <oldest>) oldest)
                LIMIT <few>) changes
            """).with("oldest", LOOKED_AT).with("few", FEW).text();

    private IssueCounts() {}

    /** Whether there are so many changes that they should be added up, or chunks to be made. */
    public static boolean many(Handle handle, Dialect dialect) {
        return handle.createQuery(SOME).mapTo(Integer.class).one() == FEW
                || new LatencyChunks(handle, dialect).missing();
    }

    /**
     * Adds up some changes, and makes some missing chunks, in a transaction that does nothing else. Of several servers
     * one does so at a time.
     *
     * @return false when another server is at it
     */
    public static boolean addUp(Handle handle, Dialect dialect) {
        return addUp(handle, dialect, MOST);
    }

    /** @param most how many changes are added up */
    static boolean addUp(Handle handle, Dialect dialect, int most) {
        dialect.seeOneMoment(handle);
        if (!dialect.claim(handle, "issue counts")) {
            return false;
        }
        LatencyChunks chunks = new LatencyChunks(handle, dialect);
        chunks.update("(" + oldest("issue_id, created_at, resolved_at", most) + ")");
        chunks.makeSome();
        dialect.textsWritten(
                handle,
                WRITTEN.with("oldest", oldest("issue_id, n, resolved_at", most)).text());
        handle.createUpdate(ADD_UP)
                .define("oldest", oldest("n, status, assignee_id, created_at, resolved_at", most))
                .execute();
        handle.execute("DELETE FROM issue_count_changes WHERE id IN (" + oldest("id", most) + ")");
        return true;
    }

    /** The limit is a literal: PostgreSQL's plan for any number would read all changes. */
    private static String oldest(String columns, int most) {
        return "SELECT " + columns + " FROM published_count_changes ORDER BY id LIMIT " + most;
    }
}
