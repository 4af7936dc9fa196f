package dev.issuetracker.http.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Webhooks, made and looked after by an admin on a screen. */
class WebhookSettingsTest extends BrowserTest {
    private static @Nullable Tracker sending;

    private final Api admin = sending().admin();
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final String url = receiver.url("/hook");

    private static synchronized Tracker sending() {
        Tracker tracker = sending;
        if (tracker == null) {
            tracker = Tracker.fresh(Store.SQLITE, Map.of("WEBHOOK_PRIVATE_NETWORKS", "127.0.0.0/8"));
            sending = tracker;
        }
        return tracker;
    }

    @AfterAll
    static synchronized void stop() {
        Tracker tracker = sending;
        if (tracker != null) {
            tracker.close();
            sending = null;
        }
    }

    @AfterEach
    void removeWebhooks() {
        receiver.close();
        admin.get("/webhooks")
                .each("/results", "/id")
                .forEach(id -> admin.delete("/webhooks/" + id).expect(204));
    }

    private String made() {
        Answer webhook = admin.post("/webhooks", "{url: '" + url + "', description: 'Chat', events: ['issue.created']}")
                .expect(201);
        return "/webhooks/" + webhook.id();
    }

    private void openSettings() {
        open(admin, "/settings/webhooks").await("[aria-label=Webhooks]");
    }

    @Test
    void webhookIsMadeFromTheKeyboardAndItsSecretIsShownOnce() {
        openSettings();
        browser.clickNamed("Make a webhook").await("[name=url]:focus");
        browser.type("[name=url]", url)
                .press("Tab")
                .type("[name=description]", "Chat")
                .press("Tab", " ");
        browser.press("Enter").await("input[aria-label='Secret of " + url + "']");
        assertTrue(browser.value("input[readonly]").startsWith("whsec_"));
        Answer webhook = admin.get("/webhooks").expect(200);
        assertEquals("Chat", webhook.text("/results/0/description"));
        assertEquals(
                List.of("issue.edited", "issue.deleted", "issue.restored", "comment.added"),
                webhook.each("/results/0/events", ""));
        openSettings();
        browser.await(".entries li", url).awaitNo("input[readonly]");
    }

    @Test
    void whatTheServerRejectsIsSaidAndKept() {
        openSettings();
        browser.clickNamed("Make a webhook").await("[name=url]:focus").type("[name=url]", "ftp://example.org");
        browser.press("Enter").await("[role=alert]", "url must begin with http");
        assertEquals("ftp://example.org", browser.value("[name=url]"));
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
    }

    @Test
    void whatIsRejectedIsSaidInTheLanguageOfTheInterface() {
        keep(browser, admin, "language", "\"de\"");
        openSettings();
        browser.clickNamed("Webhook anlegen").await("[name=url]:focus").type("[name=url]", url);
        browser.run("document.querySelectorAll('[name=events]').forEach(box => (box.checked = false))");
        browser.press("Enter").await("[role=alert]", "Wähle mindestens eines, das gesendet wird.");
        browser.click("[name=events]")
                .replace("[name=url]", "ftp://example.org")
                .press("Enter");
        browser.await("[role=alert]", "URL: muss mit https:// oder http:// und einem Host beginnen");
        // A browser logs every answer that is an error.
        assertEquals(2, browser.awaitLog(2).size());
    }

    @Test
    void webhookIsTriedOut() {
        made();
        openSettings();
        browser.clickNamed("Try " + url + " out").await(".deliveries li", "arrived");
        assertEquals("ping", receiver.next().header("Issue-Tracker-Event"));
        browser.await(".entries li", "last arrived");
    }

    @Test
    void failureIsShownAndSentAgain() {
        String path = made();
        receiver.answer(500);
        Answer ping = admin.post(path + "/ping").expect(202);
        Deliveries.awaitEnd(admin, ping.header("Location"));
        openSettings();
        browser.await(".entries li", "The receiver answered 500.");
        browser.clickNamed("Deliveries to " + url).await(".deliveries .error", "failed");
        receiver.answer(204);
        browser.clickNamed("Send again: Try-out, delivery " + ping.id()).await(".deliveries li", "arrived");
        browser.awaitNo(".deliveries .error");
    }

    @Test
    void failureIsSaidInTheLanguageOfTheInterface() {
        String path = made();
        receiver.answer(500);
        Answer ping = admin.post(path + "/ping").expect(202);
        Deliveries.awaitEnd(admin, ping.header("Location"));
        keep(browser, admin, "language", "\"de\"");
        openSettings();
        browser.await(".entries li", "Der Empfänger hat mit 500 geantwortet.");
        browser.clickNamed("Sendungen an " + url).await(".deliveries", "Der Empfänger hat mit 500 geantwortet.");
    }

    @Test
    void secretIsReplacedAfterAQuestionAndShownOnce() throws GeneralSecurityException {
        String path = made();
        openSettings();
        browser.clickNamed("New secret for " + url).await(".sure .danger:focus").press("Enter");
        String secret = browser.await("input[readonly]").value("input[readonly]");
        browser.await("[data-task=secret]:focus");
        Answer ping = admin.post(path + "/ping").expect(202);
        Deliveries.awaitEnd(admin, ping.header("Location"));
        assertTrue(receiver.next().signedWith(secret));
        openSettings();
        browser.await(".entries li", url).awaitNo("input[readonly]");
    }

    @Test
    void webhookIsPausedAndResumed() {
        String path = made();
        openSettings();
        browser.clickNamed("Pause " + url).await("[aria-label='Resume " + url + "']");
        assertFalse(admin.get(path).json().path("active").booleanValue());
        browser.await(".entries li", "paused").clickNamed("Resume " + url).await("[aria-label='Pause " + url + "']");
        assertTrue(admin.get(path).json().path("active").booleanValue());
    }

    @Test
    void webhookIsEditedAndDeletedAfterAQuestion() {
        String path = made();
        openSettings();
        browser.clickNamed("Edit " + url).await("[name=url]:focus").replace("[name=description]", "Builds");
        browser.clickNamed("Save")
                .await("[aria-label='Edit " + url + "']:focus")
                .await(".entries li", "Builds");
        assertEquals(List.of("issue.created"), admin.get(path).each("/events", ""));
        browser.clickNamed("Delete " + url).await(".sure .danger:focus").press("Enter");
        browser.awaitNo(".entries li");
        assertEquals(404, admin.get(path).status());
    }

    @Test
    void focusGoesOnWhereAWebhookWasMadeSavedAndDeleted() {
        openSettings();
        browser.clickNamed("Make a webhook").await("[name=url]:focus").type("[name=url]", url);
        browser.press("Enter").await(".entries li", url).await("[data-task=make]:focus");
        admin.post("/webhooks", "{url: '" + receiver.url("/other") + "', events: ['issue.created']}")
                .expect(201);
        openSettings();
        browser.clickNamed("Edit " + url).await("[name=url]:focus").press("Enter");
        browser.await("[aria-label='Edit " + url + "']:focus");
        browser.clickNamed("Delete " + url).await(".sure .danger:focus").press("Enter");
        browser.await(".entries li:only-child:focus", receiver.url("/other"));
        browser.press("Tab").await(".entries li button:focus");
        browser.clickNamed("Delete " + receiver.url("/other"))
                .await(".sure .danger:focus")
                .press("Enter");
        browser.await("[aria-label=Webhooks]:focus").awaitNo(".entries li");
    }

    @Test
    void escapeClosesTheFormAndWhatWasTypedComesBack() {
        made();
        openSettings();
        browser.clickNamed("Edit " + url).await("[name=url]:focus").press("Escape");
        browser.await("[aria-label='Edit " + url + "']:focus").awaitNo(".notice");
        browser.clickNamed("Edit " + url).await("[name=url]:focus").replace("[name=description]", "Half a thought");
        browser.press("Escape").await("[aria-label='Edit " + url + "']:focus").clickNamed("Undo");
        browser.await("[name=url]:focus");
        assertEquals("Half a thought", browser.value("[name=description]"));
        // What was brought back is not lost by another Escape either.
        browser.press("Escape").await("[aria-label='Edit " + url + "']:focus").clickNamed("Undo");
        browser.await("[name=url]:focus").press("Enter").await(".entries li", "Half a thought");
        browser.clickNamed("Make a webhook").await("[name=url]:focus").press("Escape");
        browser.await("[data-task=make]:focus").awaitNo(".notice");
        browser.clickNamed("Delete " + url).await(".sure .danger:focus").press("Escape");
        browser.await("[aria-label='Delete " + url + "']:focus").awaitNo(".sure");
    }
}
