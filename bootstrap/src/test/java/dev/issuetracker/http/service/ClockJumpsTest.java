package dev.issuetracker.http.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The clock of the server is set by hours, forth or back, while it serves. */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class ClockJumpsTest {
    private static final Duration HOURS = Duration.ofHours(5);

    private final Tracker tracker;
    private final Api jane;

    ClockJumpsTest(Store store) {
        tracker = Tracker.withoutAccounts(store);
        jane = tracker.guest().signUp("jane");
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private void back() {
        tracker.clock().advance(HOURS.negated());
    }

    private void forth() {
        tracker.clock().advance(HOURS);
    }

    /** Signed in at a time that no jump of these tests leads behind. */
    private Api early() {
        back();
        Api api = jane.withToken(jane.post("/signin", SIGN_IN).expect(200).text("/token"));
        forth();
        return api;
    }

    private static final String SIGN_IN = "{username: 'jane', password: 'correct horse'}";

    @Test
    void anIssueEditedAfterAJumpBackKeepsTheOrderOfItsHistory() {
        Api api = early();
        long id = api.issue("One").id();

        back();
        Answer edited =
                api.patch("/issues/" + id, "{version: 1, status: 'resolved'}").expect(200);
        api.put("/issues/" + id + "/labels", "{labels: [" + api.label("bug").id() + "]}")
                .expect(200);
        api.post("/issues/bulk-status", "{ids: [" + id + "], status: 'open'}").expect(200);
        api.delete("/issues/" + id).expect(204);
        api.post("/issues/" + id + "/restore").expect(200);

        assertEquals(edited.text("/created_at"), edited.text("/updated_at"));
        List<String> times = api.get("/issues/" + id + "/history").expect(200).each("/results", "/at");
        assertEquals(times.stream().sorted().toList(), times);
    }

    @Test
    void aCommentIsEditedAfterAJumpBack() {
        Api api = early();
        String comments = "/issues/" + api.issue("One").id() + "/comments";
        long id = api.post(comments, "{body: 'Seen'}").expect(201).id();

        back();
        Answer edited = api.patch(comments + "/" + id, "{body: 'Seen twice'}").expect(200);

        assertTrue(!Instant.parse(edited.text("/updated_at")).isBefore(Instant.parse(edited.text("/created_at"))));
    }

    @Test
    void aLinkIsRemovedAfterAJumpBack() {
        Api api = early();
        long other = api.issue("Two").id();
        String links = "/issues/" + api.issue("One").id() + "/links";
        long id = api.post(links, "{type: 'blocks', issue: " + other + "}")
                .expect(201)
                .id();

        back();
        api.delete(links + "/" + id).expect(204);

        Answer timeline = api.get(links + "?removed=true").expect(200);
        assertEquals(timeline.text("/results/0/created_at"), timeline.text("/results/0/removed_at"));
    }

    @Test
    void aLabelIsEditedAfterAJumpBack() {
        Api api = early();
        long id = api.label("bug").id();

        back();
        Answer edited = api.patch("/labels/" + id, "{color: '00ff00'}").expect(200);

        assertEquals(edited.text("/created_at"), edited.text("/updated_at"));
        api.delete("/labels/" + id).expect(204);
    }

    @Test
    void reportsAndImportsGoOnAfterAJumpBack() {
        Api api = early();
        long id = api.issue("One").id();

        back();
        api.patch("/issues/" + id, "{version: 1, status: 'resolved'}").expect(200);
        byte[] file = "title,description,status,labels\nTwo,,resolved,\n".getBytes(StandardCharsets.UTF_8);
        api.upload("/issues/import", "issues.csv", file).expect(201);

        assertEquals(
                0, api.get("/reports/latency").expect(200).at("/min_seconds").asDouble());
        api.get("/reports/top-assignees").expect(200);
    }

    @Test
    void aKeyedRequestIsReplayedAfterAJumpBack() {
        Api api = early();
        String issue = "{title: 'One', description: ''}";
        long id =
                api.post("/issues", issue, "Idempotency-Key", "key").expect(201).id();

        back();

        assertEquals(
                id,
                api.post("/issues", issue, "Idempotency-Key", "key").expect(201).id());
    }

    @Test
    void aKeyThatExpiredServesAgain() {
        String nothing = "{title: ''}";
        jane.post("/issues", nothing, "Idempotency-Key", "key").expect(400);

        tracker.clock().advance(Duration.ofHours(25));
        Api api = jane.withToken(jane.post("/signin", SIGN_IN).expect(200).text("/token"));

        api.post("/issues", nothing, "Idempotency-Key", "key").expect(400);
    }

    @Test
    void tokensExpireByAJumpForthAndServeAgainWhenItIsTakenBack() {
        Duration day = Duration.ofHours(25);

        tracker.clock().advance(day);
        jane.get("/me").expect(401);
        tracker.clock().advance(day.negated());

        jane.get("/me").expect(200);
    }

    @Test
    void aTokenOfTheFutureIsRejectedUntilItsTime() {
        forth();
        Api api = jane.withToken(jane.post("/signin", SIGN_IN).expect(200).text("/token"));

        back();
        api.get("/me").expect(401);
        jane.post("/signin", SIGN_IN).expect(200);
        forth();

        api.get("/me").expect(200);
    }
}
