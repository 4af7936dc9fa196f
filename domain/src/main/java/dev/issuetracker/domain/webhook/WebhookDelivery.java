package dev.issuetracker.domain.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A message to one webhook.
 *
 * @param attempts how often it was sent, since somebody asked for it last
 * @param nextTryAt when it is sent at the earliest; null unless it waits
 * @param last the last attempt; null before the first
 */
public record WebhookDelivery(
        long id,
        long webhookId,
        WebhookMessage message,
        State state,
        int attempts,
        @Nullable Instant nextTryAt,
        @Nullable WebhookAttempt last) {
    /** Whether it was sent. */
    public enum State {
        WAITING,
        DELIVERED,
        /** It was tried as often as it may be. */
        FAILED;

        /** The state's name outside of Java. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The state of a stored name.
         *
         * @throws IllegalArgumentException when no state has this name
         */
        public static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** What it is after one more attempt. A ping is tried only once. */
    public WebhookDelivery after(WebhookAttempt attempt, RandomGenerator random) {
        int made = attempts + 1;
        if (attempt.succeeded()) {
            return new WebhookDelivery(id, webhookId, message, State.DELIVERED, made, null, attempt);
        }
        Optional<Instant> next = message.event() == WebhookEvent.PING
                ? Optional.empty()
                : RetryPlan.pause(made, random).map(attempt.at()::plus);
        return new WebhookDelivery(
                id,
                webhookId,
                message,
                next.isPresent() ? State.WAITING : State.FAILED,
                made,
                next.orElse(null),
                attempt);
    }

    /**
     * The same, to be sent again at once; what came of it before is still shown. One that is due stays as it is: it may
     * be on its way just now.
     */
    public WebhookDelivery repeat(Instant at) {
        if (nextTryAt != null && !nextTryAt.isAfter(at)) {
            return this;
        }
        return new WebhookDelivery(id, webhookId, message, State.WAITING, 0, at, last);
    }
}
