package dev.issuetracker.adapter.persistence.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
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
 * Connections to an SQLite file. One writes, several read; in WAL mode neither waits for the other. What commits is on
 * disk before it is answered (see docs/decisions/0003-sqlite-synchronous-full.md).
 */
final class SqlitePools {
    /** For another process on the same file, such as a backup; within this one the single writer never meets a lock. */
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(SqlitePools.class);

    /** Negative: it counts memory and not pages. */
    private static final String CACHE_KIB = "-16000";

    private SqlitePools() {}

    /** Connections for migrations, to which {@code issues} is the table. */
    static DataSource migrating(Sqlite settings) {
        return source(settings, new SQLiteDataSource(config(TransactionMode.IMMEDIATE)));
    }

    static HikariDataSource writing(Sqlite settings) {
        return new HikariDataSource(pool("writing", settings, 1, TransactionMode.IMMEDIATE));
    }

    static HikariDataSource reading(Sqlite settings) {
        HikariConfig pool = pool("reading", settings, settings.readers(), TransactionMode.DEFERRED);
        pool.setConnectionInitSql("PRAGMA query_only = 1");
        // The others are made when they are needed, which takes milliseconds, and not while the server starts.
        pool.setMinimumIdle(1);
        return new HikariDataSource(pool);
    }

    /**
     * Writes the log back into the file. The last connection does so when it closes; of two that close at the same
     * moment neither is the last, and the log stays beside a file that may be copied without it.
     */
    static void writeLogBack(Sqlite settings) {
        Path log = settings.file().resolveSibling(settings.file().getFileName() + "-wal");
        if (!Files.exists(log)) {
            return;
        }
        try (Connection connection = migrating(settings).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException failure) {
            LOG.warn("{} could not be written back; the next start does it: {}", log, failure.getMessage());
        }
    }

    private static HikariConfig pool(String name, Sqlite settings, int size, TransactionMode mode) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(KeptStatements.around(source(settings, new PublishedIssues(config(mode)))));
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(settings.patience().toMillis());
        // A connection to a file does not age.
        pool.setMaxLifetime(0);
        return pool;
    }

    private static DataSource source(Sqlite settings, SQLiteDataSource source) {
        source.setUrl("jdbc:sqlite:" + settings.file().toAbsolutePath());
        return source;
    }

    private static SQLiteConfig config(TransactionMode mode) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(JournalMode.WAL);
        sqlite.setSynchronous(SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        sqlite.setTransactionMode(mode);
        sqlite.setTempStore(TempStore.MEMORY);
        sqlite.setBusyTimeout(Math.toIntExact(LOCK_PATIENCE.toMillis()));
        sqlite.setPragma(Pragma.CACHE_SIZE, CACHE_KIB);
        return sqlite;
    }
}
