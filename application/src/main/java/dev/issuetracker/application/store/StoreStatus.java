package dev.issuetracker.application.store;

import org.jspecify.annotations.Nullable;

/**
 * How the store is.
 *
 * @param serving which database serves: {@code embedded}, {@code primary}, {@code secondary} or {@code fallback};
 *     {@code none} when none does
 * @param state how it is
 * @param schemaVersion the newest migration that it has; null when it cannot be asked
 * @param detail what the operator should know; null when nothing is out of the ordinary
 */
public record StoreStatus(
        String serving,
        State state,
        @Nullable String schemaVersion,
        @Nullable String detail) {
    /** Whether requests can be served. */
    public enum State {
        /** Read and written. */
        READY,
        /** Its schema is being brought up to date; neither read nor written until then. */
        MIGRATING,
        /** Read only: no node takes writes, and what is read may be stale. */
        READ_ONLY,
        /** Read only: two nodes take writes and none is the newer; an operator must stop one. */
        SPLIT_BRAIN,
        /** Neither read nor written. */
        UNAVAILABLE
    }
}
