package dev.issuetracker.application.store;

import org.jspecify.annotations.Nullable;

/**
 * How the store is.
 *
 * @param serving which database serves: {@code embedded}, {@code primary} or {@code secondary}
 * @param state how it is
 * @param schemaVersion the newest migration that it has; null when it cannot be asked
 * @param detail what is wrong, for the operator; null when nothing is
 */
public record StoreStatus(
        String serving,
        State state,
        @Nullable String schemaVersion,
        @Nullable String detail) {
    /** Whether requests can be served. */
    public enum State {
        READY,
        UNAVAILABLE
    }
}
