package dev.issuetracker.application.store;

import java.util.function.Supplier;

/**
 * Where units of work begin and end. The ports of the same store join the unit of work of their thread; outside of one they
 * refuse to work. Work within work joins the outer one.
 */
public interface Transactions {
    /**
     * Runs work whose writes are kept when it returns and undone when it throws. Sees what others commit meanwhile. Runs the work
     * again when the store undid it because of others, so what the work does beside the store must bear repeating.
     */
    <T> T in(Supplier<T> work);

    /** Runs work that only reads, all of it at one moment of the store. */
    <T> T reading(Supplier<T> work);

    /** {@link #in(Supplier)} for work that answers nothing. */
    default void run(Runnable work) {
        this.<Boolean>in(() -> {
            work.run();
            return true;
        });
    }
}
