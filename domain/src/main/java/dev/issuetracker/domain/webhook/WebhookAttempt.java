package dev.issuetracker.domain.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending something once.
 *
 * @param millis how long it took
 * @param status of the answer; null when there was none
 * @param error what went wrong, in plain words; null when nothing did
 */
public record WebhookAttempt(
        Instant at,
        long millis,
        @Nullable Integer status,
        @Nullable String error) {
    public boolean succeeded() {
        return error == null;
    }

    /** Whether the receiver answered anything at all. */
    public boolean answered() {
        return status != null;
    }
}
