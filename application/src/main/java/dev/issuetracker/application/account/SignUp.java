package dev.issuetracker.application.account;

import org.jspecify.annotations.Nullable;

/**
 * The command to make an account, as sent: nothing is checked, and what was missing is null.
 *
 * @param invite the code of an invite; never logged
 */
public record SignUp(
        @Nullable String username,
        @Nullable String email,
        @Nullable String password,
        @Nullable String invite) {
    @Override
    public String toString() {
        return "SignUp[username=" + username + "]";
    }
}
