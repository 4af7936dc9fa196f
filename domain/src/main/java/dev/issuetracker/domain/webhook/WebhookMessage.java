package dev.issuetracker.domain.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event, on its way to webhooks.
 *
 * @param id the same at every webhook and in every attempt, so that a receiver can ignore repeats
 * @param issueId the issue that it is about; null when it is about many or none
 */
public record WebhookMessage(
        UUID id, WebhookEvent event, @Nullable Long issueId, Instant at) {}
