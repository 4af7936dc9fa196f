package dev.issuetracker.adapter.persistence.unit;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** The connections to one database: some write, the others only read. */
public final class Pools implements AutoCloseable {
    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi writers;
    private final Jdbi readers;

    /**
     * Takes the pools over: they are closed with this.
     *
     * @param rows teaches JDBI the rows that the stores read
     */
    public Pools(HikariDataSource writing, HikariDataSource reading, JdbiPlugin rows) {
        this.writing = writing;
        this.reading = reading;
        this.writers = jdbi(writing, rows);
        this.readers = jdbi(reading, rows);
    }

    public Handle openWriting() {
        return writers.open();
    }

    public Handle openReading() {
        return readers.open();
    }

    /** Closes every connection, those in use when they are given back. */
    public void evict() {
        evict(writing);
        evict(reading);
    }

    private static void evict(HikariDataSource source) {
        HikariPoolMXBean pool = source.getHikariPoolMXBean();
        if (pool != null) {
            pool.softEvictConnections();
        }
    }

    private static Jdbi jdbi(DataSource source, JdbiPlugin rows) {
        Jdbi jdbi = Jdbi.create(source).installPlugin(new SqlObjectPlugin()).installPlugin(rows);
        // Conditions are left out when a filter is not set; what would have been bound for them is then left over.
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return jdbi;
    }

    /** Closes both at once: each waits a while for connections that are still being made. */
    @Override
    public void close() {
        CompletableFuture<Void> other = CompletableFuture.runAsync(reading::close, Pools::inBackground);
        writing.close();
        other.join();
    }

    private static void inBackground(Runnable work) {
        new Thread(work, "pool-close").start();
    }
}
