package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookAttempt;
import dev.issuetracker.domain.webhook.WebhookDeliveries.NewDelivery;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookEvent;
import dev.issuetracker.domain.webhook.WebhookHealth;
import dev.issuetracker.domain.webhook.WebhookMessage;
import dev.issuetracker.domain.webhook.WebhookSecret;
import dev.issuetracker.domain.webhook.WebhookSettings;
import dev.issuetracker.domain.webhook.Webhooks.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of webhooks and their deliveries must do; see the package on how to run it. */
public interface WebhooksContract extends Contract {
    WebhookSettings SETTINGS = new WebhookSettings(
            "https://example.org/hook", "Chat", List.of(WebhookEvent.ISSUE_CREATED, WebhookEvent.ISSUE_EDITED), true);
    WebhookSecret SECRET = WebhookSecret.make();
    Instant LATER = NOON.plusSeconds(60);

    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private Webhook add(WebhookSettings settings) {
        return store().in(() -> store().webhooks().add(settings, SECRET, new Given(store()).author(), NOON));
    }

    private Webhook find(long id) {
        return store().in(() -> store().webhooks().find(id)).orElseThrow();
    }

    private WebhookDelivery deliver(Webhook webhook, WebhookEvent event, @Nullable Long issueId) {
        WebhookMessage message = new WebhookMessage(UUID.randomUUID(), event, issueId, NOON);
        return store().in(() -> {
            long id = store().webhookDeliveries().add(new NewDelivery(webhook.id(), message, "{}"));
            return store().webhookDeliveries().find(webhook.id(), id).orElseThrow();
        });
    }

    private Optional<Long> next(Webhook webhook, Instant now) {
        return store().in(() -> store().webhookDeliveries().next(webhook.id(), now))
                .map(WebhookDelivery::id);
    }

    private boolean save(WebhookDelivery before, @Nullable String error) {
        WebhookAttempt attempt = new WebhookAttempt(NOON, 12, error == null ? 204 : 500, error);
        WebhookDelivery after = before.after(attempt, () -> 0L);
        return store().in(() -> store().webhookDeliveries().save(before, after));
    }

    private Optional<Turn> takeTurn(Instant now) {
        return store().in(() -> store().webhooks().takeTurn(now, now.plusSeconds(60)));
    }

    @Test
    default void webhookIsFoundAsItWasAdded() {
        Webhook added = add(SETTINGS);
        assertEquals(added, find(added.id()));
        assertEquals(List.of(added), store().in(() -> store().webhooks().all()));
        assertEquals(SECRET, store().in(() -> store().webhooks().secret(added.id())));
    }

    @Test
    default void webhookIsFoundByTheUnitOfWorkThatAddedIt() {
        Given given = new Given(store());
        long issue = given.issue("Before").id();
        store().run(() -> {
            store().comments().add(issue, "A comment.", given.author(), NOON);
            assertEquals(List.of(), store().webhooks().all());
            Webhook added = store().webhooks().add(SETTINGS, SECRET, given.author(), NOON);
            assertEquals(List.of(added), store().webhooks().all());
            store().webhooks().remove(added.id());
            assertEquals(List.of(), store().webhooks().all());
        });
    }

    @Test
    default void editedWebhookIsStoredUnlessItWasEditedBefore() {
        Webhook added = add(SETTINGS);
        WebhookSettings other = new WebhookSettings("http://example.org", "", List.of(WebhookEvent.LINK_ADDED), false);
        Webhook edited = added.edit(other, LATER);
        store().run(() -> store().webhooks().save(edited));
        assertEquals(edited, find(added.id()));
        assertThrows(
                StaleVersionException.class,
                () -> store().run(() -> store().webhooks().save(edited)));
    }

    @Test
    default void turnIsTakenByOneOnlyUntilItEndsByItself() {
        Webhook webhook = add(SETTINGS);
        assertEquals(Optional.empty(), takeTurn(NOON));
        deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L);
        assertTrue(store().in(() -> store().webhooks().anyDue(NOON)));
        assertEquals(webhook, takeTurn(NOON).orElseThrow().webhook());
        assertEquals(Optional.empty(), takeTurn(NOON.plusSeconds(59)));
        assertTrue(takeTurn(NOON.plusSeconds(60)).isPresent());
    }

    private void attempt(WebhookDelivery delivery, Instant at, @Nullable String error) {
        WebhookAttempt attempt = new WebhookAttempt(at, 12, error == null ? 204 : 500, error);
        store().run(() -> store().webhooks().attempted(delivery, attempt));
    }

    @Test
    default void attemptsShowHowTheWebhookFares() {
        Webhook webhook = add(SETTINGS);
        WebhookDelivery delivery = deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L);
        attempt(delivery, NOON, "No answer.");
        assertEquals(
                new WebhookHealth(NOON, "No answer.", NOON), find(webhook.id()).health());
        attempt(delivery, LATER, "Still none.");
        assertEquals(
                new WebhookHealth(LATER, "Still none.", NOON),
                find(webhook.id()).health());
        attempt(delivery, LATER, null);
        assertEquals(new WebhookHealth(LATER, null, null), find(webhook.id()).health());
    }

    @Test
    default void failureOfAPingDoesNotCount() {
        Webhook webhook = add(SETTINGS);
        attempt(deliver(webhook, WebhookEvent.PING, null), NOON, "No answer.");
        assertEquals(
                new WebhookHealth(NOON, "No answer.", null), find(webhook.id()).health());
    }

    @Test
    default void editKeepsWhatAnAttemptNotedMeanwhile() {
        Webhook read = add(SETTINGS);
        attempt(deliver(read, WebhookEvent.ISSUE_CREATED, 1L), NOON, "No answer.");
        WebhookSettings renamed = new WebhookSettings(SETTINGS.url(), "Other", SETTINGS.events(), true);
        store().run(() -> store().webhooks().save(read.edit(renamed, LATER)));
        assertEquals(NOON, find(read.id()).health().failingSince());
    }

    @Test
    default void webhookThatIsTurnedOnFailsNoLonger() {
        Webhook webhook = add(SETTINGS);
        attempt(deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L), NOON, "No answer.");
        store().run(() -> store().webhooks().save(find(webhook.id()).turnOff("Nothing arrived.", LATER)));
        assertEquals(NOON, find(webhook.id()).health().failingSince());
        store().run(() -> store().webhooks().save(find(webhook.id()).edit(SETTINGS, LATER)));
        assertNull(find(webhook.id()).health().failingSince());
        assertNull(find(webhook.id()).turnedOff());
    }

    private Turn restUntil(Webhook webhook, Instant end) {
        deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L);
        Turn turn = takeTurn(NOON).orElseThrow();
        store().run(() -> store().webhooks().endTurn(turn, NOON, end));
        return turn;
    }

    @Test
    default void webhookRestsAfterATurn() {
        restUntil(add(SETTINGS), NOON.plusSeconds(10));
        assertEquals(Optional.empty(), takeTurn(NOON.plusSeconds(9)));
        assertTrue(takeTurn(NOON.plusSeconds(10)).isPresent());
    }

    @Test
    default void wokenWebhookRestsNoLonger() {
        Webhook webhook = add(SETTINGS);
        restUntil(webhook, LATER);
        store().run(() -> store().webhooks().wake(webhook.id(), NOON));
        assertTrue(takeTurn(NOON).isPresent());
    }

    @Test
    default void turnThatEndedByItselfEndsNoOther() {
        Webhook webhook = add(SETTINGS);
        deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L);
        Turn lost = takeTurn(NOON).orElseThrow();
        assertTrue(takeTurn(LATER).isPresent());
        store().run(() -> store().webhooks().endTurn(lost, NOON, NOON));
        assertEquals(Optional.empty(), takeTurn(LATER));
    }

    @Test
    default void messageThatWaitsForAnEarlierOneGivesNoTurn() {
        Webhook webhook = add(SETTINGS);
        WebhookDelivery first = deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L);
        deliver(webhook, WebhookEvent.ISSUE_EDITED, 1L);
        assertTrue(save(first, "The receiver answered 500."));
        assertFalse(store().in(() -> store().webhooks().anyDue(NOON)));
        assertEquals(Optional.empty(), takeTurn(NOON));
    }

    @Test
    default void webhookThatIsTurnedOffSendsPingsOnly() {
        Webhook webhook = add(SETTINGS);
        deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L);
        store().run(() -> store().webhooks().save(webhook.turnOff("Nothing arrived.", LATER)));
        assertEquals("Nothing arrived.", find(webhook.id()).turnedOff());
        assertEquals(Optional.empty(), takeTurn(LATER));
        WebhookDelivery ping = deliver(webhook, WebhookEvent.PING, null);
        assertTrue(takeTurn(LATER).isPresent());
        assertEquals(
                Optional.of(ping), store().in(() -> store().webhookDeliveries().next(webhook.id(), LATER)));
    }

    @Test
    default void messagesAboutOneIssueWaitForEarlierOnes() {
        Webhook webhook = add(SETTINGS);
        WebhookDelivery first = deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L);
        WebhookDelivery second = deliver(webhook, WebhookEvent.ISSUE_EDITED, 1L);
        WebhookDelivery other = deliver(webhook, WebhookEvent.ISSUE_CREATED, 2L);
        assertEquals(Optional.of(first.id()), next(webhook, NOON));
        assertTrue(save(first, "The receiver answered 500."));
        assertEquals(Optional.of(other.id()), next(webhook, NOON));
        assertTrue(save(other, null));
        assertEquals(Optional.empty(), next(webhook, NOON));
        assertEquals(Optional.of(first.id()), next(webhook, NOON.plusSeconds(10)));
        store().run(() -> assertTrue(store().webhookDeliveries()
                .save(current(first), current(first).after(new WebhookAttempt(LATER, 1, 200, null), () -> 0L))));
        assertEquals(Optional.of(second.id()), next(webhook, NOON));
    }

    private WebhookDelivery current(WebhookDelivery delivery) {
        return store().webhookDeliveries()
                .find(delivery.webhookId(), delivery.id())
                .orElseThrow();
    }

    @Test
    default void deliveryIsStoredAsItBecame() {
        WebhookDelivery waiting = deliver(add(SETTINGS), WebhookEvent.ISSUE_CREATED, 1L);
        assertNull(waiting.last());
        WebhookDelivery after = waiting.after(new WebhookAttempt(LATER, 12, null, "No answer."), () -> 0L);
        assertTrue(store().in(() -> store().webhookDeliveries().save(waiting, after)));
        assertEquals(after, store().in(() -> current(waiting)));
        assertEquals("{}", store().in(() -> store().webhookDeliveries().body(waiting.id())));
        assertFalse(store().in(() -> store().webhookDeliveries().save(waiting, after)));
    }

    @Test
    default void deliveryThatWasSentForBeforeIsNotOverwritten() {
        WebhookDelivery waiting = deliver(add(SETTINGS), WebhookEvent.ISSUE_CREATED, 1L);
        assertTrue(save(waiting, null));
        WebhookDelivery again = store().in(() -> current(waiting)).repeat(LATER);
        assertTrue(store().in(() -> store().webhookDeliveries().save(current(waiting), again)));
        assertFalse(save(waiting, "An attempt from before."));
        assertEquals(again, store().in(() -> current(waiting)));
    }

    @Test
    default void dueForLongestComesFirst() {
        Webhook webhook = add(SETTINGS);
        WebhookDelivery failed = deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L);
        WebhookDelivery other = deliver(webhook, WebhookEvent.ISSUE_CREATED, 2L);
        assertTrue(save(failed, "The receiver answered 500."));
        assertEquals(Optional.of(other.id()), next(webhook, LATER));
    }

    @Test
    default void severalAreAddedInTheirOrder() {
        Webhook webhook = add(SETTINGS);
        WebhookMessage first = new WebhookMessage(new UUID(0, 2), WebhookEvent.ISSUE_CREATED, 1L, NOON);
        WebhookMessage second = new WebhookMessage(new UUID(0, 1), WebhookEvent.ISSUE_EDITED, 1L, NOON);
        store().run(() -> store().webhookDeliveries()
                .add(List.of(new NewDelivery(webhook.id(), first, "1"), new NewDelivery(webhook.id(), second, "2"))));
        store().run(() -> store().webhookDeliveries().add(List.of()));
        assertEquals(
                List.of(second, first),
                store().in(() -> store().webhookDeliveries().list(webhook.id(), PageRequest.first(10))).items().stream()
                        .map(WebhookDelivery::message)
                        .toList());
    }

    @Test
    default void deliveriesAreListedNewestFirst() {
        Webhook webhook = add(SETTINGS);
        WebhookDelivery first = deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L);
        WebhookDelivery second = deliver(webhook, WebhookEvent.ISSUE_CREATED, 2L);
        deliver(add(SETTINGS), WebhookEvent.ISSUE_CREATED, 2L);
        assertEquals(
                List.of(second, first),
                store().in(() -> store().webhookDeliveries().list(webhook.id(), PageRequest.first(10)))
                        .items());
    }

    private List<Long> kept(Webhook webhook) {
        return store().in(() -> store().webhookDeliveries().list(webhook.id(), PageRequest.first(10))).items().stream()
                .map(WebhookDelivery::id)
                .toList();
    }

    @Test
    default void newestThatEndedAndAllThatWaitAreKept() {
        Webhook webhook = add(SETTINGS);
        WebhookDelivery oldest = deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L);
        WebhookDelivery waiting = deliver(webhook, WebhookEvent.ISSUE_CREATED, 2L);
        WebhookDelivery newest = deliver(webhook, WebhookEvent.ISSUE_CREATED, 3L);
        save(oldest, null);
        save(newest, null);
        save(deliver(add(SETTINGS), WebhookEvent.ISSUE_CREATED, 1L), null);
        assertEquals(1, store().in(() -> store().webhookDeliveries().removeBeyond(webhook.id(), 1)));
        assertEquals(List.of(newest.id(), waiting.id()), kept(webhook));
        assertEquals(0, store().in(() -> store().webhookDeliveries().removeBeyond(webhook.id(), 1)));
    }

    @Test
    default void olderDeliveriesAreRemoved() {
        Webhook webhook = add(SETTINGS);
        WebhookDelivery delivery = deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L);
        assertEquals(0, store().in(() -> store().webhookDeliveries().removeOlder(NOON)));
        assertEquals(List.of(delivery.id()), kept(webhook));
        assertEquals(1, store().in(() -> store().webhookDeliveries().removeOlder(LATER)));
        assertEquals(List.of(), kept(webhook));
    }

    @Test
    default void removedWebhookTakesItsDeliveriesAlong() {
        Webhook removed = add(SETTINGS);
        Webhook other = add(SETTINGS);
        deliver(removed, WebhookEvent.ISSUE_CREATED, 1L);
        WebhookDelivery kept = deliver(other, WebhookEvent.ISSUE_CREATED, 1L);
        store().run(() -> store().webhooks().remove(removed.id()));
        assertEquals(Optional.empty(), store().in(() -> store().webhooks().find(removed.id())));
        assertEquals(List.of(), kept(removed));
        assertEquals(List.of(kept.id()), kept(other));
    }

    @Test
    default void waitingDeliveriesAreCountedUpToALimit() {
        Webhook webhook = add(SETTINGS);
        save(deliver(webhook, WebhookEvent.ISSUE_CREATED, 1L), null);
        deliver(webhook, WebhookEvent.ISSUE_CREATED, 2L);
        assertFalse(store().in(() -> store().webhookDeliveries().moreWaitThan(webhook.id(), 1)));
        deliver(webhook, WebhookEvent.ISSUE_CREATED, 3L);
        assertTrue(store().in(() -> store().webhookDeliveries().moreWaitThan(webhook.id(), 1)));
    }
}
