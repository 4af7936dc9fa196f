package dev.issuetracker.application.account;

import dev.issuetracker.domain.user.User;
import java.time.Duration;

/**
 * An account and a new token for it.
 *
 * @param token to be sent with every call; never logged
 * @param expiresIn how long the token is good for
 */
public record SignedIn(User user, String token, Duration expiresIn) {
    @Override
    public String toString() {
        return "SignedIn[user=" + user + ", expiresIn=" + expiresIn + "]";
    }
}
