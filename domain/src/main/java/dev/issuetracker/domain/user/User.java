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
    public boolean disabled() {
        return disabledAt != null;
    }

    public UserRef ref() {
        return new UserRef(id, username);
    }
}
