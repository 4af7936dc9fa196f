package dev.issuetracker.application.password;

import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Optional;

/** Stores by which codes, known by their hashes, accounts may be given a new password. An account has one or none. */
public interface PasswordResets {
    /** Adds a code that an account, {@code by}, made for another; one that that had is no longer good. */
    void put(long userId, String codeHash, UserRef by, Instant at, Instant expiresAt);

    /** Whose code it is, if it is good at that time: it is not from its expiry on. The account may be disabled. */
    Optional<User> find(String codeHash, Instant at);

    /** Uses a code up: whether it was good at that time, which it is for one of those who try at once. */
    boolean take(String codeHash, Instant at);

    /** Removes all codes that an account made. */
    void removeAllBy(long userId);
}
