package dev.issuetracker.application.account;

import dev.issuetracker.application.access.Origin;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.Optional;

/** Stores which sessions are alive, so that one that ended is dead on every server at once. */
public interface Sessions {
    void add(String id, long userId, Instant at, Instant expiresAt, Origin origin);

    /** Whose session it is, if it is alive at that time: a session is dead from its expiry on, and while its account is disabled. */
    Optional<User> user(String id, Instant at);

    /** Ends a session; one that there is not is passed over. */
    void end(String id);

    /** Ends every session of an account, and with them every personal access token that it has. */
    void endAll(long userId);

    /** Removes the sessions that expired before that time. */
    void sweep(Instant before);
}
