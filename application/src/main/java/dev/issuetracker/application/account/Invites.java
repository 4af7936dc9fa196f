package dev.issuetracker.application.account;

import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Optional;

/** Stores the invites that can still be used. */
public interface Invites {
    Invite add(String codeHash, Role role, UserRef by, Instant at, Instant expiresAt);

    /** The invite of a code, if it is good at that time: it is not from its expiry on. */
    Optional<Invite> find(String codeHash, Instant at);

    /** Lists the invites that are good at that time, newest first; the request's keys are ids. */
    Page<Invite, Long> list(Instant at, PageRequest<Long> request);

    /**
     * Removes an invite. When several callers try at once, one of them does it.
     *
     * @return false when there was none, or no more
     */
    boolean remove(long id);

    /** Removes all invites that an account made. */
    void removeAllBy(long userId);

    /** Removes the invites that expired before that time. */
    void sweep(Instant before);
}
