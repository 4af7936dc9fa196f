package dev.issuetracker.http.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Webhooks as admins manage them, on a server that sends to public addresses only. */
class WebhooksTest extends HttpTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final List<Long> made = new ArrayList<>();

    WebhooksTest(Store store) {
        super(store);
    }

    @AfterEach
    void removeAll() {
        made.forEach(id -> admin.delete("/webhooks/" + id));
    }

    private Answer make(String more) {
        Answer answer = admin.post(
                "/webhooks", "{url: 'https://webhooks.invalid/hook', events: ['import.undone']" + more + "}");
        made.add(answer.expect(201).id());
        return answer;
    }

    private static String path(Answer webhook) {
        return "/webhooks/" + webhook.id();
    }

    @Test
    void secretIsShownOnceOnly() {
        Answer webhook = make(", description: 'Chat'");
        String secret = webhook.text("/secret");
        assertTrue(secret.matches("whsec_[A-Za-z0-9+/]{43}="), webhook::toString);
        assertEquals(path(webhook), webhook.header("Location"));
        String shown = "{id: " + webhook.id() + ", url: 'https://webhooks.invalid/hook', description: 'Chat',"
                + " events: ['import.undone'], active: true, turned_off: null,"
                + " health: {last_attempt_at: null, last_error: null, failing_since: null},"
                + " created_by: {id: '…', username: '…'}, created_at: '…', updated_at: '…', version: 1}";
        admin.get(path(webhook)).expect(200).shows("", shown);
        admin.patch(path(webhook), "{description: 'Other', version: 1}").expect(200);
        for (String place : List.of(path(webhook), "/webhooks", "/audit", path(webhook) + "/deliveries")) {
            assertFalse(admin.get(place).expect(200).body().contains(secret), place);
        }
    }

    @Test
    void keyedRequestThatShowsASecretIsNotRemembered() {
        String body = "{url: 'https://webhooks.invalid/', events: ['import.undone']}";
        Answer first = admin.post("/webhooks", body, "Idempotency-Key", unique("hook"));
        made.add(first.expect(201).id());
        assertFalse(admin.get("/webhooks").body().contains(first.text("/secret")));
    }

    @Test
    void onlyAdminsSeeThem() {
        Answer webhook = make("");
        jane.get("/webhooks").expect(403);
        jane.get(path(webhook)).expect(403);
        jane.post(path(webhook) + "/ping").expect(403);
    }

    @Test
    void staleEditsAreConflicts() {
        String path = path(make(""));
        admin.patch(path, "{active: false, version: 1}").expect(200).shows("/version", "2");
        assertEquals(
                "stale_version",
                admin.patch(path, "{active: true, version: 1}").expect(409).code());
        admin.patch(path, "{active: true}", "If-Match", "\"1\"").expect(412);
        admin.delete(path, "If-Match", "\"1\"").expect(412);
        admin.delete(path, "If-Match", "\"2\"").expect(204);
        admin.get(path).expect(404);
    }

    @Test
    void whatWasReadCanBeSentBack() {
        Answer webhook = make("");
        String read = admin.get(path(webhook)).expect(200).body();
        admin.patch(path(webhook), read).expect(200).shows("/version", "1");
        assertEquals(
                List.of("created_at read_only"),
                admin.patch(path(webhook), "{created_at: '2026-01-01T00:00:00.000000Z'}")
                        .expect(400)
                        .violations());
    }

    @Test
    void allViolationsAreAnsweredTogether() {
        Answer rejected = admin.post(
                        "/webhooks", "{url: 'ftp://x', events: ['issue.eaten'], secret: 'short', color: 'red'}")
                .expect(400);
        assertEquals(
                List.of("color unknown_field", "url invalid_url", "events invalid_choice", "secret invalid_secret"),
                rejected.violations());
        assertEquals(
                List.of("url required", "events required"),
                admin.post("/webhooks", "{}").expect(400).violations());
    }

    @Test
    void ownSecretIsTaken() {
        assertEquals(SECRET, make(", secret: '" + SECRET + "'").text("/secret"));
    }

    @Test
    void twentyFirstIsRejected() {
        try (Tracker other = Tracker.fresh(store)) {
            String body = "{url: 'https://webhooks.invalid/', events: ['import.undone']}";
            for (int i = 0; i < 20; i++) {
                other.admin().post("/webhooks", body).expect(201);
            }
            assertEquals(
                    "too_many_webhooks",
                    other.admin().post("/webhooks", body).expect(409).code());
        }
    }

    @Test
    void changesAreInTheAuditLogWithoutTheWholeUrl() {
        Answer webhook = make(", description: 'Chat'");
        admin.patch(path(webhook), "{active: false}").expect(200);
        admin.delete(path(webhook)).expect(204);
        Answer log = admin.get("/audit?subject=webhook:" + webhook.id()).expect(200);
        assertEquals(List.of("webhook_removed", "webhook_edited", "webhook_made"), log.each("/results", "/event"));
        assertEquals("https://webhooks.invalid", log.text("/results/0/detail"));
    }

    @Test
    void localAddressIsNotReachedUnlessTheOperatorAllowsIt() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            String url = "http://localhost:" + receiver.port() + "/hook";
            Answer webhook = admin.post("/webhooks", "{url: '" + url + "', events: ['import.undone']}");
            made.add(webhook.expect(201).id());
            Answer ping = admin.post(path(webhook) + "/ping").expect(202);
            Answer failed = Deliveries.awaitEnd(admin, ping.header("Location"));
            failed.shows("/state", "'failed'").shows("/last/status", "null");
            assertTrue(failed.text("/last/error").startsWith("localhost has no public address"), failed::toString);
            assertTrue(receiver.gotNothing());
        }
    }
}
