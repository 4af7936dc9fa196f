package dev.issuetracker.application.session;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.Optional;

/** Stores which sessions are alive, so that a session that ended is dead on every server at once. */
public interface Sessions {
    void add(String id, long userId, Instant at, Instant expiresAt, CallOrigin origin);

    /**
     * The account of a session that is alive at that time: a session is dead from its expiry on, and while its account
     * is disabled.
     */
    Optional<User> user(String id, Instant at);

    /** Lists a user's sessions that are alive at that time, newest first. */
    Page<Session, Session.Key> list(long userId, Instant at, PageRequest<Session.Key> request);

    /** Ends a session; does nothing when it does not exist. */
    void end(String id);

    /** Ends a session of that user; whether there was one. */
    boolean end(long userId, String id);

    /** Ends all sessions of a user but one; how many. */
    int endOthers(long userId, String keptId);

    /** Ends all sessions of a user; how many. */
    int endAll(long userId);

    /** Removes the sessions that expired before that time. */
    void sweep(Instant before);
}
