package dev.issuetracker.adapter.persistence.copy;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a backup and a restore do with SQLite files that no pool has open. */
final class SqliteFile {
    private static final int BUSY_MILLIS = 10_000;

    private SqliteFile() {}

    /** Reads a file that others may be writing. */
    static SQLiteDataSource live(Path file) {
        return reading("jdbc:sqlite:" + file.toAbsolutePath());
    }

    /** Reads a file that is not written meanwhile, and leaves nothing beside it. */
    static SQLiteDataSource finished(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        boolean inLog = Files.exists(log) && Files.size(log) > 0;
        return inLog
                ? live(file)
                : reading("jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?immutable=1");
    }

    private static SQLiteDataSource reading(String url) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setReadOnly(true);
        sqlite.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl(url);
        return source;
    }

    /**
     * Copies what is committed into an empty file, without free pages.
     *
     * @throws TrackerException {@code STORE_FULL} when there is no room
     */
    static void copy(Connection from, Path to) throws SQLException, IOException {
        long needed = Sql.number(
                from,
                "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count,"
                        + " pragma_freelist_count, pragma_page_size");
        long room = Files.getFileStore(to).getUsableSpace();
        if (room < needed) {
            throw new TrackerException(
                    ErrorCode.STORE_FULL,
                    "The copy needs up to " + needed + " bytes, but " + room + " are free in " + to.getParent() + ".");
        }
        try (PreparedStatement copy = from.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, to.toAbsolutePath().toString());
            copy.execute();
        } catch (SQLException failure) {
            if (SqlFailure.of(failure) == SqlFailure.FULL) {
                throw new TrackerException(
                        ErrorCode.STORE_FULL,
                        "There is no space left in " + to.getParent() + " for the copy.",
                        failure);
            }
            throw failure;
        }
    }

    /**
     * Checks all of a file.
     *
     * @param name what messages call it: the file itself, or the one that it is a copy of
     * @return the version of its schema
     * @throws CopyException when it holds no tracker, is damaged, or is of a newer program
     */
    static String check(Path file, Path name) throws IOException {
        SQLiteDataSource source = finished(file);
        try (Connection connection = source.getConnection()) {
            requireNone(
                    connection,
                    "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
                    name);
            if (Sql.number(connection, "SELECT count(*) FROM sqlite_master WHERE name = '" + Migrations.TABLE + "'")
                    == 0) {
                throw new CopyException(name + " holds no tracker: name a file that issue-tracker backup made.", null);
            }
            Migrations.requireKnown(source, new SqliteDialect(), name.toString());
            requireNone(
                    connection,
                    "SELECT 'a row of ' || \"table\" || ' needs a row of ' || parent || ' that is missing' FROM"
                            + " pragma_foreign_key_check",
                    name);
            requireNone(connection, """
                    SELECT 'the history of issue ' || i.id || ' has gaps' FROM issues i
                    WHERE i.version
                        IS NOT (SELECT min(h.version) - 1 + count(*) FROM issue_history h WHERE h.issue_id = i.id)
                    """, name);
            return Sql.text(connection, Migrations.VERSION);
        } catch (UnusableDatabaseException failure) {
            throw new CopyException(String.valueOf(failure.getMessage()), failure);
        } catch (SQLException | FlywayException failure) {
            String what =
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse("it cannot be read");
            throw unreadable(name, failure)
                    .orElseGet(() -> new CopyException(name + " holds no tracker, or is damaged: " + what, failure));
        }
    }

    /** Says that a file cannot be opened, when this is why something failed: what is in it may be sound. */
    static Optional<CopyException> unreadable(Path file, Exception failure) {
        return failure instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CANTOPEN
                ? Optional.of(new CopyException(
                        file + " cannot be read: let this account read the file and its folder.", failure))
                : Optional.empty();
    }

    private static void requireNone(Connection connection, String query, Path name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (row.next()) {
                throw new CopyException(name + " is damaged: " + row.getString(1) + ". Use an earlier backup.", null);
            }
        }
    }

    /** Brings a file to disk. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Brings the names of the folder that a file lies in to disk. */
    static void forceNames(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        // Windows opens no folders; its file system brings names to disk by itself.
        if (folder != null && File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * Gives a file a second name, and never takes that of another file.
     *
     * @throws FileAlreadyExistsException when there is a file of that name
     */
    static void link(Path name, Path file) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.copy(file, name);
            force(name);
        }
    }
}
