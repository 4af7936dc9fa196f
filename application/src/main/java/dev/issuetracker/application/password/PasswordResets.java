package dev.issuetracker.application.password;

import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Optional;

/** Stores the codes with which accounts get a new password, as hashes. An account has one code or none. */
public interface PasswordResets {
    /** Stores a code that the account {@code by} made for another one, in the place of the code that this one had. */
    void put(long userId, String codeHash, UserRef by, Instant at, Instant expiresAt);

    /** The account of a code that is valid at that time: it is not from its expiry on. The account may be disabled. */
    Optional<User> find(String codeHash, Instant at);

    /**
     * Uses a code up. Returns whether it was valid at that time; when several callers try at once, it is for one of
     * them.
     */
    boolean take(String codeHash, Instant at);

    /** Removes all codes that an account made. */
    void removeAllBy(long userId);
}
