package dev.issuetracker.domain.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.webhook.WebhookDelivery.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WebhookDeliveryTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    /** Gives zero, so that no pause is longer than it must be. */
    private static final RandomGenerator EVEN = () -> 0L;

    private static WebhookDelivery waiting(WebhookEvent event) {
        WebhookMessage message = new WebhookMessage(new UUID(1, 2), event, null, NOON);
        return new WebhookDelivery(1, 1, message, State.WAITING, 0, NOON, null);
    }

    private static WebhookAttempt failed(Instant at) {
        return new WebhookAttempt(at, 3, 500, "The receiver answered 500.");
    }

    @Test
    void successEndsADelivery() {
        WebhookDelivery after = waiting(WebhookEvent.ISSUE_EDITED).after(new WebhookAttempt(NOON, 3, 204, null), EVEN);
        assertEquals(State.DELIVERED, after.state());
        assertNull(after.nextTryAt());
    }

    @Test
    void pausesDoubleForNearlyADay() {
        WebhookDelivery delivery = waiting(WebhookEvent.ISSUE_EDITED);
        Instant at = NOON;
        while (delivery.state() == State.WAITING) {
            delivery = delivery.after(failed(at), EVEN);
            Instant next = delivery.nextTryAt();
            at = next == null ? at : next;
        }
        assertEquals(State.FAILED, delivery.state());
        assertEquals(RetryPlan.MAX_ATTEMPTS, delivery.attempts());
        assertEquals(Duration.ofSeconds(10 * ((1L << 13) - 1)), Duration.between(NOON, at));
    }

    @Test
    void jitterMakesAPauseUpToAFifthLonger() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            Duration pause = RetryPlan.pause(1, random).orElseThrow();
            assertTrue(pause.toMillis() >= 10_000 && pause.toMillis() < 12_000, pause::toString);
        }
    }

    @Test
    void pingIsTriedOnce() {
        assertEquals(
                State.FAILED,
                waiting(WebhookEvent.PING).after(failed(NOON), EVEN).state());
    }

    @Test
    void repeatingBeginsAnew() {
        WebhookDelivery again =
                waiting(WebhookEvent.ISSUE_EDITED).after(failed(NOON), EVEN).repeat(NOON.plusSeconds(1));
        assertEquals(0, again.attempts());
        assertEquals(NOON.plusSeconds(1), again.nextTryAt());
    }
}
