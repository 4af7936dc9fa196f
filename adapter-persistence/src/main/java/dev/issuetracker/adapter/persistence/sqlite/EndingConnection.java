package dev.issuetracker.adapter.persistence.sqlite;

import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A connection whose transaction ends with its commit. The driver's own begins the next transaction in the same call:
 * if another program holds the file at that moment, the call fails although everything is stored. Here the next one
 * begins when {@code setAutoCommit(false)} is called again, as JDBI does.
 */
final class EndingConnection extends JDBC4Connection {
    private static final String PREFIX = "jdbc:sqlite:";

    /** @param url of a file, without parameters */
    EndingConnection(String url, Properties properties) throws SQLException {
        super(url, url.substring(PREFIX.length()), properties);
    }

    /** A transaction that does not begin leaves the connection without one. */
    @Override
    public void setAutoCommit(boolean on) throws SQLException {
        try {
            super.setAutoCommit(on);
        } catch (SQLException failure) {
            getConnectionConfig().setAutoCommit(true);
            throw failure;
        }
    }

    /** After a failure the transaction is to be rolled back. */
    @Override
    public void commit() throws SQLException {
        if (!getAutoCommit()) {
            getDatabase().exec("COMMIT", false);
            getConnectionConfig().setAutoCommit(true);
        }
    }

    @Override
    public void rollback() throws SQLException {
        if (getAutoCommit()) {
            return;
        }
        try {
            getDatabase().exec("ROLLBACK", false);
        } finally {
            // It fails when SQLite has undone the transaction itself.
            getConnectionConfig().setAutoCommit(true);
        }
    }
}
