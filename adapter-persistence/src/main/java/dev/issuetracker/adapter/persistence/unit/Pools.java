package dev.issuetracker.adapter.persistence.unit;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** The connections to one database: some write, the others only read. */
public final class Pools implements AutoCloseable {
    /** PostgreSQL's state for a connection that could not be made; see its documentation, appendix A. */
    private static final String UNREACHABLE = "08001";

    /** Remembers the statements that it has parsed, and those that write and those that read have many in common. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

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

    /**
     * A handle that may write.
     *
     * @throws ConnectionException when no connection is available
     * @throws TrackerException {@code STORE_UNAVAILABLE} after {@link #close}
     */
    public Handle openWriting() {
        return open(writers, writing);
    }

    /**
     * A handle that only reads.
     *
     * @throws ConnectionException when no connection is available
     * @throws TrackerException {@code STORE_UNAVAILABLE} after {@link #close}
     */
    public Handle openReading() {
        return open(readers, reading);
    }

    /**
     * A pool that gave up says why only while its latest attempt to connect has failed. One that has no connection at
     * all is never merely busy.
     */
    private static Handle open(Jdbi jdbi, HikariDataSource source) {
        try {
            return jdbi.open();
        } catch (ConnectionException failure) {
            if (source.isClosed()) {
                throw closed();
            }
            HikariPoolMXBean pool = source.getHikariPoolMXBean();
            if (SqlFailure.of(failure) == SqlFailure.BUSY && pool != null && pool.getTotalConnections() == 0) {
                throw new ConnectionException(
                        new SQLTransientConnectionException(failure.getMessage(), UNREACHABLE, failure));
            }
            throw failure;
        }
    }

    /** What is thrown at those who come after the end. */
    public static TrackerException closed() {
        return new TrackerException(ErrorCode.STORE_UNAVAILABLE, "The database was closed by this program.");
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
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true).setSqlParser(PARSER);
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
