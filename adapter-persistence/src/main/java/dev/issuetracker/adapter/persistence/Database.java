package dev.issuetracker.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.issuetracker.application.account.Sessions;
import dev.issuetracker.application.importing.Imports;
import dev.issuetracker.application.store.StoreHealth;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.StoreStatus.State;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.issue.Comments;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.user.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that holds a whole tracker: the way into this module. */
public final class Database implements AutoCloseable {
    static final String SCHEMA_VERSION = """
            SELECT version FROM flyway_schema_history
            WHERE success AND version IS NOT NULL
            ORDER BY installed_rank DESC LIMIT 1
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Dialect dialect;
    private final String serving;
    private final String description;
    private final UnitOfWork work = new UnitOfWork();
    private final Transactions transactions;
    private @Nullable TrigramIndex trigrams;

    private Database(
            HikariDataSource writing, HikariDataSource reading, Dialect dialect, String serving, String description) {
        this.writing = writing;
        this.reading = reading;
        this.dialect = dialect;
        this.serving = serving;
        this.description = description;
        this.transactions = new JdbiTransactions(jdbi(writing), jdbi(reading), work);
    }

    /**
     * Opens the database and brings its schema up to date.
     *
     * @throws UncheckedIOException when the folder of an SQLite file cannot be made
     * @throws RuntimeException when the database cannot be reached, is no tracker's, or bears a newer schema than this program
     */
    public static Database open(DatabaseSettings settings) {
        if (settings instanceof DatabaseSettings.Sqlite sqlite) {
            makeFolder(sqlite.file());
            return open(
                    SqlitePools.writing(sqlite),
                    () -> SqlitePools.reading(sqlite),
                    new SqliteDialect(),
                    "embedded",
                    "SQLite " + sqlite.file());
        }
        DatabaseSettings.Postgresql postgresql = (DatabaseSettings.Postgresql) settings;
        Database database = open(
                PostgresqlPools.writing(postgresql),
                () -> PostgresqlPools.reading(postgresql),
                new PostgresqlDialect(),
                "primary",
                "PostgreSQL " + postgresql.node());
        database.trigrams = TrigramIndex.start(database.writing::getDataSource);
        return database;
    }

    private static Database open(
            HikariDataSource writing,
            Supplier<HikariDataSource> reading,
            Dialect dialect,
            String serving,
            String description) {
        try {
            migrate(writing, dialect);
            return new Database(writing, reading.get(), dialect, serving, description);
        } catch (RuntimeException fault) {
            writing.close();
            throw fault;
        }
    }

    private static void makeFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot make the folder " + folder, fault);
        }
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

    /** How the database is: asks it for the version of its schema. */
    public StoreHealth health() {
        return () -> {
            try {
                return new StoreStatus(serving, State.READY, transactions.reading(this::schemaVersion), null);
            } catch (RuntimeException fault) {
                LOG.warn("the database does not answer", fault);
                return new StoreStatus(serving, State.UNAVAILABLE, null, "The database does not answer.");
            }
        };
    }

    /** The handle of the running unit of work. */
    Handle handle() {
        return work.handle();
    }

    private String schemaVersion() {
        return work.handle().createQuery(SCHEMA_VERSION).mapTo(String.class).one();
    }

    /** What serves, for people: never a password. */
    @Override
    public String toString() {
        return description;
    }

    /** Waits for no one: work in progress is cut off, so stop what uses the database first. */
    @Override
    public void close() {
        if (trigrams != null) {
            trigrams.close();
        }
        reading.close();
        writing.close();
    }

    /**
     * Copies a whole tracker from an SQLite file into an empty PostgreSQL database, whose schema is made if it is not there. The file
     * is only read, and no server may run on it meanwhile. All of it arrives, checked by counts and checksums, or nothing does.
     *
     * @param progress is told every so many rows, and at each table's end
     * @return what was copied, table by table
     * @throws CopyException when the database holds data already, the schemas differ, or anything fails on the way
     */
    public static List<CopiedTable> copy(
            DatabaseSettings.Sqlite from, DatabaseSettings.Postgresql to, Consumer<CopyProgress> progress) {
        try (DatabaseCopy copy = new DatabaseCopy(from);
                HikariDataSource pool = PostgresqlPools.writing(to)) {
            // Not from the pool: Flyway holds two connections, and the pool may have but one.
            migrate(pool.getDataSource(), new PostgresqlDialect());
            try (Connection connection = pool.getDataSource().getConnection()) {
                return copy.into(connection, to.node().toString(), progress);
            }
        } catch (SQLException | FlywayException | PoolInitializationException fault) {
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
        CopyException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static void migrate(DataSource source, Dialect dialect) {
        Flyway.configure()
                .dataSource(source)
                .locations(dialect.migrations())
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    private static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source)
                .installPlugin(new SqlObjectPlugin())
                .registerRowMapper(new JdbiUsers.UserRow())
                .registerRowMapper(new JdbiLabels.LabelRow())
                .registerRowMapper(new JdbiComments.CommentRow());
        // Conditions are left out when a filter is not set; what would have been bound for them is then left over.
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return jdbi;
    }
}
