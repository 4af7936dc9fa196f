package dev.issuetracker.adapter.persistence.failover;

import dev.issuetracker.adapter.persistence.postgresql.PostgresqlPools;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.adapter.persistence.unit.FencingEpoch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema of the node that serves up to date, in a thread of its own: a migration may take longer than a
 * probe.
 */
final class SchemaUpgrade {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaUpgrade.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Dialect dialect;
    private final Runnable onSuccess;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    /** By {@link System#nanoTime}: a wall clock that is set back would delay the next try by as much. */
    private long failedAt = System.nanoTime() - PAUSE.toNanos();

    /** @param onSuccess runs in the thread of the upgrade, before those who {@link #await} go on */
    SchemaUpgrade(Dialect dialect, Runnable onSuccess) {
        this.dialect = dialect;
        this.onSuccess = onSuccess;
    }

    /** Starts an upgrade, unless one is running or failed a moment ago. */
    synchronized void start(Node node, FencingEpoch epoch) {
        if (!running.isDone() || System.nanoTime() - failedAt < PAUSE.toNanos()) {
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        running = done;
        Thread thread = new Thread(() -> run(node, epoch, done), "failover-migration");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Node node, FencingEpoch epoch, CompletableFuture<Void> done) {
        try {
            LOG.info("bringing the schema on {} up to date", node);
            Migrations.run(PostgresqlPools.unpooled(node, epoch), dialect, node.toString());
        } catch (RuntimeException failure) {
            if (failure instanceof UnusableDatabaseException) {
                LOG.error("the schema on {} could not be brought up to date: {}", node, failure.getMessage());
            } else {
                LOG.error("the schema on {} could not be brought up to date", node, failure);
            }
            synchronized (this) {
                failedAt = System.nanoTime();
                done.completeExceptionally(failure);
            }
            return;
        }
        try {
            onSuccess.run();
        } finally {
            done.complete(null);
        }
    }

    /**
     * Waits for the upgrade that is running, if one is.
     *
     * @throws RuntimeException when it fails for a reason that the next try will meet again
     */
    void await() {
        CompletableFuture<Void> current;
        synchronized (this) {
            current = running;
        }
        try {
            current.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause && !passing(cause)) {
                throw cause;
            }
        }
    }

    /** Whether the next try may succeed, because the node or the way to it was lost. */
    private static boolean passing(RuntimeException failure) {
        return switch (SqlFailure.of(failure)) {
            case RACED, BUSY, READ_ONLY, STOPPED, FULL, UNREACHABLE -> true;
            case TAKEN, DANGLING, DAMAGED, OTHER -> false;
        };
    }
}
