package dev.issuetracker.adapter.persistence.postgresql;

import dev.issuetracker.adapter.persistence.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What was written and waits beside a trigram index until it is merged into it. Every search reads all of that, which
 * took 3.5 ms for the 3 MB that waited after a load run; up to 4 MB wait unless a bound is set. See "GIN Fast Update
 * Technique" in PostgreSQL's documentation.
 */
final class PendingTrigrams {
    /** What an index is created with; in kilobytes. A bound much lower makes writes dearer. */
    static final String BOUND = "gin_pending_list_limit = 512";

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String NOT_THE_OWNER = "42501";

    private PendingTrigrams() {}

    /** Whether an index that exists has a bound: ours, or what an operator chose. */
    static boolean bounded(Connection connection, String index) throws SQLException {
        return TrigramIndex.holds(
                connection,
                new SqlText("SELECT array_to_string(reloptions, ' ') ~ 'gin_pending_list_limit|fastupdate'"
                                + " FROM pg_class WHERE oid = '<index>'::regclass")
                        .with("index", index)
                        .text());
    }

    /**
     * Sets the bound of an index that has none. That locks it for a moment, in which no search may use it.
     *
     * @return false when searches that run kept it from that, so that it has to be tried again
     */
    static boolean bound(Connection connection, String index) throws SQLException {
        if (bounded(connection, index)) {
            return true;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '100ms'");
            statement.execute("ALTER INDEX " + index + " SET (" + BOUND + ")");
            return true;
        } catch (SQLException failure) {
            if (NOT_THE_OWNER.equals(failure.getSQLState())) {
                return true;
            }
            if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                return false;
            }
            throw failure;
        }
    }
}
