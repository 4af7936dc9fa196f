package dev.issuetracker.application.store;

/** Tells how the store is. */
public interface StoreHealth {
    /** Asks the store itself; never throws. */
    StoreStatus status();
}
