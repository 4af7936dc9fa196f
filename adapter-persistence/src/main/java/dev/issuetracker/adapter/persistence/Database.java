package dev.issuetracker.adapter.persistence;

import dev.issuetracker.adapter.persistence.copy.DatabaseCopy;
import dev.issuetracker.adapter.persistence.failover.Failover;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlPools;
import dev.issuetracker.adapter.persistence.postgresql.TrigramIndex;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sqlite.EmbeddedDatabase;
import dev.issuetracker.adapter.persistence.sqlite.SqliteBackup;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.adapter.persistence.sqlite.SqliteRestore;
import dev.issuetracker.adapter.persistence.store.JdbiAccessTokens;
import dev.issuetracker.adapter.persistence.store.JdbiAuditLog;
import dev.issuetracker.adapter.persistence.store.JdbiComments;
import dev.issuetracker.adapter.persistence.store.JdbiImports;
import dev.issuetracker.adapter.persistence.store.JdbiInvites;
import dev.issuetracker.adapter.persistence.store.JdbiIssues;
import dev.issuetracker.adapter.persistence.store.JdbiLabels;
import dev.issuetracker.adapter.persistence.store.JdbiPasswordResets;
import dev.issuetracker.adapter.persistence.store.JdbiRecordedAnswers;
import dev.issuetracker.adapter.persistence.store.JdbiReports;
import dev.issuetracker.adapter.persistence.store.JdbiSessions;
import dev.issuetracker.adapter.persistence.store.JdbiThrottles;
import dev.issuetracker.adapter.persistence.store.JdbiUsers;
import dev.issuetracker.adapter.persistence.unit.HandleSource;
import dev.issuetracker.adapter.persistence.unit.JdbiTransactions;
import dev.issuetracker.adapter.persistence.unit.Term;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.account.Invites;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.backup.Backup;
import dev.issuetracker.application.backup.Backups;
import dev.issuetracker.application.guess.Throttles;
import dev.issuetracker.application.idempotency.RecordedAnswers;
import dev.issuetracker.application.importing.Imports;
import dev.issuetracker.application.password.PasswordResets;
import dev.issuetracker.application.session.Sessions;
import dev.issuetracker.application.store.StoreHealth;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.application.token.AccessTokens;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Comments;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.user.Users;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A database that holds a whole tracker: the way into this module. */
public final class Database implements AutoCloseable {
    private final HandleSource handles;
    private final Dialect dialect;
    private final String description;
    private final UnitOfWork work = new UnitOfWork();
    private final Transactions transactions;
    private final Function<Path, Backups> backups;
    private final Closing beside;

    private Database(
            HandleSource handles,
            Dialect dialect,
            String description,
            Function<Path, Backups> backups,
            Closing beside) {
        this.handles = handles;
        this.dialect = dialect;
        this.description = description;
        this.backups = backups;
        this.beside = beside;
        this.transactions = new JdbiTransactions(handles, work);
    }

    /**
     * Opens the database and brings its schema up to date. A PostgreSQL that does not answer, or takes no writes, is no failure:
     * what needs it is refused as {@code STORE_UNAVAILABLE} until it does, and its schema is brought up to date then.
     *
     * @throws UncheckedIOException when the folder of an SQLite file cannot be made, or a lineage file cannot be read
     * @throws RuntimeException when the database is no tracker's, or its schema cannot be brought up to date
     */
    public static Database open(DatabaseSettings settings) {
        if (settings instanceof DatabaseSettings.Sqlite sqlite) {
            Dialect dialect = new SqliteDialect();
            return new Database(
                    EmbeddedDatabase.open(sqlite, dialect),
                    dialect,
                    "SQLite " + sqlite.file(),
                    folder -> new SqliteBackup(sqlite.file(), folder),
                    () -> {});
        }
        DatabaseSettings.Postgresql postgresql = (DatabaseSettings.Postgresql) settings;
        Dialect dialect = new PostgresqlDialect();
        String nodes = postgresql.primary()
                + postgresql.secondary().map(node -> " and " + node).orElse("");
        Failover failover = Failover.start(postgresql, dialect);
        TrigramIndex trigrams = TrigramIndex.start(failover::written);
        return new Database(failover, dialect, "PostgreSQL " + nodes, folder -> Database::noBackup, trigrams::close);
    }

    public Transactions transactions() {
        return transactions;
    }

    public Issues issues() {
        return new JdbiIssues(work, dialect);
    }

    public Comments comments() {
        return new JdbiComments(work);
    }

    public Labels labels() {
        return new JdbiLabels(work, dialect);
    }

    public Users users() {
        return new JdbiUsers(work, dialect);
    }

    public Reports reports() {
        return new JdbiReports(work, dialect);
    }

    public AuditLog auditLog() {
        return new JdbiAuditLog(work);
    }

    public Throttles throttles() {
        return new JdbiThrottles(work);
    }

    public Sessions sessions() {
        return new JdbiSessions(work);
    }

    public Invites invites() {
        return new JdbiInvites(work);
    }

    public AccessTokens accessTokens() {
        return new JdbiAccessTokens(work);
    }

    public PasswordResets passwordResets() {
        return new JdbiPasswordResets(work);
    }

    public RecordedAnswers recordedAnswers() {
        return new JdbiRecordedAnswers(work, dialect);
    }

    public Imports imports() {
        return new JdbiImports(work, dialect);
    }

    /**
     * Copies of the database; of PostgreSQL none are made.
     *
     * @param folder where they are kept; made when it is missing
     */
    public Backups backups(Path folder) {
        return backups.apply(folder);
    }

    /** How the database is: asks SQLite itself; of PostgreSQL it tells what the last probes found, a second ago at most. */
    public StoreHealth health() {
        return handles;
    }

    /** The handle of the running unit of work. */
    public Handle handle() {
        return work.handle();
    }

    private static Backup noBackup(Instant at) {
        throw new TrackerException(
                ErrorCode.BACKUP_UNSUPPORTED,
                "This tracker is on PostgreSQL, which makes its own backups: use pg_dump or pg_basebackup.");
    }

    /** What serves, for people: never a password. */
    @Override
    public String toString() {
        return description;
    }

    /** Waits for no one: work in progress is cut off, so stop what uses the database first. */
    @Override
    public void close() {
        beside.close();
        handles.close();
    }

    /** Ends what runs beside the database. */
    @FunctionalInterface
    private interface Closing {
        void close();
    }

    /**
     * Copies a whole tracker from an SQLite file into an empty PostgreSQL database, whose schema is made if it is not there. The file
     * is only read, and no server may run on it meanwhile. All of it arrives, checked by counts and checksums, or nothing does.
     *
     * @param to its primary is copied into
     * @param progress is told every so many rows, and at each table's end
     * @return what was copied, table by table
     * @throws CopyException when the database holds data already, the schemas differ, or anything fails on the way
     */
    public static List<CopiedTable> copy(
            DatabaseSettings.Sqlite from, DatabaseSettings.Postgresql to, Consumer<CopyProgress> progress) {
        DataSource target = PostgresqlPools.unpooled(to.primary(), new Term());
        try (DatabaseCopy copy = new DatabaseCopy(from)) {
            Migrations.run(target, new PostgresqlDialect());
            try (Connection connection = target.getConnection()) {
                return copy.into(connection, to.primary().toString(), progress);
            }
        } catch (SQLException | FlywayException fault) {
            throw new CopyException("Nothing was copied: " + fault.getMessage(), fault);
        }
    }

    /**
     * Copies an SQLite database, also while a server runs on it, and checks the copy.
     *
     * @param to a file that is not there yet; its folder is made when missing
     * @param at goes into what is told of the copy
     * @throws CopyException when it fails; then nothing is left behind
     * @throws TrackerException {@code STORE_FULL} likewise, when there is no room
     */
    public static Backup backup(DatabaseSettings.Sqlite from, Path to, Instant at) {
        return SqliteBackup.make(from.file(), to, at);
    }

    /** What a backup made at that time is called, in the folder where backups are kept. */
    public static Path backupFile(Path folder, Instant at) {
        return SqliteBackup.file(folder, at);
    }

    /**
     * Puts a checked copy of a backup in the place of an SQLite database, with every session ended. Whenever it is cut off, the
     * old database is in its place, or the new one.
     *
     * @param at names the old database, which is kept
     * @throws CopyException when the backup is no tracker's, is damaged or of a newer program, or the database is in use; then
     *     nothing is changed
     * @throws TrackerException {@code STORE_FULL} likewise, when there is no room
     */
    public static Restored restore(Path from, DatabaseSettings.Sqlite to, Instant at) {
        return new SqliteRestore(from, to.file()).run(at);
    }

    /**
     * A backup that is in its place.
     *
     * @param issues how many stand in it
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

    /** A copy was refused or failed; the message says why, and whether anything arrived. */
    public static final class CopyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CopyException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
