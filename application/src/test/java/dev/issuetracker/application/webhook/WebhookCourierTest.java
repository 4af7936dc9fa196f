package dev.issuetracker.application.webhook;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.webhook.RetryPlan;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookAttempt;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookDelivery.State;
import dev.issuetracker.domain.webhook.WebhookHealth;
import dev.issuetracker.domain.webhook.WebhookSecret;
import dev.issuetracker.domain.webhook.Webhooks.Turn;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WebhookCourierTest {
    private final WebhookFixture given = new WebhookFixture();
    private final RecordingSender sender = new RecordingSender();
    private final WebhookCourier courier = given.courier(sender);

    private WebhookHealth health(Webhook webhook) {
        return given.service.get(given.admin, webhook.id()).health();
    }

    @Test
    void whatWaitsIsSentInOrderWithUrlAndSecret() {
        WebhookService.Made made = given.service.create(given.admin, WebhookFixture.command());
        Issue issue = given.issue();
        given.rename(issue, "Two");
        given.sendAll(courier);
        assertEquals(List.of("issue.created 1", "issue.edited 1"), sender.bodies());
        assertEquals("https://example.org/hook", sender.sent.get(0).url());
        assertEquals(made.secret(), sender.sent.get(0).secret());
        WebhookDelivery sent = given.deliveries(made.webhook()).get(0);
        assertEquals(State.DELIVERED, sent.state());
        assertEquals(new WebhookAttempt(NOON, 0, 204, null), sent.last());
        assertEquals(new WebhookHealth(NOON, null, null), health(made.webhook()));
    }

    @Test
    void nothingIsSentTwice() {
        given.hook();
        given.issue();
        given.sendAll(courier);
        given.sendAll(courier);
        assertEquals(1, sender.sent.size());
    }

    @Test
    void failureIsTriedAgainWithGrowingPauses() {
        Webhook webhook = given.hook();
        given.issue();
        for (int attempt = 1; attempt < RetryPlan.MAX_ATTEMPTS; attempt++) {
            sender.answer(RecordingSender.BROKEN);
            given.sendAll(courier);
            WebhookDelivery failed = given.only(webhook);
            assertEquals(attempt, failed.attempts());
            Duration pause = Duration.between(given.clock.instant(), Objects.requireNonNull(failed.nextTryAt()));
            assertEquals(Duration.ofSeconds(10L << (attempt - 1)), pause);
            given.clock.advance(pause.minusMillis(1));
            given.sendAll(courier);
            assertEquals(attempt, sender.sent.size());
            given.clock.advance(Duration.ofMillis(1));
        }
        sender.answer(RecordingSender.BROKEN);
        given.sendAll(courier);
        assertEquals(State.FAILED, given.only(webhook).state());
        assertNull(given.only(webhook).nextTryAt());
    }

    @Test
    void failedMessageHoldsUpOnlyThoseOfItsIssue() {
        given.hook();
        Issue first = given.issue();
        given.rename(first, "Two");
        given.issue();
        sender.answer(RecordingSender.BROKEN);
        given.sendAll(courier);
        assertEquals(List.of("issue.created 1", "issue.created 2"), sender.bodies());
        given.clock.advance(Duration.ofSeconds(10));
        given.sendAll(courier);
        assertEquals(
                List.of("issue.created 1", "issue.created 2", "issue.created 1", "issue.edited 1"), sender.bodies());
    }

    @Test
    void webhookThatIsGivenUpIsTurnedOffWithTheAttemptThatFailed() {
        Webhook webhook = given.hook();
        given.issue();
        sender.answer(RecordingSender.BROKEN);
        given.sendAll(courier);
        given.clock.advance(WebhookHealth.PATIENCE);
        sender.answer(RecordingSender.BROKEN);
        given.sendAll(courier);
        assertFalse(given.service.get(given.admin, webhook.id()).settings().active());
        assertEquals(List.of(AuditEvent.WEBHOOK_MADE, AuditEvent.WEBHOOK_TURNED_OFF), given.audited());
    }

    @Test
    void courierIsNeededWhileThereIsAWebhook() {
        assertFalse(courier.isNeeded());
        Webhook webhook = given.hook();
        assertTrue(courier.isNeeded());
        given.service.remove(given.admin, webhook.id(), null);
        assertFalse(courier.isNeeded());
    }

    @Test
    void receiverThatDoesNotAnswerIsLeftAlone() {
        Webhook webhook = given.hook();
        given.issues(3);
        sender.answer(RecordingSender.SILENT);
        given.sendAll(courier);
        assertEquals(1, sender.sent.size());
        assertEquals(NOON, health(webhook).failingSince());
        given.clock.advance(Duration.ofSeconds(10));
        given.sendAll(courier);
        assertEquals(4, sender.sent.size());
        assertNull(health(webhook).failingSince());
    }

    @Test
    void receiverThatFailsSeveralTimesInARowIsLeftAlone() {
        given.hook();
        given.issues(8);
        sender.answer(Collections.nCopies(8, RecordingSender.BROKEN).toArray(WebhookSender.Answer[]::new));
        given.sendAll(courier);
        assertEquals(5, sender.sent.size());
    }

    @Test
    void brokenReceiverHoldsUpNoOtherWebhook() {
        given.hook();
        Webhook other = given.hook();
        given.issue();
        sender.answer(RecordingSender.SILENT);
        given.sendAll(courier);
        assertEquals(State.DELIVERED, given.only(other).state());
    }

    @Test
    void webhookIsOneCouriersUntilItsTurnEnds() {
        given.hook();
        given.issue();
        Turn turn = courier.takeTurn().orElseThrow();
        WebhookCourier second = given.courier(sender);
        assertTrue(second.takeTurn().isEmpty());
        courier.send(turn);
        assertEquals(1, sender.sent.size());
        assertTrue(second.takeTurn().isEmpty());
    }

    @Test
    void courierThatDiedIsFollowedByAnother() {
        Webhook webhook = given.hook();
        given.issue();
        assertTrue(courier.takeTurn().isPresent());
        given.clock.advance(Duration.ofMinutes(1));
        given.sendAll(given.courier(sender));
        assertEquals(State.DELIVERED, given.only(webhook).state());
    }

    @Test
    void turnEndsBeforeItCanOutlastItself() {
        given.hook();
        given.issues(5);
        RecordingSender slow = new RecordingSender(() -> given.clock.advance(WebhookCourier.ATTEMPT));
        WebhookCourier first = given.courier(slow);
        first.send(first.takeTurn().orElseThrow());
        assertEquals(3, slow.sent.size());
    }

    @Test
    void editDuringATurnCountsForWhatIsSentNext() {
        Webhook webhook = given.hook();
        given.issues(2);
        WebhookSecret other = WebhookSecret.make();
        EditWebhook edit = new EditWebhook().url("https://example.org/new").secret(other.text());
        RecordingSender editing = new RecordingSender(() -> given.service.edit(given.admin, webhook.id(), edit));
        given.sendAll(given.courier(editing));
        assertEquals("https://example.org/hook", editing.sent.get(0).url());
        assertEquals("https://example.org/new", editing.sent.get(1).url());
        assertEquals(other, editing.sent.get(1).secret());
    }

    @Test
    void webhookThatIsTurnedOffOrRemovedDuringATurnIsSentNoMore() {
        Webhook webhook = given.hook();
        given.issues(2);
        RecordingSender turningOff = new RecordingSender(
                () -> given.service.edit(given.admin, webhook.id(), new EditWebhook().active(false)));
        given.sendAll(given.courier(turningOff));
        assertEquals(1, turningOff.sent.size());
        Webhook other = given.hook();
        given.issues(2);
        RecordingSender removing = new RecordingSender(() -> given.service.remove(given.admin, other.id(), null));
        given.sendAll(given.courier(removing));
        assertEquals(1, removing.sent.size());
    }

    @Test
    void pingIsTriedOnce() {
        Webhook webhook = given.hook();
        given.service.ping(given.admin, webhook.id());
        sender.answer(RecordingSender.BROKEN);
        given.sendAll(courier);
        assertEquals(State.FAILED, given.only(webhook).state());
        assertEquals("The receiver answered 500.", health(webhook).lastError());
        assertNull(health(webhook).failingSince());
    }

    @Test
    void stoppedCourierTakesNoTurn() {
        given.hook();
        given.issue();
        courier.stop();
        assertFalse(courier.takeTurn().isPresent());
        assertEquals(List.of(), sender.sent);
    }
}
