package dev.issuetracker.adapter.persistence;

import dev.issuetracker.application.account.Sessions;
import dev.issuetracker.application.importing.Imports;
import dev.issuetracker.application.store.StoreHealth;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.issue.Comments;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.user.Users;
import java.io.UncheckedIOException;
import org.jdbi.v3.core.Handle;

/** A database that holds a whole tracker: the way into this module. */
public final class Database implements AutoCloseable {
    private final HandleSource handles;
    private final Dialect dialect;
    private final String description;
    private final UnitOfWork work = new UnitOfWork();
    private final Transactions transactions;

    private Database(HandleSource handles, Dialect dialect, String description) {
        this.handles = handles;
        this.dialect = dialect;
        this.description = description;
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
            return new Database(EmbeddedDatabase.open(sqlite, dialect), dialect, "SQLite " + sqlite.file());
        }
        DatabaseSettings.Postgresql postgresql = (DatabaseSettings.Postgresql) settings;
        Dialect dialect = new PostgresqlDialect();
        String nodes = postgresql.primary()
                + postgresql.secondary().map(node -> " and " + node).orElse("");
        return new Database(Failover.start(postgresql, dialect), dialect, "PostgreSQL " + nodes);
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
        return new JdbiLabels(work);
    }

    public Users users() {
        return new JdbiUsers(work, dialect);
    }

    public Reports reports() {
        return new JdbiReports(work, dialect);
    }

    public Sessions sessions() {
        return new JdbiSessions(work);
    }

    public Imports imports() {
        return new JdbiImports(work);
    }

    /** How the database is: asks SQLite itself; of PostgreSQL it tells what the last probes found, a second ago at most. */
    public StoreHealth health() {
        return handles::status;
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
        handles.close();
    }
}
