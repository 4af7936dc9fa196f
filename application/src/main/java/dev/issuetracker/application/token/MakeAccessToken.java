package dev.issuetracker.application.token;

import org.jspecify.annotations.Nullable;

/**
 * A wish for a personal access token, as sent: nothing checked, what was missing is null.
 *
 * @param expiresIn in seconds
 */
public record MakeAccessToken(
        @Nullable String name,
        @Nullable String scope,
        @Nullable Long expiresIn) {}
