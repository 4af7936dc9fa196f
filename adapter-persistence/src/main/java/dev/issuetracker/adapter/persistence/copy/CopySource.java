package dev.issuetracker.adapter.persistence.copy;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.postgresql.CopyText;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The SQLite file that is copied, as it is at one moment. It is only read. */
final class CopySource implements AutoCloseable {
    private static final int BUSY_MILLIS = 10_000;

    private final Path file;
    private final Connection connection;
    private final String schema;
    private final long moment;

    /** What is to be done after each row. */
    interface AfterRow {
        void run() throws SQLException;
    }

    /**
     * Opens the file and holds on to its state of now.
     *
     * @throws CopyException when it cannot be read, or holds no tracker
     */
    CopySource(Sqlite from) {
        file = from.file();
        Copies.requireFile(file);
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setReadOnly(true);
        sqlite.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource files = new SQLiteDataSource(sqlite);
        files.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        Connection opened = null;
        try {
            opened = files.getConnection();
            opened.setAutoCommit(false);
            schema = Sql.text(opened, Migrations.VERSION);
            moment = Sql.number(opened, "PRAGMA data_version");
            connection = opened;
        } catch (SQLException failure) {
            closeQuietly(opened, failure);
            throw SqliteFile.unreadable(file, failure)
                    .orElseGet(() ->
                            new CopyException(file + " is not a tracker's file: " + failure.getMessage(), failure));
        }
    }

    Path file() {
        return file;
    }

    /** The version of its schema. */
    String schema() {
        return schema;
    }

    long count(CopyTable table) throws SQLException {
        return Sql.number(connection, "SELECT count(*) FROM " + table.name());
    }

    /** The highest id that was ever given, also when its row is gone: history may name it. */
    long highestId(CopyTable table) throws SQLException {
        return Sql.number(connection, new SqliteDialect().highestId(table.name()));
    }

    /** Appends every row to the text, in the order of the key. */
    void read(CopyTable table, List<CopyTable.Column> columns, CopyText text, AfterRow after) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(table.select(columns))) {
            while (row.next()) {
                append(text, row, columns);
                after.run();
            }
        }
    }

    private static void append(CopyText text, ResultSet row, List<CopyTable.Column> columns) throws SQLException {
        for (int i = 1; i <= columns.size(); i++) {
            if (columns.get(i - 1).text()) {
                // As bytes, so that nothing on the way repairs what is not well-formed: PostgreSQL must reject it.
                byte @Nullable [] utf8 = row.getBytes(i);
                if (row.wasNull()) {
                    text.nothing();
                } else {
                    text.text(utf8 == null ? new byte[0] : utf8);
                }
            } else {
                long number = row.getLong(i);
                if (row.wasNull()) {
                    text.nothing();
                } else {
                    text.number(number);
                }
            }
        }
        text.endRow();
    }

    /**
     * Makes sure that nobody gets to see what nobody must see: issues of an import that never ended.
     *
     * @throws CopyException when there are any
     */
    void requireNothingStaged() throws SQLException {
        if (Sql.number(connection, "SELECT count(*) FROM staged_issues") > 0) {
            throw new CopyException(
                    "Nothing was copied: an import into " + file + " was interrupted and has left issues behind. Start"
                            + " the server on it, wait a moment until it has removed them, and stop it.",
                    null);
        }
    }

    /**
     * Ends the reading. A server that still runs on the file would go on writing to what has been left behind.
     *
     * @throws CopyException when the file was written to meanwhile
     */
    void requireUnchanged() throws SQLException {
        connection.rollback();
        if (Sql.number(connection, "PRAGMA data_version") != moment) {
            throw new CopyException(
                    "Nothing was copied: " + file + " was changed during the copy. Stop the server that uses it.",
                    null);
        }
    }

    private static void closeQuietly(@Nullable Connection connection, SQLException failure) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new CopyException("The file " + file + " could not be closed.", failure);
        }
    }
}
