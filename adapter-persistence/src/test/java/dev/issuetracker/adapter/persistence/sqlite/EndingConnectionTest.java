package dev.issuetracker.adapter.persistence.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** Two connections to one file, neither of which waits for the other. */
class EndingConnectionTest {
    @TempDir
    Path folder;

    private Connection one;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        one = connection();
        other = connection();
        execute(one, "CREATE TABLE names (name TEXT)");
    }

    @AfterEach
    void close() throws SQLException {
        one.close();
        other.close();
    }

    private Connection connection() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(0);
        return new EndingConnection("jdbc:sqlite:" + folder.resolve("names.db"), config.toProperties());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM names")) {
            return rows.getInt(1);
        }
    }

    private static void add(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "INSERT INTO names VALUES ('jane')");
    }

    @Test
    void aCommitLeavesTheFileToOthers() throws SQLException {
        add(one);
        one.commit();

        add(other);
        other.commit();

        assertEquals(2, count(one));
    }

    @Test
    void aRollbackLeavesTheFileToOthers() throws SQLException {
        add(one);
        one.rollback();

        add(other);
        other.commit();

        assertEquals(1, count(one));
    }

    @Test
    void aTransactionThatDoesNotBeginLeavesNone() throws SQLException {
        add(other);
        assertThrows(SQLException.class, () -> one.setAutoCommit(false));
        assertTrue(one.getAutoCommit());
        other.commit();

        add(one);
        one.commit();

        assertEquals(2, count(other));
    }

    @Test
    void aTransactionThatSqliteUndidIsOver() throws SQLException {
        add(one);
        execute(one, "ROLLBACK");
        assertThrows(SQLException.class, one::rollback);

        add(one);
        one.commit();

        assertEquals(1, count(other));
    }
}
