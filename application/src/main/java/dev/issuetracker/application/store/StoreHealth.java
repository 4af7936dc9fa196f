package dev.issuetracker.application.store;

/** Reports how the store is. */
public interface StoreHealth {
    /** What the store itself answered, a second ago at most as long as it answers; never throws. */
    StoreStatus status();

    /**
     * Whether reads may now return less than what was written last. Every request asks this, so it must cost nothing.
     */
    default boolean stale() {
        return false;
    }

    /**
     * Whether a database of its own serves, because the usual one could not be reached at the start. Asked with every
     * request, so it must cost nothing.
     */
    default boolean fallback() {
        return false;
    }
}
