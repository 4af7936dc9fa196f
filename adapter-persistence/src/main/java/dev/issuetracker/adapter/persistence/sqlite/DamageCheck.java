package dev.issuetracker.adapter.persistence.sqlite;

import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.Pools;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a whole SQLite file once after the start, beside the requests. Damage in the middle of a file shows only when
 * something reads that part, which may be months later.
 */
final class DamageCheck implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DamageCheck.class);
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final Duration INTERRUPT = Duration.ofMillis(20);

    private final Pools pools;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Statement running;

    private DamageCheck(Pools pools, Path file, Runnable found) {
        this.pools = pools;
        this.thread = new Thread(
                () -> {
                    if (!isSound()) {
                        LOG.error("{}", damaged(file));
                        found.run();
                    }
                },
                "damage-check");
    }

    /** What to tell the operator about a damaged file. */
    static String damaged(Path file) {
        return file + " is damaged. Stop the server and put a backup in its place: issue-tracker restore --from FILE.";
    }

    /**
     * Starts to check, in a thread of its own that ends when the file was read.
     *
     * @param found runs when the file is damaged
     */
    static DamageCheck start(Pools pools, Path file, Runnable found) {
        DamageCheck check = new DamageCheck(pools, file, found);
        check.thread.setDaemon(true);
        check.thread.start();
        return check;
    }

    /**
     * Stops the check and waits for its end. A connection that outlived the pools could still write its log into the
     * file when another server, or a restore, has it already.
     */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                // SQLite ignores an interrupt that comes before the statement runs.
                Statement statement = running;
                if (statement != null) {
                    statement.cancel();
                }
                thread.join(INTERRUPT.toMillis());
            } catch (SQLException ended) {
                LOG.debug("the check ended by itself", ended);
            } catch (InterruptedException exception) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSound() {
        while (!closed) {
            try (Handle handle = pools.openReading();
                    Statement statement = handle.getConnection().createStatement()) {
                running = statement;
                try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
                    return closed || (result.next() && result.getString(1).equals("ok"));
                }
            } catch (JdbiException | SQLException failure) {
                if (SqlFailure.of(failure) == SqlFailure.DAMAGED) {
                    return false;
                }
                LOG.debug("the file could not be checked; trying again", failure);
                LockSupport.parkNanos(RETRY.toNanos());
            } finally {
                running = null;
            }
        }
        return true;
    }
}
