package dev.issuetracker.adapter.persistence.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import java.time.Duration;
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

    private static final String CACHE_KIB = "-16000";

    private SqlitePools() {}

    static HikariDataSource writing(Sqlite settings) {
        return new HikariDataSource(pool("writing", settings, 1, TransactionMode.IMMEDIATE));
    }

    static HikariDataSource reading(Sqlite settings) {
        HikariConfig pool = pool("reading", settings, settings.readers(), TransactionMode.DEFERRED);
        pool.setConnectionInitSql("PRAGMA query_only = 1");
        return new HikariDataSource(pool);
    }

    private static HikariConfig pool(String name, Sqlite settings, int size, TransactionMode mode) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(JournalMode.WAL);
        sqlite.setSynchronous(SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        sqlite.setTransactionMode(mode);
        sqlite.setTempStore(TempStore.MEMORY);
        sqlite.setBusyTimeout(Math.toIntExact(LOCK_PATIENCE.toMillis()));
        sqlite.setPragma(Pragma.CACHE_SIZE, CACHE_KIB);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + settings.file().toAbsolutePath());

        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(source);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(settings.patience().toMillis());
        // A connection to a file does not age.
        pool.setMaxLifetime(0);
        return pool;
    }
}
