package dev.issuetracker.domain.user;

import java.time.Instant;

/** An account. Its password is no part of it. */
public record User(long id, String username, String email, Role role, Instant createdAt) {
    public UserRef ref() {
        return new UserRef(id, username);
    }
}
