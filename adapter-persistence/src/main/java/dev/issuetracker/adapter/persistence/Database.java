package dev.issuetracker.adapter.persistence;

import dev.issuetracker.application.account.AccessTokens;
import dev.issuetracker.application.account.Invites;
import dev.issuetracker.application.account.PasswordResets;
import dev.issuetracker.application.account.Sessions;
import dev.issuetracker.application.account.Throttles;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.idempotency.RecordedAnswers;
import dev.issuetracker.application.importing.Imports;
import dev.issuetracker.application.store.StoreHealth;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.issue.Comments;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.user.Users;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
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
    private final Closing beside;

    private Database(HandleSource handles, Dialect dialect, String description, Closing beside) {
        this.handles = handles;
        this.dialect = dialect;
        this.description = description;
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
            return new Database(EmbeddedDatabase.open(sqlite, dialect), dialect, "SQLite " + sqlite.file(), () -> {});
        }
        DatabaseSettings.Postgresql postgresql = (DatabaseSettings.Postgresql) settings;
        Dialect dialect = new PostgresqlDialect();
        String nodes = postgresql.primary()
                + postgresql.secondary().map(node -> " and " + node).orElse("");
        Failover failover = Failover.start(postgresql, dialect);
        TrigramIndex trigrams = TrigramIndex.start(failover::written);
        return new Database(failover, dialect, "PostgreSQL " + nodes, trigrams::close);
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

    /** How the database is: asks SQLite itself; of PostgreSQL it tells what the last probes found, a second ago at most. */
    public StoreHealth health() {
        return handles;
    }

    /** The handle of the running unit of work. */
    Handle handle() {
        return work.handle();
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

        CopyException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
