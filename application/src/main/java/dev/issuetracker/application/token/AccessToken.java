package dev.issuetracker.application.token;

import dev.issuetracker.application.access.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A personal access token as its owner sees it: what is sent with calls is no part of it.
 *
 * @param lastUsedAt to the minute; null when it was never used
 */
public record AccessToken(
        long id,
        String name,
        Scope scope,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
