package dev.issuetracker.http.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import dev.issuetracker.http.webhook.WebhookReceiver.Received;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What webhooks are sent, on a server that may send to this machine. */
class SendingWebhooksTest extends HttpTest {
    private static final Map<Store, Tracker> TRACKERS = new EnumMap<>(Store.class);
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```json\\n(.*?)^```$");

    private final WebhookReceiver receiver = new WebhookReceiver();
    private String secret = "";
    private String path = "";

    SendingWebhooksTest(Store store) {
        super(
                store,
                TRACKERS.computeIfAbsent(
                        store, key -> Tracker.fresh(key, Map.of("WEBHOOK_PRIVATE_NETWORKS", "127.0.0.0/8"))));
    }

    @AfterAll
    static void close() {
        TRACKERS.values().forEach(Tracker::close);
        TRACKERS.clear();
    }

    @AfterEach
    void remove() {
        receiver.close();
        admin.delete(path).expect(204);
    }

    private void hook(String... events) {
        String chosen = String.join("', '", events);
        Answer webhook = admin.post(
                        "/webhooks", "{url: '" + receiver.url("/hook?key=1") + "', events: ['" + chosen + "']}")
                .expect(201);
        secret = webhook.text("/secret");
        path = "/webhooks/" + webhook.id();
    }

    private JsonNode next(String event) {
        Received next = receiver.next();
        assertEquals(event, next.header("Issue-Tracker-Event"), next::body);
        return next.json();
    }

    @Test
    void changeArrivesSigned() throws GeneralSecurityException {
        hook("issue.created");
        long id = jane.issue("Grüße").id();
        Received received = receiver.next();
        assertEquals("/hook", received.path());
        assertTrue(received.signedWith(secret), received::toString);
        assertEquals("application/json", received.header("Content-Type"));
        JsonNode body = received.json();
        assertEquals(received.header("webhook-id"), body.path("id").textValue());
        assertEquals("Grüße", body.at("/issue/title").textValue());
        assertEquals(jane.get("/issues/" + id).json().path("version"), body.at("/issue/version"));
        assertFalse(new Received(received.path(), received.headers(), received.body() + " ").signedWith(secret));
    }

    @Test
    void everyChangeOfAnIssueIsSentInItsOrder() {
        hook("issue.created", "issue.edited", "issue.deleted", "issue.restored");
        String issue = "/issues/" + jane.issue("One", "description: 'Long'").id();
        jane.patch(issue, "{title: 'Two', version: 1}").expect(200);
        jane.delete(issue).expect(204);
        jane.post(issue + "/restore").expect(200);
        assertEquals("Long", next("issue.created").at("/issue/description").textValue());
        JsonNode edited = next("issue.edited");
        assertEquals(Json.read("[{field: 'title', from: 'One', to: 'Two'}]"), edited.path("changes"));
        assertEquals(2, edited.at("/issue/version").longValue());
        assertTrue(edited.at("/issue/description").isMissingNode(), edited::toString);
        assertEquals(
                Json.read("[{field: 'deleted', from: false, to: true}]"),
                next("issue.deleted").path("changes"));
        assertEquals(4, next("issue.restored").at("/issue/version").longValue());
    }

    @Test
    void commentsAndLinksAreSent() {
        hook("comment.added", "comment.edited", "comment.deleted", "link.added", "link.removed");
        long one = jane.issue("One").id();
        long two = jane.issue("Two").id();
        String comments = "/issues/" + one + "/comments";
        Answer comment = jane.post(comments, "{body: 'First'}").expect(201);
        JsonNode added = next("comment.added");
        assertEquals(one, added.at("/comment/issue_id").longValue());
        jane.patch(comments + "/" + comment.id(), "{body: 'Second', version: 1}")
                .expect(200);
        assertEquals("Second", next("comment.edited").at("/comment/body").textValue());
        jane.delete(comments + "/" + comment.id()).expect(204);
        next("comment.deleted");
        Answer link = jane.post("/issues/" + one + "/links", "{type: 'blocks', issue: " + two + "}")
                .expect(201);
        assertEquals(
                List.of(),
                Json.differences(
                        Json.read("{id: " + link.id() + ", type: 'blocks', from: " + one + ", to: " + two
                                + ", created_by: '…', created_at: '…'}"),
                        next("link.added").path("link")));
        jane.delete("/issues/" + one + "/links/" + link.id()).expect(204);
        next("link.removed");
    }

    @Test
    void labelsAndFieldsAreSent() {
        hook("label.created", "label.edited", "label.deleted", "field.created", "field.edited", "field.removed");
        String name = unique("hook");
        long label = jane.label(name).id();
        admin.patch("/labels/" + label, "{color: '112233'}").expect(200);
        admin.delete("/labels/" + label).expect(204);
        long field = admin.post("/fields", "{name: '" + name + "', type: 'text'}")
                .expect(201)
                .id();
        admin.patch("/fields/" + field, "{description: 'What'}").expect(200);
        admin.delete("/fields/" + field).expect(204);
        assertEquals(name, next("label.created").at("/label/name").textValue());
        assertEquals("112233", next("label.edited").at("/label/color").textValue());
        next("label.deleted");
        assertEquals("text", next("field.created").at("/field/type").textValue());
        assertEquals("What", next("field.edited").at("/field/description").textValue());
        next("field.removed");
    }

    @Test
    void importIsOneMessageAndSoIsItsUndoing() {
        hook("issue.created", "issues.imported", "import.undone");
        byte[] file = "title,description,status,labels\nOne,,open,\nTwo,,open,\n".getBytes(StandardCharsets.UTF_8);
        long imported =
                jane.upload("/issues/import", "issues.csv", file).expect(201).number("/import_id");
        JsonNode message = next("issues.imported").path("import");
        assertEquals(imported, message.path("id").longValue());
        assertEquals(2, message.path("created").longValue());
        admin.post("/imports/" + imported + "/undo").expect(200);
        assertEquals(2, next("import.undone").at("/import/deleted").longValue());
    }

    @Test
    void manyEditsAtOnceAreOneMessage() {
        String rows = "Many,,open,\n".repeat(51);
        byte[] file = ("title,description,status,labels\n" + rows).getBytes(StandardCharsets.UTF_8);
        Answer imported = jane.upload("/issues/import", "issues.csv", file).expect(201);
        List<Long> ids = LongStream.rangeClosed(imported.number("/first_id"), imported.number("/last_id"))
                .boxed()
                .toList();
        hook("issue.edited");
        jane.post("/issues/bulk-status", "{ids: " + ids + ", status: 'resolved'}")
                .expect(200);
        assertEquals(Json.read(ids.toString()), next("issues.edited").path("issue_ids"));
    }

    @Test
    void fewEditsAtOnceAreAMessageEach() {
        List<Long> ids =
                Stream.of("One", "Two").map(title -> jane.issue(title).id()).toList();
        hook("issue.edited");
        jane.post("/issues/bulk-status", "{ids: " + ids + ", status: 'resolved'}")
                .expect(200);
        assertEquals(ids.get(0), next("issue.edited").at("/issue/id").longValue());
        assertEquals(ids.get(1), next("issue.edited").at("/issue/id").longValue());
    }

    private String onlyDelivery() {
        Answer list = admin.get(path + "/deliveries").expect(200);
        assertEquals(1, list.at("/results").size(), list::toString);
        return path + "/deliveries/" + list.number("/results/0/id");
    }

    @Test
    void failureIsTriedAgainAfterAPause() {
        hook("issue.created");
        receiver.answer(500);
        jane.issue("One");
        Received first = receiver.next();
        String delivery = onlyDelivery();
        Answer failed = Deliveries.awaitAttempts(admin, delivery, 1);
        failed.shows("/state", "'waiting'")
                .shows("/last", "{at: '…', millis: '…', status: 500, error: 'The receiver answered 500.'}")
                .shows("/body", first.body());
        receiver.answer(204);
        tracker.clock().advance(Duration.ofSeconds(12));
        Received second = receiver.next();
        assertEquals(first.header("webhook-id"), second.header("webhook-id"));
        assertEquals(first.body(), second.body());
        Deliveries.awaitEnd(admin, delivery).shows("/state", "'delivered'").shows("/attempts", "2");
        admin.get(path).expect(200).shows("/health/failing_since", "null");
    }

    @Test
    void redirectIsNotFollowed() {
        hook("issue.created");
        receiver.answer(307);
        Answer ping = admin.post(path + "/ping").expect(202);
        Deliveries.awaitEnd(admin, ping.header("Location"))
                .shows("/state", "'failed'")
                .shows("/last/status", "307");
        assertEquals("/hook", receiver.next().path());
        assertTrue(receiver.gotNothing());
    }

    @Test
    void deliveryIsSentAgainOnRequest() {
        hook("issue.created");
        jane.issue("One");
        Received first = receiver.next();
        String delivery = onlyDelivery();
        Deliveries.awaitEnd(admin, delivery);
        Answer again = admin.post(delivery + "/redeliver").expect(202);
        again.shows("/state", "'waiting'").shows("/attempts", "0");
        assertEquals(delivery, again.header("Location"));
        assertEquals(first.body(), receiver.next().body());
        Deliveries.awaitEnd(admin, delivery).shows("/state", "'delivered'");
        admin.patch(path, "{active: false}").expect(200);
        assertEquals(
                "wrong_state", admin.post(delivery + "/redeliver").expect(409).code());
    }

    @Test
    void documentedExampleIsWhatIsSent() throws IOException {
        // Surefire runs in the module, an editor perhaps above it.
        Path inModule = Path.of("../docs/webhooks.md");
        Matcher example =
                EXAMPLE.matcher(Files.readString(Files.exists(inModule) ? inModule : Path.of("docs/webhooks.md")));
        assertTrue(example.find());
        hook("issue.edited");
        long id = jane.issue("Login Bug").id();
        jane.patch("/issues/" + id, "{status: 'in_progress', version: 1}").expect(200);
        assertEquals(List.of(), Json.differences(Json.read(example.group(1)), next("issue.edited")));
    }
}
