package dev.issuetracker.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a webhook fares.
 *
 * @param lastAttemptAt when something was sent last; null when nothing was yet
 * @param lastError what went wrong then; null when nothing did
 * @param failingSince the first attempt that failed since the last that did not; null when none did
 */
public record WebhookHealth(
        @Nullable Instant lastAttemptAt,
        @Nullable String lastError,
        @Nullable Instant failingSince) {
    /** How long everything must fail until the webhook is turned off. */
    public static final Duration PATIENCE = Duration.ofDays(5);

    /** That of one that was not used yet. */
    public static final WebhookHealth UNUSED = new WebhookHealth(null, null, null);

    private static final Duration SHORTEST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final int PART_OF_THE_FAILURE = 5;

    /** Whether the failure of a delivery counts. A ping that fails says nothing about events. */
    public static boolean counts(WebhookDelivery delivery) {
        return delivery.message().event() != WebhookEvent.PING;
    }

    /** After an attempt. */
    public WebhookHealth after(WebhookDelivery attempted, WebhookAttempt attempt) {
        if (attempt.succeeded()) {
            return new WebhookHealth(attempt.at(), null, null);
        }
        Instant since = failingSince == null && counts(attempted) ? attempt.at() : failingSince;
        return new WebhookHealth(attempt.at(), attempt.error(), since);
    }

    /** Whether it failed for so long that it is to be turned off. */
    public boolean hopeless(Instant now) {
        return failingSince != null && !now.isBefore(failingSince.plus(PATIENCE));
    }

    /** How long the receiver is left alone when it gave no answer: the longer, the longer it has failed. */
    public Duration rest(Instant now) {
        Duration failed = failingSince == null ? Duration.ZERO : Duration.between(failingSince, now);
        Duration rest = failed.dividedBy(PART_OF_THE_FAILURE);
        if (rest.compareTo(SHORTEST_REST) < 0) {
            return SHORTEST_REST;
        }
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}
