package dev.issuetracker.adapter.persistence.unit;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets only so many reads that may take long run at once that other work finds a connection. */
public final class ReadBudgets {
    private final Semaphore turns;
    private final Duration patience;

    private ReadBudgets(int atOnce, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /**
     * Half of the connections that read are for such work.
     *
     * @param patience how long a read waits for its turn
     */
    public static ReadBudgets of(int connections, Duration patience) {
        return new ReadBudgets(Math.max(1, connections / 2), patience);
    }

    <T> T inTurn(Supplier<T> work) {
        take();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void take() {
        try {
            if (turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new TrackerException(
                ErrorCode.STORE_BUSY, "Many searches and reports are running already; try again shortly.");
    }
}
