package dev.issuetracker.domain.link;

import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link from one issue to another. It is no part of the version of either. A link that was removed is kept, for the
 * timelines of its issues.
 *
 * @param from the issue that blocks or duplicates the other; of a link that relates them, the one that it was added to
 * @param to the other issue
 * @param removal who removed it, and when; null while it is there
 */
public record Link(
        long id,
        LinkType type,
        long from,
        long to,
        UserRef createdBy,
        Instant createdAt,
        @Nullable Removal removal) {
    /** How many links an issue has at most. Removed ones do not count, those to deleted issues do. */
    public static final int MAX_OF_ISSUE = 1_000;

    /** Who removed a link, and when. */
    public record Removal(UserRef by, Instant at) {}

    /** The link, removed. A clock that was set back does not make that earlier than its creation. */
    public Link remove(UserRef by, Instant at) {
        Removal removed = new Removal(by, at.isBefore(createdAt) ? createdAt : at);
        return new Link(id, type, from, to, createdBy, createdAt, removed);
    }

    /**
     * What the issue at the one end is to that at the other.
     *
     * @param other one of the two issues
     */
    public Relation relationTo(long other) {
        Relation ofFirst = Relation.ofFirst(type);
        return other == to ? ofFirst : ofFirst.inverse();
    }
}
