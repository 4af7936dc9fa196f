package dev.issuetracker.adapter.persistence.failover;

import java.util.Locale;

/** A node by its place in the configuration, whatever its part in the database is at the moment. */
enum NodeName {
    PRIMARY,
    /** Another node of the primary's database. */
    SECONDARY,
    /** A database of its own, which serves alone when the primary could not be reached at the start. */
    FALLBACK;

    /** The name as operators see it, such as {@code primary}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
