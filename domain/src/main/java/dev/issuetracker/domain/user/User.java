package dev.issuetracker.domain.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account. Its password is no part of it.
 *
 * @param disabledAt since when nobody can sign in to it; null when somebody can
 */
public record User(
        long id,
        String username,
        String email,
        Role role,
        Instant createdAt,
        @Nullable Instant disabledAt) {
    /** Whether this account can manage the tracker. */
    public boolean activeAdmin() {
        return role == Role.ADMIN && !disabled();
    }

    public boolean disabled() {
        return disabledAt != null;
    }

    public User withUsername(String other) {
        return new User(id, other, email, role, createdAt, disabledAt);
    }

    public User withEmail(String other) {
        return new User(id, username, other, role, createdAt, disabledAt);
    }

    public User withRole(Role other) {
        return new User(id, username, email, other, createdAt, disabledAt);
    }

    /**
     * The account, disabled.
     *
     * @param at since when; null enables it
     */
    public User withDisabledAt(@Nullable Instant at) {
        return new User(id, username, email, role, createdAt, at);
    }

    public UserRef ref() {
        return new UserRef(id, username);
    }
}
