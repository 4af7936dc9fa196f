package dev.issuetracker.adapter.persistence.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many rows have one value, by which SQLite chooses between indexes. It gathers nothing by itself. */
final class Statistics {
    private static final Logger LOG = LoggerFactory.getLogger(Statistics.class);

    /** Of each index so many rows are looked at, so that it takes milliseconds however large the file is. */
    private static final String LIMIT = "PRAGMA analysis_limit = 400";

    /** Looks at every table that was never looked at, or whose number of rows changed much since. */
    private static final String GATHER = "PRAGMA optimize = 0x10002";

    /**
     * Of a table with few rows nothing is kept: it is soon larger, and SQLite would go on reading the whole of it where
     * an index finds the row.
     */
    private static final String FORGET_SMALL_TABLES =
            "DELETE FROM sqlite_stat1 WHERE idx IS NOT NULL AND CAST(stat AS INTEGER) < 1000";

    /**
     * Of a table without an index only the size is known, which a connection keeps when the row is deleted. So all that
     * are not as large count as large.
     */
    private static final String ENLARGE_TABLES_WITHOUT_INDEX =
            "UPDATE sqlite_stat1 SET stat = '1000000' WHERE idx IS NULL AND CAST(stat AS INTEGER) < 1000000";

    private static final String READ_AGAIN = "ANALYZE sqlite_schema";

    private Statistics() {}

    /** Brings them up to date, within the transaction of this handle. */
    static void gather(Handle handle) {
        try {
            gather(handle.getConnection());
        } catch (SQLException failure) {
            throw new ConnectionException(failure);
        }
    }

    /**
     * The same where it must not fail: the database works without them. It is no work for JDBI, whose first statement
     * takes longer than all others of a start.
     */
    static void gather(DataSource writing) {
        try (Connection connection = writing.getConnection()) {
            connection.setAutoCommit(false);
            gather(connection);
            connection.commit();
        } catch (SQLException failure) {
            LOG.warn("cannot look at how many rows have which values: {}", failure.getMessage());
        }
    }

    private static void gather(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIMIT);
            statement.execute(GATHER);
            statement.execute(FORGET_SMALL_TABLES);
            statement.execute(ENLARGE_TABLES_WITHOUT_INDEX);
            statement.execute(READ_AGAIN);
        }
    }
}
