package dev.issuetracker.adapter.persistence.copy;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** The PostgreSQL database that is copied into, in one transaction. */
public final class CopyTarget {
    private final Connection connection;
    private final String name;

    /**
     * Begins the transaction.
     *
     * @param connection fresh; it is of no use afterwards
     * @param name of the database, for people
     */
    public CopyTarget(Connection connection, String name) throws SQLException {
        this.connection = connection;
        this.name = name;
        // Single statements take as long as a table is large.
        connection.setNetworkTimeout(Runnable::run, 0);
        connection.setAutoCommit(false);
        Sql.execute(connection, "SET LOCAL statement_timeout = 0");
        Sql.execute(connection, "SET LOCAL idle_in_transaction_session_timeout = 0");
        Sql.execute(connection, "SET LOCAL lock_timeout = '10s'");
    }

    /** The version of its schema. */
    String schema() throws SQLException {
        return Sql.text(connection, Migrations.VERSION);
    }

    /**
     * Keeps others from writing until the end; they may read, and find nothing.
     *
     * @throws CopyException when the database holds data
     */
    public void lockEmpty() throws SQLException {
        Sql.execute(connection, "LOCK TABLE " + CopyTable.names() + " IN EXCLUSIVE MODE");
        EmptyTracker.require(connection, name);
    }

    List<CopyTable.Column> columns(CopyTable table) throws SQLException {
        List<CopyTable.Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        new SqlText("""
                        SELECT attname, atttypid = 'text'::regtype AS is_text FROM pg_attribute
                        WHERE attrelid = '<table>'::regclass AND attnum > 0 AND NOT attisdropped
                        ORDER BY attnum
                        """).with("table", table.name()).text())) {
            while (row.next()) {
                columns.add(new CopyTable.Column(row.getString("attname"), row.getBoolean("is_text")));
            }
        }
        return columns;
    }

    CopyIn in(CopyTable table, List<CopyTable.Column> columns) throws SQLException {
        return copies().copyIn("COPY " + table.name() + " (" + CopyTable.names(columns) + ") FROM STDIN");
    }

    /** All rows, in the order of the key. */
    CopyOut out(CopyTable table) throws SQLException {
        return copies().copyOut("COPY (" + table.select(columns(table)) + ") TO STDOUT");
    }

    private CopyManager copies() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Lets new ids go on after that one. Not by {@code setval}, which no rollback takes back. */
    void restartIds(CopyTable table, long highest) throws SQLException {
        String sequence = Sql.text(connection, "SELECT pg_get_serial_sequence('" + table.name() + "', 'id')");
        Sql.execute(connection, "ALTER SEQUENCE " + sequence + " RESTART WITH " + (highest + 1));
    }

    /**
     * Lets new ids of every table go on after the highest that is there.
     *
     * @param given the highest that was ever given of a table, as far as that is known
     */
    public void restartIds(ToLongFunction<String> given) throws SQLException {
        for (CopyTable table : CopyTable.ALL) {
            if (table.numbered()) {
                long there = Sql.number(connection, "SELECT coalesce(max(id), 0) FROM " + table.name());
                restartIds(table, Math.max(there, given.applyAsLong(table.name())));
            }
        }
    }

    /** Checks now what is otherwise checked at commit, so that it fails before any table is called right. */
    public void checkConstraints() throws SQLException {
        Sql.execute(connection, "SET CONSTRAINTS ALL IMMEDIATE");
    }

    /** Counts what the planner must know, so that the first searches are not slow. */
    public void analyze() throws SQLException {
        Sql.execute(connection, "ANALYZE " + CopyTable.names());
    }

    /**
     * Keeps everything.
     *
     * @throws CopyException when the connection broke, so that nobody knows whether it was kept
     */
    public void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failure) {
            if (SqlFailure.ofState(String.valueOf(failure.getSQLState())) != SqlFailure.UNREACHABLE) {
                throw failure;
            }
            throw new CopyException(
                    "The connection broke at the end of the copy. Check whether " + name
                            + " has the tracker now: it has all of it, or nothing.",
                    failure);
        }
    }

    /** Undoes everything, unless it was committed. */
    public void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            // Then the server does it by itself; and after the commit there is nothing to roll back.
        }
    }
}
