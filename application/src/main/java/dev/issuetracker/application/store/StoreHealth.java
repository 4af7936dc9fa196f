package dev.issuetracker.application.store;

/** Tells how the store is. */
public interface StoreHealth {
    /** What the store itself answered, a second ago at most as long as it answers; never throws. */
    StoreStatus status();

    /** Whether what is read just now may be older than what was written last. Asked with every request, so it must cost nothing. */
    default boolean stale() {
        return false;
    }
}
