package dev.issuetracker.domain.link;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores links between issues. A link to a deleted issue is hidden, and seen again once the issue is restored. The
 * caller knows whether the issue from which it looks is deleted.
 */
public interface Links {
    /**
     * Adds a link from an issue to another one.
     *
     * @throws TrackerException {@code LINK_TAKEN} when they have a link of this type already, whichever of them it is
     *     from; {@code NOT_FOUND} when there is no such issue or account
     */
    Link add(LinkType type, long from, long to, UserRef by, Instant at);

    /**
     * Adds links between issues that have none of the same type.
     *
     * @throws TrackerException as {@link #add} does
     */
    void addAll(List<NewLink> added, UserRef by, Instant at);

    /** The links among some issues, also hidden ones, but not removed ones. There may be a thousand issues. */
    List<NewLink> among(Collection<Long> issueIds);

    /**
     * {@link #count} of some issues; those without links may be missing. There may be a thousand issues.
     *
     * @return by the ids of the issues
     */
    Map<Long, Long> counts(Collection<Long> issueIds);

    /** A link of an issue; empty when the issue has none with this id, or it is removed or hidden. */
    Optional<SeenLink> find(long issueId, long id);

    /**
     * Stores that a link was removed.
     *
     * @param removed with its removal
     * @throws TrackerException {@code NOT_FOUND} when it was removed before
     */
    void save(Link removed);

    /** How many links an issue has: also hidden ones, which may be seen again, but not removed ones. */
    long count(long issueId);

    /**
     * Lists an issue's links as it sees them, oldest first; the request's keys are ids.
     *
     * @param withRemoved whether removed ones are listed too
     */
    Page<SeenLink, Long> list(long issueId, boolean withRemoved, PageRequest<Long> request);
}
