package dev.issuetracker.adapter.persistence;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what must come true, and not a moment longer. */
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 20;

    private Await() {}

    /** Waits until the condition holds; fails, telling the state, when it does not in time. */
    public static void until(String what, BooleanSupplier condition, Supplier<?> state) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what + "; it is " + state.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        }
    }

    public static void until(String what, BooleanSupplier condition) {
        until(what, condition, () -> "not so");
    }

    /**
     * Does something on a node that came back. A pool that failed to connect tries anew after up to two seconds, which
     * is as long as it lets a caller wait: the first may just miss it.
     */
    public static void connected(Runnable work) {
        until("the pool has a connection again", () -> {
            try {
                work.run();
                return true;
            } catch (TrackerException exception) {
                if (exception.code() != ErrorCode.STORE_UNAVAILABLE) {
                    throw exception;
                }
                return false;
            }
        });
    }
}
