package dev.issuetracker.adapter.persistence.sqlite;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleListener;

/**
 * Turns at the one connection that writes. Who waits longest is next. Without them the pool lets a thread that comes
 * back at once, as an import does, overtake those that wait.
 */
final class WritingTurns {
    private final Semaphore turn = new Semaphore(1, true);
    private final Duration patience;

    /** @param patience how long one waits for its turn */
    WritingTurns(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits for the turn, and keeps it until the handle is closed.
     *
     * @throws ConnectionException when the turn does not come in time
     * @throws TrackerException {@code SHUTTING_DOWN} when the thread is interrupted
     */
    Handle open(Supplier<Handle> connection) {
        take();
        boolean opened = false;
        try {
            Handle handle = connection.get().addHandleListener(new Passing());
            opened = true;
            return handle;
        } finally {
            if (!opened) {
                turn.release();
            }
        }
    }

    private void take() {
        try {
            if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new ConnectionException(
                        new SQLTransientConnectionException("others wrote for " + patience.toMillis() + " ms"));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TrackerException(
                    ErrorCode.SHUTTING_DOWN, "The server is shutting down, and nothing was stored.", stopping);
        }
    }

    /** How many wait for their turn. */
    int waiting() {
        return turn.getQueueLength();
    }

    /** Ends the turn after the connection is back in its pool. */
    private final class Passing implements HandleListener {
        @Override
        public void handleClosed(Handle handle) {
            turn.release();
        }
    }
}
