package dev.issuetracker.adapter.persistence.copy;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.copy.Copies.Restored;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.sqlite.DatabaseLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Puts a backup in the place of an SQLite database. Whenever it is cut off, the old database is in its place, or the
 * new one: the new is written and checked beside the old, and takes its name by one renaming.
 */
final class SqliteRestore {
    private static final String LOG = "-wal";

    /** What SQLite keeps beside a database, and would take for the new one's. */
    private static final List<String> BESIDE = List.of(LOG, "-shm", "-journal");

    /** The tables of tokens. A token that was ended since the backup must not become valid again. */
    private static final List<String> TOKENS =
            List.of("sessions", "personal_access_tokens", "invites", "password_resets");

    private static final int BUSY_MILLIS = 1_000;

    private final Path from;
    private final Path database;

    SqliteRestore(Path from, Path database) {
        this.from = from;
        this.database = database.toAbsolutePath();
    }

    Restored run(Instant at) {
        try {
            Copies.requireFile(from);
            if (Files.exists(database) && Files.isSameFile(from, database)) {
                throw new CopyException(from + " is the database itself; choose a backup.", null);
            }
            Files.createDirectories(database.resolveSibling(""));
            DatabaseLock lock = DatabaseLock.take(database).orElseThrow(this::inUse);
            try {
                return replace(at);
            } finally {
                lock.close();
            }
        } catch (IOException | SQLException failure) {
            throw new CopyException("Nothing was restored: " + failure.getMessage(), failure);
        }
    }

    private Restored replace(Instant at) throws IOException, SQLException {
        Path aside = Files.createTempFile(database.resolveSibling(""), database.getFileName() + "-", ".restoring");
        try {
            SqliteFile.check(from, from);
            try (Connection source = SqliteFile.finished(from).getConnection()) {
                SqliteFile.copy(source, aside);
            }
            endSessions(aside);
            String schema = SqliteFile.check(aside, from);
            SqliteFile.force(aside);
            return new Restored(schema, issues(aside), exchange(aside, at));
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static long issues(Path file) throws IOException, SQLException {
        try (Connection connection = SqliteFile.finished(file).getConnection()) {
            return Sql.number(connection, "SELECT count(*) FROM issues WHERE deleted_at IS NULL");
        }
    }

    /**
     * Gives the new database the place of the old one.
     *
     * @return where the old one is now
     */
    private Optional<Path> exchange(Path aside, Instant at) throws IOException, SQLException {
        Path old = database.resolveSibling(database.getFileName() + ".replaced-" + SqliteBackup.time(at));
        boolean replaces = Files.exists(database);
        try (@Nullable Connection alone = replaces ? alone() : null) {
            boolean committed = false;
            if (alone != null) {
                committed = foldLog(alone);
                SqliteFile.link(old, database);
            }
            for (String ending : BESIDE) {
                Path beside = database.resolveSibling(database.getFileName() + ending);
                if (committed && !ending.equals(LOG)) {
                    // Nothing is in these any more.
                    Files.deleteIfExists(beside);
                } else if (Files.exists(beside)) {
                    Files.move(beside, old.resolveSibling(old.getFileName() + ending));
                }
            }
            SqliteFile.forceNames(database);
            Files.move(aside, database, StandardCopyOption.ATOMIC_MOVE);
            SqliteFile.forceNames(database);
        }
        return replaces ? Optional.of(old) : Optional.empty();
    }

    private Connection alone() throws SQLException {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setLockingMode(LockingMode.EXCLUSIVE);
        sqlite.setBusyTimeout(BUSY_MILLIS);
        return sqlite.createConnection("jdbc:sqlite:" + database);
    }

    /**
     * Brings the write-ahead log into the database, and keeps all others out of it.
     *
     * @return whether no transaction is left that a journal could take back
     */
    private boolean foldLog(Connection alone) throws SQLException {
        try (Statement statement = alone.createStatement()) {
            statement.execute("PRAGMA journal_mode = DELETE");
            statement.execute("BEGIN EXCLUSIVE");
            statement.execute("COMMIT");
            return true;
        } catch (SQLException failure) {
            if (SqlFailure.of(failure) == SqlFailure.BUSY) {
                throw inUse();
            }
            // A damaged database is what backups are for: it is kept as it is, with its log.
            if (!damaged(failure)) {
                throw failure;
            }
            return false;
        }
    }

    private static boolean damaged(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)) {
                    case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
                    default -> false;
                };
    }

    private CopyException inUse() {
        return new CopyException(
                "Nothing was restored: " + database + " is in use. Stop the server that uses it first.", null);
    }

    private static void endSessions(Path file) throws SQLException {
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String table : TOKENS) {
                statement.execute("DELETE FROM " + table);
            }
        }
    }
}
