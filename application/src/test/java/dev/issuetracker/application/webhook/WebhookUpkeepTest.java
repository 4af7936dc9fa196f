package dev.issuetracker.application.webhook;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookDeliveries.NewDelivery;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookEvent;
import dev.issuetracker.domain.webhook.WebhookHealth;
import dev.issuetracker.domain.webhook.WebhookMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WebhookUpkeepTest {
    private final WebhookFixture given = new WebhookFixture();
    private final Webhook webhook = given.hook();
    private final WebhookUpkeep upkeep = new WebhookUpkeep(given.store.webhookPorts(given.clock));

    private Webhook current() {
        return given.service.get(given.admin, webhook.id());
    }

    private void fail() {
        given.issue();
        RecordingSender sender = new RecordingSender();
        sender.answer(RecordingSender.BROKEN);
        given.courier(sender).send(given.courier(sender).takeTurn().orElseThrow());
    }

    private void add(int count) {
        List<NewDelivery> waiting = LongStream.rangeClosed(1, count)
                .mapToObj(issue -> new WebhookMessage(new UUID(0, issue), WebhookEvent.ISSUE_EDITED, issue, NOON))
                .map(message -> new NewDelivery(webhook.id(), message, "{}"))
                .toList();
        given.store.run(() -> given.store.webhookDeliveries().add(waiting));
    }

    @Test
    void webhookThatFailsForDaysIsTurnedOffWithItsReason() {
        fail();
        given.clock.advance(WebhookHealth.PATIENCE.minusSeconds(1));
        upkeep.run();
        assertTrue(current().settings().active());
        given.clock.advance(Duration.ofSeconds(1));
        upkeep.run();
        assertFalse(current().settings().active());
        assertEquals(
                "Nothing arrived for 5 days. The last error: The receiver answered 500.",
                current().turnedOff());
        assertEquals(List.of(AuditEvent.WEBHOOK_MADE, AuditEvent.WEBHOOK_TURNED_OFF), given.audited());
        upkeep.run();
        assertEquals(2, given.audited().size());
    }

    @Test
    void webhookForWhichTooMuchWaitsIsTurnedOff() {
        add(WebhookUpkeep.MAX_WAITING);
        upkeep.run();
        assertTrue(current().settings().active());
        add(1);
        upkeep.run();
        assertEquals("More than 10000 messages wait.", current().turnedOff());
    }

    @Test
    void oldDeliveriesAreRemoved() {
        fail();
        given.clock.advance(WebhookUpkeep.LIFE.plusSeconds(1));
        WebhookDelivery ping = given.service.ping(given.admin, webhook.id());
        upkeep.run();
        assertEquals(ping.id(), given.only(webhook).id());
    }

    @Test
    void moreThanOneBatchIsRemoved() {
        add(2_500);
        given.clock.advance(WebhookUpkeep.LIFE.plusSeconds(1));
        upkeep.run();
        assertEquals(List.of(), given.deliveries(webhook));
    }
}
