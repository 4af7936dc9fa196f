package dev.issuetracker.application.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.issue.EditIssues;
import dev.issuetracker.application.issue.EditIssues.Found;
import dev.issuetracker.application.label.EditLabel;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookOutboxTest {
    private final WebhookFixture given = new WebhookFixture();

    private List<WebhookEvent> events(Webhook webhook) {
        return given.deliveries(webhook).stream()
                .map(delivery -> delivery.message().event())
                .toList();
    }

    private void resolveAll() {
        EditIssues resolve = EditIssues.of(new Found(IssueFilter.all())).withText(IssueField.STATUS, "resolved");
        given.tracker.issues().editAll(given.admin, resolve);
    }

    @Test
    void changeIsKeptForEachWebhookThatWantsIt() {
        Webhook first = given.hook();
        Webhook second = given.hook();
        Issue issue = given.issue();
        given.rename(issue, "Two");
        List<WebhookEvent> both = List.of(WebhookEvent.ISSUE_CREATED, WebhookEvent.ISSUE_EDITED);
        assertEquals(both, events(first));
        assertEquals(both, events(second));
        assertEquals(
                given.deliveries(first).get(0).message(),
                given.deliveries(second).get(0).message());
        assertEquals(issue.id(), given.deliveries(first).get(0).message().issueId());
    }

    @Test
    void whatNobodyWantsIsNotKept() {
        Webhook webhook = given.hook();
        given.service.edit(given.admin, given.hook().id(), new EditWebhook().active(false));
        given.tracker.labels().create(given.admin, new EditLabel().name("bug"));
        assertEquals(List.of(), events(webhook));
    }

    @Test
    void webhookThatIsTurnedOffGetsNothing() {
        Webhook webhook = given.hook();
        given.service.edit(given.admin, webhook.id(), new EditWebhook().active(false));
        given.issue();
        assertEquals(List.of(), events(webhook));
    }

    @Test
    void whatIsUndoneIsNotKept() {
        Webhook webhook = given.hook();
        assertThrows(
                IllegalStateException.class,
                () -> given.tracker.transactions().run(() -> {
                    given.issue();
                    throw new IllegalStateException("undone");
                }));
        assertEquals(List.of(), events(webhook));
    }

    @Test
    void fewEditsAtOnceAreAMessageEach() {
        given.issues(WebhookOutbox.MAX_EDITS);
        Webhook webhook = given.hook();
        resolveAll();
        assertEquals(WebhookOutbox.MAX_EDITS, events(webhook).size());
    }

    @Test
    void manyEditsAtOnceAreOneMessage() {
        given.issues(WebhookOutbox.MAX_EDITS + 1);
        Webhook webhook = given.hook();
        resolveAll();
        WebhookDelivery only = given.only(webhook);
        assertEquals(WebhookEvent.ISSUES_EDITED, only.message().event());
        assertNull(only.message().issueId());
        assertEquals(
                "issues.edited 51",
                given.service.delivery(given.admin, webhook.id(), only.id()).body());
    }
}
