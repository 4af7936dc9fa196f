package dev.issuetracker.adapter.persistence.failover;

import java.util.Locale;

/** A node by its place in the configuration, whatever its part in the database is just now. */
enum NodeName {
    PRIMARY,
    SECONDARY;

    /** The name as operators see it, such as {@code primary}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
