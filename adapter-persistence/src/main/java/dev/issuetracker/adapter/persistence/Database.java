package dev.issuetracker.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * An SQLite database that holds a whole tracker. One connection writes, several read; in WAL mode neither waits for the other.
 * What commits is on disk before it is answered (see docs/decisions/0003-sqlite-synchronous-full.md).
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final UnitOfWork work = new UnitOfWork();
    private final Transactions transactions;

    private Database(HikariDataSource writing, HikariDataSource reading) {
        this.writing = writing;
        this.reading = reading;
        this.transactions = new JdbiTransactions(jdbi(writing), jdbi(reading), work);
    }

    /**
     * Opens the database and brings its schema up to date.
     *
     * @throws UncheckedIOException when the file's folder cannot be made
     * @throws RuntimeException when the file cannot be opened, is no tracker's database, or bears a newer schema than this program
     */
    public static Database open(DatabaseSettings settings) {
        Path file = settings.file().toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot make the folder " + file.getParent(), fault);
        }
        HikariDataSource writing = pool("writing", settings, 1, file, TransactionMode.IMMEDIATE);
        try {
            migrate(writing);
            return new Database(writing, pool("reading", settings, settings.readers(), file, TransactionMode.DEFERRED));
        } catch (RuntimeException fault) {
            writing.close();
            throw fault;
        }
    }

    public Transactions transactions() {
        return transactions;
    }

    public Issues issues() {
        return new JdbiIssues(work);
    }

    public Comments comments() {
        return new JdbiComments(work);
    }

    public Labels labels() {
        return new JdbiLabels(work);
    }

    public Users users() {
        return new JdbiUsers(work);
    }

    public Reports reports() {
        return new JdbiReports(work);
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
                return new StoreStatus("embedded", State.READY, transactions.reading(this::schemaVersion), null);
            } catch (RuntimeException fault) {
                LOG.warn("the database does not answer", fault);
                return new StoreStatus("embedded", State.UNAVAILABLE, null, "The database does not answer.");
            }
        };
    }

    /** The handle of the running unit of work. */
    Handle handle() {
        return work.handle();
    }

    private String schemaVersion() {
        return work.handle().createQuery("""
                        SELECT version FROM flyway_schema_history
                        WHERE success AND version IS NOT NULL
                        ORDER BY installed_rank DESC LIMIT 1
                        """).mapTo(String.class).one();
    }

    /** Waits for no one: work in progress is cut off, so stop what uses the database first. */
    @Override
    public void close() {
        reading.close();
        writing.close();
    }

    private static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/sqlite")
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    private static HikariDataSource pool(
            String name, DatabaseSettings settings, int size, Path file, TransactionMode mode) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(JournalMode.WAL);
        sqlite.setSynchronous(SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        sqlite.setTransactionMode(mode);
        sqlite.setTempStore(TempStore.MEMORY);
        sqlite.setBusyTimeout(Math.toIntExact(LOCK_PATIENCE.toMillis()));
        sqlite.setPragma(Pragma.CACHE_SIZE, "-16000");
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file);

        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(source);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(settings.patience().toMillis());
        pool.setMaxLifetime(0);
        if (mode == TransactionMode.DEFERRED) {
            pool.setConnectionInitSql("PRAGMA query_only = 1");
        }
        return new HikariDataSource(pool);
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
