package dev.issuetracker.adapter.persistence.copy;

import dev.issuetracker.adapter.persistence.copy.Copies.CopiedTable;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress.Step;
import dev.issuetracker.adapter.persistence.postgresql.CopyText;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Copies a tracker from an SQLite file into an empty PostgreSQL database of the same schema, in one transaction.
 *
 * <p>The file is read once, as it is at one moment. Its rows travel in the text format of {@code COPY}, in the order of their keys;
 * their checksum is taken on the way in, and once more of what PostgreSQL gives back, before it commits.
 */
final class DatabaseCopy implements AutoCloseable {
    /** Every table, each after those that it refers to; an issue refers to its history at the end of the transaction only. */
    static final List<Table> TABLES = List.of(
            new Table("users", "id", true),
            new Table("sessions", "id", false),
            new Table("labels", "id", true),
            new Table("issues", "id", true),
            new Table("issue_history", "issue_id, version", false),
            new Table("issue_labels", "issue_id, label_id", false),
            new Table("comments", "id", true),
            new Table("imports", "id", true),
            new Table("import_ranges", "import_id, first_id", false),
            new Table("recorded_answers", "user_id, request_key", false),
            new Table("audit_log", "id", true),
            new Table("personal_access_tokens", "id", true),
            new Table("invites", "id", true),
            new Table("password_resets", "user_id", false),
            new Table("throttles", "throttle_key", false));

    private static final int CHUNK = 1 << 16;
    private static final int ROWS_A_REPORT = 10_000;
    private static final int BUSY_MILLIS = 10_000;

    private final Sqlite file;
    private final Connection source;
    private final String schema;
    private final long moment;

    /**
     * A table.
     *
     * @param key the columns of its primary key
     * @param numbered whether its ids are given by the database
     */
    record Table(String name, String key, boolean numbered) {}

    private record Column(String name, boolean text) {}

    /**
     * Opens the file for reading, and holds on to what it says now.
     *
     * @throws CopyException when it cannot be read, or is no tracker's
     */
    DatabaseCopy(Sqlite from) {
        if (!Files.isRegularFile(from.file())) {
            throw new CopyException("There is no file " + from.file() + ".", null);
        }
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setReadOnly(true);
        sqlite.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource files = new SQLiteDataSource(sqlite);
        files.setUrl("jdbc:sqlite:" + from.file().toAbsolutePath());
        file = from;
        Connection opened = null;
        try {
            opened = files.getConnection();
            opened.setAutoCommit(false);
            schema = schemaVersion(opened);
            moment = number(opened, "PRAGMA data_version");
            source = opened;
        } catch (SQLException failure) {
            closeQuietly(opened, failure);
            throw new CopyException(from.file() + " is not a tracker's file: " + failure.getMessage(), failure);
        }
    }

    /**
     * Copies into the database that the connection leads to.
     *
     * @param connection fresh; it is of no use afterwards
     * @param name of the database, for people
     */
    List<CopiedTable> into(Connection connection, String name, Consumer<CopyProgress> progress) {
        boolean committing = false;
        try {
            // Single statements work for as long as a table is large.
            connection.setNetworkTimeout(Runnable::run, 0);
            connection.setAutoCommit(false);
            execute(connection, "SET LOCAL statement_timeout = 0");
            execute(connection, "SET LOCAL idle_in_transaction_session_timeout = 0");
            execute(connection, "SET LOCAL lock_timeout = '10s'");
            requireSameSchema(schemaVersion(connection), name);
            lockEmpty(connection, name);

            List<CopiedTable> copied = new ArrayList<>();
            for (Table table : TABLES) {
                copied.add(copy(table, connection, progress));
                restartIds(table, connection);
            }
            // What is otherwise checked at commit is checked here, to fail before anything is said to be right.
            execute(connection, "SET CONSTRAINTS ALL IMMEDIATE");
            for (int i = 0; i < TABLES.size(); i++) {
                check(TABLES.get(i), copied.get(i), connection, progress);
            }
            execute(connection, "ANALYZE " + tableNames());
            requireUnchanged();
            committing = true;
            connection.commit();
            return List.copyOf(copied);
        } catch (SQLException failure) {
            boolean unknown =
                    committing && SqlFailure.ofState(String.valueOf(failure.getSQLState())) == SqlFailure.UNREACHABLE;
            throw new CopyException(
                    unknown
                            ? "The connection broke at the very end. Look whether " + name
                                    + " holds the tracker now; it holds all of it or nothing."
                            : "Nothing was copied: " + failure.getMessage(),
                    failure);
        } finally {
            rollBack(connection);
        }
    }

    private void requireSameSchema(String target, String name) {
        int order = MigrationVersion.fromVersion(schema).compareTo(MigrationVersion.fromVersion(target));
        if (order > 0) {
            throw new CopyException(
                    "The schema of %s has version %s, newer than version %s of %s: use the program that wrote the file, or a newer one."
                            .formatted(file.file(), schema, target, name),
                    null);
        }
        if (order < 0) {
            throw new CopyException(
                    "The schema of %s has version %s, older than version %s of %s: start this server on the file once, which brings it up to date."
                            .formatted(file.file(), schema, target, name),
                    null);
        }
    }

    /** Keeps others from writing until the end; they may read, and find nothing. */
    private static void lockEmpty(Connection connection, String name) throws SQLException {
        execute(connection, "LOCK TABLE " + tableNames() + " IN EXCLUSIVE MODE");
        for (Table table : TABLES) {
            if (number(connection, "SELECT count(*) FROM (SELECT 1 FROM " + table.name() + " LIMIT 1) AS first") > 0) {
                throw new CopyException(
                        name + " holds data already, in its table " + table.name()
                                + ": nothing was copied. Name an empty database.",
                        null);
            }
        }
    }

    private CopiedTable copy(Table table, Connection connection, Consumer<CopyProgress> progress) throws SQLException {
        List<Column> columns = columns(table, connection);
        long total = number(source, "SELECT count(*) FROM " + table.name());
        MessageDigest digest = sha256();
        CopyText text = new CopyText();
        long rows = 0;
        CopyIn copy = copies(connection).copyIn("COPY " + table.name() + " (" + names(columns) + ") FROM STDIN");
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery(select(table, columns))) {
            while (row.next()) {
                append(text, row, columns);
                rows++;
                if (text.length() >= CHUNK) {
                    flush(text, digest, copy);
                }
                if (rows % ROWS_A_REPORT == 0) {
                    progress.accept(new CopyProgress(Step.COPYING, table.name(), rows, total));
                }
            }
            flush(text, digest, copy);
            copy.endCopy();
        } finally {
            // After a failure; else the connection would wait for the rest.
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        progress.accept(new CopyProgress(Step.COPYING, table.name(), rows, total));
        return new CopiedTable(table.name(), rows, HexFormat.of().formatHex(digest.digest()));
    }

    private static void append(CopyText text, ResultSet row, List<Column> columns) throws SQLException {
        for (int i = 1; i <= columns.size(); i++) {
            if (columns.get(i - 1).text()) {
                // As bytes, so that nothing on the way can mend what is not well-formed: PostgreSQL refuses it.
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

    private static void flush(CopyText text, MessageDigest digest, CopyIn copy) throws SQLException {
        digest.update(text.bytes(), 0, text.length());
        copy.writeToCopy(text.bytes(), 0, text.length());
        text.clear();
    }

    /**
     * Lets new ids go on after the highest that was ever given, also when its row is gone: history may name it. Not by
     * {@code setval}, which no rollback takes back.
     */
    private void restartIds(Table table, Connection connection) throws SQLException {
        if (!table.numbered()) {
            return;
        }
        long highest = number(source, """
                SELECT coalesce(max(id), 0) FROM (SELECT max(id) AS id FROM %1$s
                                                  UNION ALL SELECT seq FROM sqlite_sequence WHERE name = '%1$s')
                """.formatted(table.name()));
        String sequence = string(connection, "SELECT pg_get_serial_sequence('" + table.name() + "', 'id')");
        execute(connection, "ALTER SEQUENCE " + sequence + " RESTART WITH " + (highest + 1));
    }

    private static void check(Table table, CopiedTable expected, Connection connection, Consumer<CopyProgress> progress)
            throws SQLException {
        MessageDigest digest = sha256();
        long rows = 0;
        CopyOut copy = copies(connection).copyOut("COPY (" + select(table, columns(table, connection)) + ") TO STDOUT");
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                digest.update(row);
                rows++;
                if (rows % ROWS_A_REPORT == 0) {
                    progress.accept(new CopyProgress(Step.CHECKING, table.name(), rows, expected.rows()));
                }
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        progress.accept(new CopyProgress(Step.CHECKING, table.name(), rows, expected.rows()));
        CopiedTable found = new CopiedTable(table.name(), rows, HexFormat.of().formatHex(digest.digest()));
        if (!found.equals(expected)) {
            throw new CopyException(
                    "Nothing was copied: the table %s arrived as %d rows of SHA-256 %s, but left as %d rows of SHA-256 %s."
                            .formatted(table.name(), rows, found.sha256(), expected.rows(), expected.sha256()),
                    null);
        }
    }

    /** A server that still runs on the file would go on writing to what has been left behind. */
    private void requireUnchanged() throws SQLException {
        source.rollback();
        if (number(source, "PRAGMA data_version") != moment) {
            throw new CopyException(
                    "Nothing was copied: " + file.file()
                            + " was written to meanwhile. Stop the server that runs on it.",
                    null);
        }
    }

    private static List<Column> columns(Table table, Connection connection) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT attname, atttypid = 'text'::regtype FROM pg_attribute
                        WHERE attrelid = '%s'::regclass AND attnum > 0 AND NOT attisdropped
                        ORDER BY attnum
                        """.formatted(table.name()))) {
            while (row.next()) {
                columns.add(new Column(row.getString(1), row.getBoolean(2)));
            }
        }
        return columns;
    }

    private static String select(Table table, List<Column> columns) {
        return "SELECT " + names(columns) + " FROM " + table.name() + " ORDER BY " + table.key();
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static String tableNames() {
        return TABLES.stream().map(Table::name).collect(Collectors.joining(", "));
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static String schemaVersion(Connection connection) throws SQLException {
        return string(connection, Migrations.VERSION);
    }

    private static String string(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (!row.next()) {
                throw new SQLException("nothing answers " + query);
            }
            return row.getString(1);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        return Long.parseLong(string(connection, query));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java has SHA-256", failure);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            // Then the server does it by itself; and after the commit there is nothing to roll back.
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

    /** Lets go of the file. */
    @Override
    public void close() {
        try {
            source.close();
        } catch (SQLException failure) {
            throw new CopyException("The file " + file.file() + " could not be closed.", failure);
        }
    }
}
