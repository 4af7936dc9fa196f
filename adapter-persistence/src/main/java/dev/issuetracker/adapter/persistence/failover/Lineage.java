package dev.issuetracker.adapter.persistence.failover;

import org.jspecify.annotations.Nullable;

/**
 * Which database we write, and how far we have seen it go.
 *
 * @param systemIdentifier of the database; null until a node of it was written for the first time
 * @param timeline the highest ever seen on any node of it
 */
record Lineage(@Nullable Long systemIdentifier, long timeline) {
    static final Lineage UNKNOWN = new Lineage(null, 0);
}
