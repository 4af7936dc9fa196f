package dev.issuetracker.application.store;

/** Tells how the store is. */
public interface StoreHealth {
    /** Asks the store itself; never throws. */
    StoreStatus status();

    /** Whether what is read just now may be older than what was written last. Asked with every request, so it must cost nothing. */
    default boolean stale() {
        return false;
    }
}
