package dev.issuetracker.application.account;

import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;

/**
 * Who makes a call.
 *
 * @param sessionId the session of the token that the call came with
 */
public record Caller(User user, String sessionId) {
    public UserRef ref() {
        return user.ref();
    }

    public boolean admin() {
        return user.role() == Role.ADMIN;
    }
}
