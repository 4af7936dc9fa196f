package dev.issuetracker.application.account;

import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.Optional;

/** Stores by which codes, known by their hashes, accounts may be given a new password. An account has one or none. */
public interface PasswordResets {
    /** Adds a code; one that the account had is no longer good. */
    void put(long userId, String codeHash, Instant at, Instant expiresAt);

    /** Whose code it is, if it is good at that time: it is not from its expiry on. The account may be disabled. */
    Optional<User> find(String codeHash, Instant at);

    /** Uses a code up: whether it was good at that time, which it is for one of those who try at once. */
    boolean take(String codeHash, Instant at);
}
