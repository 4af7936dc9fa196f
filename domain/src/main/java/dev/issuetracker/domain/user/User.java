package dev.issuetracker.domain.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account. Its password is no part of it.
 *
 * @param disabledAt since when nobody can sign in to it; null when somebody can
 * @param placeholder whether it is nobody's account, made for somebody whom imported files name
 */
public record User(
        long id,
        String username,
        String email,
        Role role,
        Instant createdAt,
        @Nullable Instant disabledAt,
        boolean placeholder) {
    /** The address of every placeholder: there can be none in this domain (RFC 2606). */
    public static final String NO_EMAIL = "nobody@placeholder.invalid";

    /** An account of somebody. */
    public User(long id, String username, String email, Role role, Instant createdAt, @Nullable Instant disabledAt) {
        this(id, username, email, role, createdAt, disabledAt, false);
    }

    /** An account of nobody, which may do nothing. */
    public static User placeholder(long id, String name, Instant at) {
        return new User(id, name, NO_EMAIL, Role.VIEWER, at, at, true);
    }

    /** Whether this account can manage the tracker. */
    public boolean activeAdmin() {
        return role == Role.ADMIN && !disabled();
    }

    public boolean disabled() {
        return disabledAt != null;
    }

    public User withUsername(String other) {
        return new User(id, other, email, role, createdAt, disabledAt, placeholder);
    }

    public User withEmail(String other) {
        return new User(id, username, other, role, createdAt, disabledAt, placeholder);
    }

    public User withRole(Role other) {
        return new User(id, username, email, other, createdAt, disabledAt, placeholder);
    }

    /**
     * The account, disabled.
     *
     * @param at since when; null enables it
     */
    public User withDisabledAt(@Nullable Instant at) {
        return new User(id, username, email, role, createdAt, at, placeholder);
    }

    /**
     * The placeholder under another name, so that an account can have the one that it has.
     *
     * @param why one word, behind the name
     */
    public User givingUpItsName(String why) {
        int end = username.offsetByCodePoints(
                0, Math.min(AccountRules.MAX_PLACEHOLDER, username.codePointCount(0, username.length())));
        return withUsername(username.substring(0, end) + " (" + why + " " + id + ")");
    }

    public UserRef ref() {
        return new UserRef(id, username);
    }
}
