package dev.issuetracker.application.webhook;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookDelivery.State;
import dev.issuetracker.domain.webhook.WebhookEvent;
import dev.issuetracker.domain.webhook.WebhookSecret;
import dev.issuetracker.domain.webhook.Webhooks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookServiceTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final WebhookFixture given = new WebhookFixture();
    private final WebhookService service = given.service;

    private static EditWebhook command() {
        return WebhookFixture.command();
    }

    private WebhookSecret secret(Webhook webhook) {
        return given.store.in(() -> given.store.webhooks().secret(webhook.id()));
    }

    @Test
    void webhookIsMadeWithASecretOfItsOwn() {
        WebhookService.Made made = service.create(given.admin, command());
        assertEquals(made.webhook(), service.get(given.admin, made.webhook().id()));
        assertEquals(List.of(made.webhook()), service.list(given.admin));
        assertEquals(made.secret(), secret(made.webhook()));
        assertFalse(made.toString().contains(made.secret().text()), made::toString);
    }

    @Test
    void secretCanBeBroughtAndReplaced() {
        Webhook webhook = service.create(given.admin, command().secret(SECRET)).webhook();
        assertEquals(new WebhookSecret(SECRET), secret(webhook));
        String other = WebhookSecret.make().text();
        service.edit(given.admin, webhook.id(), new EditWebhook().secret(other));
        assertEquals(new WebhookSecret(other), secret(webhook));
    }

    @Test
    void allViolationsAreAnsweredTogether() {
        EditWebhook wrong = new EditWebhook()
                .url("ftp://example.org")
                .description("two\nlines")
                .events(List.of("issue.created", "issue.eaten"))
                .secret("short");
        assertEquals(
                List.of(
                        "url invalid_url",
                        "description control_character",
                        "events invalid_choice",
                        "secret invalid_secret"),
                violations(() -> service.create(given.admin, wrong)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org/hook",
                "https://",
                "https://user:pass@example.org/",
                "https://example.org/#top",
                "https://example.org:0/",
                "https://example.org:70000/",
                "file:///etc/passwd",
                "https://exämple.org/"
            })
    void urlThatCannotBeCalledIsRejected(String url) {
        assertEquals(
                List.of("url invalid_url"),
                violations(() -> service.create(given.admin, command().url(url))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "issues.edited"})
    void whatIsSentByItselfCannotBeChosen(String event) {
        assertEquals(
                List.of("events invalid_choice"),
                violations(() -> service.create(given.admin, command().events(List.of(event)))));
    }

    @Test
    void thereAreOnlySoMany() {
        for (int i = 0; i < Webhooks.MAX; i++) {
            given.hook();
        }
        assertRejected(ErrorCode.TOO_MANY_WEBHOOKS, given::hook);
    }

    @Test
    void editKeepsWhatItDoesNotMention() {
        Webhook webhook = given.hook();
        Webhook edited = service.edit(given.admin, webhook.id(), new EditWebhook().description("Chat"));
        assertEquals("Chat", edited.settings().description());
        assertEquals(webhook.settings().url(), edited.settings().url());
        assertEquals(2, edited.version());
        assertEquals(edited, service.edit(given.admin, webhook.id(), new EditWebhook().description("Chat")));
    }

    @Test
    void staleEditAndRemovalAreConflicts() {
        Webhook webhook = given.hook();
        service.edit(given.admin, webhook.id(), new EditWebhook().description("Chat"));
        assertThrows(
                StaleVersionException.class,
                () -> service.edit(
                        given.admin,
                        webhook.id(),
                        new EditWebhook().description("Other").onVersion(1L)));
        assertThrows(StaleVersionException.class, () -> service.remove(given.admin, webhook.id(), 1L));
    }

    @Test
    void auditLogSaysWhereToButNotTheWholeUrl() {
        Webhook webhook = service.create(given.admin, command().url("https://example.org/token"))
                .webhook();
        service.edit(given.admin, webhook.id(), new EditWebhook().active(false));
        service.remove(given.admin, webhook.id(), null);
        assertEquals(
                List.of(AuditEvent.WEBHOOK_MADE, AuditEvent.WEBHOOK_EDITED, AuditEvent.WEBHOOK_REMOVED),
                given.audited());
        assertRejected(ErrorCode.NOT_FOUND, () -> service.get(given.admin, webhook.id()));
        assertEquals(List.of("https://example.org"), given.auditDetails());
    }

    @Test
    void pingWaitsToBeSentAlsoWhenTheWebhookIsTurnedOff() {
        Webhook webhook = given.hook();
        service.edit(given.admin, webhook.id(), new EditWebhook().active(false));
        WebhookDelivery ping = service.ping(given.admin, webhook.id());
        assertEquals(WebhookEvent.PING, ping.message().event());
        assertEquals(
                "ping by admin",
                service.delivery(given.admin, webhook.id(), ping.id()).body());
        RecordingSender sender = new RecordingSender();
        given.sendAll(given.courier(sender));
        assertEquals(List.of("ping by admin"), sender.bodies());
    }

    @Test
    void deliveryIsSentAgainUnderTheSameMessage() {
        Webhook webhook = given.hook();
        given.issue();
        RecordingSender sender = new RecordingSender();
        given.sendAll(given.courier(sender));
        WebhookDelivery before = given.only(webhook);
        WebhookDelivery again = service.redeliver(given.admin, webhook.id(), before.id());
        assertEquals(State.WAITING, again.state());
        assertEquals(before.last(), again.last());
        given.sendAll(given.courier(sender));
        assertEquals(
                List.of(before.message(), before.message()),
                sender.sent.stream().map(parcel -> parcel.delivery().message()).toList());
    }

    @Test
    void deliveryThatIsOnItsWayIsNotSentTwice() {
        Webhook webhook = given.hook();
        given.issue();
        long id = given.only(webhook).id();
        RecordingSender sender = new RecordingSender(() -> service.redeliver(given.admin, webhook.id(), id));
        given.sendAll(given.courier(sender));
        assertEquals(1, sender.sent.size());
        assertEquals(State.DELIVERED, given.only(webhook).state());
    }

    @Test
    void redeliveryEndsTheRestOfAWebhook() {
        Webhook webhook = given.hook();
        given.issue();
        RecordingSender sender = new RecordingSender();
        sender.answer(RecordingSender.SILENT);
        given.sendAll(given.courier(sender));
        given.clock.advance(Duration.ofSeconds(1));
        service.redeliver(given.admin, webhook.id(), given.only(webhook).id());
        given.sendAll(given.courier(sender));
        assertEquals(State.DELIVERED, given.only(webhook).state());
        assertEquals(NOON.plusSeconds(1), sender.sent.get(1).at());
    }

    @Test
    void nothingIsSentAgainWhileTheWebhookIsTurnedOff() {
        Webhook webhook = given.hook();
        given.issue();
        given.sendAll(given.courier(new RecordingSender()));
        service.edit(given.admin, webhook.id(), new EditWebhook().active(false));
        long id = given.only(webhook).id();
        assertRejected(ErrorCode.WRONG_STATE, () -> service.redeliver(given.admin, webhook.id(), id));
    }

    @Test
    void deliveryOfAnotherWebhookIsNotFound() {
        Webhook webhook = given.hook();
        given.issue();
        long id = given.only(webhook).id();
        Webhook other = given.hook();
        assertRejected(ErrorCode.NOT_FOUND, () -> service.delivery(given.admin, other.id(), id));
        assertRejected(ErrorCode.NOT_FOUND, () -> service.redeliver(given.admin, other.id(), id));
    }
}
