package dev.issuetracker.application.password;

import java.time.Instant;

/**
 * The way to a new password.
 *
 * @param code shown this once, and never logged
 */
public record PasswordReset(String code, Instant expiresAt) {
    @Override
    public String toString() {
        return "PasswordReset[expiresAt=" + expiresAt + "]";
    }
}
