package dev.issuetracker.adapter.persistence.sqlite;

import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.StoreStatus.State;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the SQLite file is. Everybody may ask as often as they like: the file itself is asked once a second, by one
 * caller at a time, and the others get what was found last.
 */
final class EmbeddedHealth {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedHealth.class);
    private static final String SERVING = "embedded";
    private static final Duration KEPT = Duration.ofSeconds(1);
    /** Longer than a connection is waited for: the caller that asks the file hangs. */
    private static final Duration STUCK = Duration.ofSeconds(5);

    private static final StoreStatus AWAY =
            new StoreStatus(SERVING, State.UNAVAILABLE, null, "The database does not answer.");

    private static final StoreStatus DAMAGED = new StoreStatus(
            SERVING, State.UNAVAILABLE, null, "The database file is damaged: stop the server and restore a backup.");

    private record Found(StoreStatus status, long nanos) {}

    private final Supplier<String> version;
    private final LongSupplier nanoTime;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Found found;
    private volatile boolean damaged;

    /**
     * @param version asks the file for the version of its schema; throws when it does not answer
     * @param nanoTime such as {@link System#nanoTime}
     */
    EmbeddedHealth(Supplier<String> version, LongSupplier nanoTime) {
        this.version = version;
        this.nanoTime = nanoTime;
        this.found = new Found(ask(State.READY), nanoTime.getAsLong());
    }

    /** From now on the file counts as damaged. */
    void damaged() {
        damaged = true;
    }

    StoreStatus status() {
        if (damaged) {
            return DAMAGED;
        }
        Found last = found;
        long age = nanoTime.getAsLong() - last.nanos();
        if (age < KEPT.toNanos()) {
            return last.status();
        }
        if (!asking.compareAndSet(false, true)) {
            return age < STUCK.toNanos() ? last.status() : AWAY;
        }
        try {
            StoreStatus status = ask(last.status().state());
            found = new Found(status, nanoTime.getAsLong());
            return status;
        } finally {
            asking.set(false);
        }
    }

    private StoreStatus ask(State before) {
        try {
            StoreStatus ready = new StoreStatus(SERVING, State.READY, version.get(), null);
            if (before != State.READY) {
                LOG.info("the database answers again");
            }
            return ready;
        } catch (RuntimeException failure) {
            if (before == State.READY) {
                LOG.warn("the database does not answer", failure);
            }
            return AWAY;
        }
    }
}
