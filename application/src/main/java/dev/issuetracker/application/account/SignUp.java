package dev.issuetracker.application.account;

import org.jspecify.annotations.Nullable;

/** A wish for an account, as sent: nothing checked, what was missing is null. */
public record SignUp(
        @Nullable String username,
        @Nullable String email,
        @Nullable String password) {
    @Override
    public String toString() {
        return "SignUp[username=" + username + "]";
    }
}
