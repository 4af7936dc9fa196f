package dev.issuetracker.adapter.persistence.unit;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The unit of work of each thread: which handle its stores use, and whether it may write. */
public final class UnitOfWork {
    private record Running(Handle handle, boolean writes) {}

    @SuppressWarnings("ThreadLocalUsage") // Each database has its own; it is emptied at the end of every unit of work.
    private final ThreadLocal<@Nullable Running> current = new ThreadLocal<>();

    /**
     * The handle to use.
     *
     * @throws IllegalStateException outside of a unit of work
     */
    public Handle handle() {
        Running running = current.get();
        if (running == null) {
            throw new IllegalStateException("stores work inside Transactions.in(…) or reading(…) only");
        }
        return running.handle();
    }

    /** Whether the thread is in a unit of work. */
    public boolean running() {
        return current.get() != null;
    }

    boolean writes() {
        Running running = current.get();
        return running != null && running.writes();
    }

    void begin(Handle handle, boolean writes) {
        current.set(new Running(handle, writes));
    }

    void end() {
        current.remove();
    }
}
