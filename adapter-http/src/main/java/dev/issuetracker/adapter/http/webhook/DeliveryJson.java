package dev.issuetracker.adapter.http.webhook;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.issuetracker.application.webhook.WebhookService.Shown;
import dev.issuetracker.domain.webhook.WebhookAttempt;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is sent.
 *
 * @param messageId the same at every webhook that is sent the message
 * @param issueId the issue that it is about; null when it is about many or none
 * @param nextTryAt null unless it waits
 * @param last the last attempt; null before the first
 */
record DeliveryJson(
        long id,
        UUID messageId,
        String event,
        @Nullable Long issueId,
        Instant at,
        String state,
        int attempts,
        @Nullable Instant nextTryAt,
        @Nullable AttemptJson last) {
    static DeliveryJson of(WebhookDelivery delivery) {
        WebhookAttempt last = delivery.last();
        return new DeliveryJson(
                delivery.id(),
                delivery.message().id(),
                delivery.message().event().code(),
                delivery.message().issueId(),
                delivery.message().at(),
                delivery.state().code(),
                delivery.attempts(),
                delivery.nextTryAt(),
                last == null ? null : AttemptJson.of(last));
    }

    /**
     * What came of sending once.
     *
     * @param status of the answer; null when there was none
     * @param error null when nothing went wrong
     */
    record AttemptJson(
            Instant at,
            long millis,
            @Nullable Integer status,
            @Nullable String error) {
        static AttemptJson of(WebhookAttempt attempt) {
            return new AttemptJson(attempt.at(), attempt.millis(), attempt.status(), attempt.error());
        }
    }

    /**
     * A delivery with what is sent.
     *
     * @param body the JSON
     */
    record ShownJson(
            @JsonUnwrapped DeliveryJson delivery,
            @JsonRawValue String body) {
        static ShownJson of(Shown shown) {
            return new ShownJson(DeliveryJson.of(shown.delivery()), shown.body());
        }
    }
}
