package dev.issuetracker.adapter.persistence.sqlite;

import dev.issuetracker.adapter.persistence.unit.Pools;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many rows have one value, by which SQLite chooses between indexes. It gathers nothing by itself. */
final class Statistics {
    private static final Logger LOG = LoggerFactory.getLogger(Statistics.class);

    /** Of each index so many rows are looked at, so that it takes milliseconds however large the file is. */
    private static final String LIMIT = "PRAGMA analysis_limit = 400";

    /** Looks at every table that was never looked at, or whose number of rows changed much since. */
    private static final String GATHER = "PRAGMA optimize = 0x10002";

    private Statistics() {}

    /**
     * Brings them up to date. It is no work for JDBI, whose first statement takes longer than all others of a start.
     */
    static void gather(Handle handle) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute(LIMIT);
            statement.execute(GATHER);
        } catch (SQLException failure) {
            throw new ConnectionException(failure);
        }
    }

    /** The same where it must not fail: the database works without them. */
    static void gather(Pools pools) {
        try (Handle handle = pools.openWriting()) {
            gather(handle);
        } catch (JdbiException failure) {
            LOG.warn("cannot look at how many rows have which values: {}", failure.getMessage());
        }
    }
}
