package dev.issuetracker.adapter.persistence.unit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The unit of work of each thread: which handle its stores use, and whether it may write. */
public final class UnitOfWork {
    private record Seen(boolean any, long atNanos) {}

    private static final class Running {
        private final Handle handle;
        private final boolean writes;
        private @Nullable Seen webhooks;

        private Running(Handle handle, boolean writes) {
            this.handle = handle;
            this.writes = writes;
        }
    }

    /** A unit of work that is quicker ends as if it had asked at its end. */
    private static final Duration OF_LATE = Duration.ofSeconds(1);

    private final LongSupplier nanos;

    @SuppressWarnings("ThreadLocalUsage") // Each database has its own; it is emptied at the end of every unit of work.
    private final ThreadLocal<@Nullable Running> current = new ThreadLocal<>();

    public UnitOfWork() {
        this(System::nanoTime);
    }

    /** Takes the time from a clock that counts nanoseconds. */
    UnitOfWork(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * The handle to use.
     *
     * @throws IllegalStateException outside of a unit of work
     */
    public Handle handle() {
        return inHand().handle;
    }

    private Running inHand() {
        Running running = current.get();
        if (running == null) {
            throw new IllegalStateException("stores work inside Transactions.in(…) or reading(…) only");
        }
        return running;
    }

    /**
     * Takes note whether there are webhooks. Statements that write say that besides, so that the end of a small unit of
     * work need not ask.
     */
    public void sawWebhooks(boolean any) {
        inHand().webhooks = new Seen(any, nanos.getAsLong());
    }

    /**
     * Whether there are webhooks, as a statement of this unit of work saw last; empty when none did of late. Of what
     * takes long, a webhook that is made meanwhile gets all.
     */
    public Optional<Boolean> seenWebhooks() {
        return Optional.ofNullable(inHand().webhooks)
                .filter(seen -> nanos.getAsLong() - seen.atNanos() < OF_LATE.toNanos())
                .map(Seen::any);
    }

    /** Whether the thread is in a unit of work. */
    public boolean running() {
        return current.get() != null;
    }

    boolean writes() {
        Running running = current.get();
        return running != null && running.writes;
    }

    void begin(Handle handle, boolean writes) {
        current.set(new Running(handle, writes));
    }

    void end() {
        current.remove();
    }
}
