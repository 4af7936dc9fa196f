package dev.issuetracker.adapter.persistence.copy;

import dev.issuetracker.adapter.persistence.postgresql.Fitness;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlPools;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.adapter.persistence.unit.FencingEpoch;
import dev.issuetracker.application.backup.Backup;
import dev.issuetracker.application.backup.Backups;
import dev.issuetracker.domain.error.TrackerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** Copies of a whole tracker: from SQLite to PostgreSQL, into a backup, and back from one. The way into this room. */
public final class Copies {
    private Copies() {}

    /**
     * Copies a whole tracker from an SQLite file into an empty PostgreSQL database. The schema is made when it is
     * missing. The file is only read, and no server may run on it meanwhile. All of it arrives, checked by counts and
     * checksums, or nothing does.
     *
     * @param to its primary is copied into
     * @param progress is called every so many rows, and at each table's end
     * @return what was copied, table by table
     * @throws CopyException when the database holds data already, the schemas differ, or anything fails on the way
     */
    public static List<CopiedTable> toPostgresql(Sqlite from, Postgresql to, Consumer<CopyProgress> progress) {
        DataSource target = PostgresqlPools.unpooled(to.primary(), new FencingEpoch());
        try (CopySource source = new CopySource(from)) {
            Fitness.require(to.primary(), target);
            Migrations.run(target, new PostgresqlDialect(), to.primary().toString());
            try (Connection connection = target.getConnection()) {
                return new DatabaseCopy(source, progress)
                        .into(connection, to.primary().toString());
            }
        } catch (SQLException | FlywayException | UnusableDatabaseException failure) {
            boolean damaged = failure instanceof SQLiteException && SqlFailure.of(failure) == SqlFailure.DAMAGED;
            String reason = damaged
                    ? from.file() + " is damaged: restore an earlier backup of it, and copy that."
                    : String.valueOf(failure.getMessage());
            throw new CopyException("Nothing was copied. " + reason, failure);
        }
    }

    /**
     * The backups of an SQLite database that a running server makes.
     *
     * @param folder where they are kept; made when it is missing
     */
    public static Backups backups(Sqlite database, Path folder) {
        return at -> SqliteBackup.make(database.file(), backupFile(folder, at), at);
    }

    /**
     * Copies an SQLite database, also while a server runs on it, and checks the copy.
     *
     * @param to a file that does not exist yet; its folder is made when missing
     * @param at the time of the backup
     * @throws CopyException when it fails; then nothing is left behind
     * @throws TrackerException {@code STORE_FULL} likewise, when there is no room
     */
    public static Backup backup(Sqlite from, Path to, Instant at) {
        return SqliteBackup.make(from.file(), to, at);
    }

    /** What a backup made at that time is called, in the folder where backups are kept. */
    public static Path backupFile(Path folder, Instant at) {
        return SqliteBackup.file(folder, at);
    }

    /**
     * Puts a checked copy of a backup in the place of an SQLite database, and ends every session. Whenever it is cut
     * off, the old database is in its place, or the new one.
     *
     * @param at names the old database, which is kept
     * @throws CopyException when the backup holds no tracker, is damaged or of a newer program, or the database is in
     *     use; then nothing is changed
     * @throws TrackerException {@code STORE_FULL} likewise, when there is no room
     */
    public static Restored restore(Path from, Sqlite to, Instant at) {
        return new SqliteRestore(from, to.file()).run(at);
    }

    /** @throws CopyException when it is no file that can be read */
    static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new CopyException(file + " is a folder; name a file.", null);
        }
        if (!Files.isRegularFile(file)) {
            throw new CopyException("There is no file " + file + ".", null);
        }
    }

    /**
     * A backup that is in its place.
     *
     * @param issues how many it holds
     * @param replaced where the database is now that was there before; empty when there was none
     */
    public record Restored(String schemaVersion, long issues, Optional<Path> replaced) {}

    /**
     * A table that was copied.
     *
     * @param sha256 in hexadecimal, of its rows in the order of its key, as PostgreSQL's {@code COPY} writes them
     */
    public record CopiedTable(String table, long rows, String sha256) {}

    /**
     * How far a copy is.
     *
     * @param rows of the table that are done, of how many
     */
    public record CopyProgress(Step step, String table, long rows, long total) {
        /** Tables are copied one after the other; then each is read back and checked. */
        public enum Step {
            COPYING,
            CHECKING
        }
    }

    /** A copy was not made; the message says why, and whether anything arrived. */
    public static final class CopyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CopyException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
