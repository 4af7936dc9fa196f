package dev.issuetracker.application.token;

import org.jspecify.annotations.Nullable;

/**
 * The command to make a personal access token, as sent: nothing is checked, and what was missing is null.
 *
 * @param expiresIn in seconds
 */
public record MakeAccessToken(
        @Nullable String name,
        @Nullable String scope,
        @Nullable Long expiresIn) {}
