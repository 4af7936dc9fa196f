package dev.issuetracker.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BulkRevertTest extends HttpTest {
    private static final String PATH = "/issues/bulk/revert";

    private final String bug = unique("bug");
    private final String ui = unique("ui");
    private final long a;
    private final long b;

    BulkRevertTest(Store store) {
        super(store);
        admin.label(bug);
        admin.label(ui);
        a = jane.issue("a", "labels: ['" + bug + "'], assignee: 'john'").id();
        b = jane.issue("b").id();
    }

    private void editBoth(String changes) {
        jane.post("/issues/bulk", "{ids: [" + a + ", " + b + "], " + changes + "}")
                .expect(200)
                .shows("/updated", "2");
    }

    private String both(long version) {
        return "{issues: [{id: " + a + ", version: " + version + "}, {id: " + b + ", version: " + version + "}]}";
    }

    private String reverted(long id) {
        return "{id: " + id + ", version: 3, changed: true}";
    }

    @Test
    void bulkEditIsTakenBackByANewVersion() {
        editBoth("status: 'resolved', assignee: null, add_labels: ['" + ui + "'], remove_labels: ['" + bug + "']");
        john.post(PATH, both(2))
                .expect(200)
                .shows("", "{reverted: 2, issues: [" + reverted(a) + ", " + reverted(b) + "], kept: []}");
        Answer issue = jane.get("/issues/" + a);
        assertEquals(List.of(bug), issue.each("/labels", "/name"));
        assertEquals("open", issue.text("/status"));
        assertEquals("john", issue.text("/assignee/username"));
        assertTrue(issue.at("/resolved_at").isNull());
        Answer history = jane.get("/issues/" + a + "/history");
        assertEquals(List.of("1", "2", "3"), history.each("/results", "/version"));
        assertEquals("john", history.text("/results/2/by/username"));
    }

    @Test
    void fieldsAndParentsComeBack() {
        String field = unique("Area");
        admin.post("/fields", "{name: '" + field + "', type: 'select', options: [{name: 'Desk'}, {name: 'Roof'}]}")
                .expect(201);
        jane.patch("/issues/" + b, "{parent: " + a + ", fields: {'" + field + "': 'Desk'}, version: 1}")
                .expect(200);
        jane.post("/issues/bulk", "{ids: [" + b + "], parent: null, fields: {'" + field + "': 'Roof'}}")
                .expect(200);
        jane.post(PATH, "{issues: [{id: " + b + ", version: 3}]}").expect(200).shows("/reverted", "1");
        Answer issue = jane.get("/issues/" + b);
        assertEquals(a, issue.number("/parent"));
        assertEquals("Desk", issue.at("/fields").get(field).asText());
    }

    @Test
    void whatWasEditedOrDeletedSinceIsKeptAndNamed() {
        long c = jane.issue("c").id();
        editBoth("status: 'resolved'");
        jane.patch("/issues/" + c, "{status: 'resolved', version: 1}").expect(200);
        jane.patch("/issues/" + a, "{title: 'moved on', version: 2}").expect(200);
        admin.delete("/issues/" + b).expect(204);
        jane.post(
                        PATH,
                        "{issues: [{id: " + c + ", version: 2}, {id: " + b + ", version: 2}, {id: " + a
                                + ", version: 2}]}")
                .expect(200)
                .shows("", "{reverted: 1, issues: [" + reverted(c) + "], kept: [" + a + ", " + b + "]}");
        assertEquals("moved on", jane.get("/issues/" + a).text("/title"));
        jane.get("/issues/" + b).expect(404);
    }

    @Test
    void textsComeBackToo() {
        String text = "long".repeat(10_000);
        jane.patch("/issues/" + a, "{description: '" + text + "', version: 1}").expect(200);
        jane.patch("/issues/" + a, "{title: 'other', description: '', version: 2}")
                .expect(200);
        jane.post(PATH, "{issues: [{id: " + a + ", version: 3}]}").expect(200).shows("/reverted", "1");
        Answer issue = jane.get("/issues/" + a);
        assertEquals("a", issue.text("/title"));
        assertEquals(text, issue.text("/description"));
        assertEquals(List.of("a"), jane.get("/issues?id=" + a + "&keyword=long").titles());
    }

    @Test
    void labelThatWasDeletedSinceStaysAway() {
        String gone = unique("gone");
        long label = admin.label(gone).id();
        jane.put("/issues/" + a + "/labels", "{labels: ['" + gone + "', '" + bug + "'], version: 1}")
                .expect(200);
        jane.post("/issues/bulk", "{ids: [" + a + "], remove_labels: ['" + gone + "', '" + bug + "']}")
                .expect(200);
        admin.delete("/labels/" + label).expect(204);
        jane.post(PATH, "{issues: [{id: " + a + ", version: 3}]}").expect(200).shows("/reverted", "1");
        assertEquals(List.of(bug), jane.get("/issues/" + a).each("/labels", "/name"));
    }

    @Test
    void eachUnknownIdIsNamedAndNothingChanges() {
        editBoth("status: 'resolved'");
        assertEquals(
                List.of("issues[1] not_found"),
                jane.post(PATH, "{issues: [{id: " + a + ", version: 2}, {id: 999999999, version: 2}]}")
                        .expect(404)
                        .violations());
        assertEquals("resolved", jane.get("/issues/" + a).text("/status"));
    }

    @Test
    void allViolationsAreAnswered() {
        assertEquals(
                List.of(
                        "dry_run unknown_parameter",
                        "issues[1] wrong_type",
                        "ids unknown_field",
                        "issues[0].version required"),
                jane.post(PATH + "?dry_run=true", "{issues: [{id: " + a + "}, 7], ids: [1]}")
                        .expect(400)
                        .violations());
        assertEquals(
                List.of("issues required"), jane.post(PATH, "{}").expect(400).violations());
    }

    @Test
    void firstVersionCannotBeTakenBack() {
        editBoth("status: 'resolved'");
        assertEquals(
                List.of("issues[0].version unknown_version"),
                jane.post(PATH, "{issues: [{id: " + a + ", version: 1}, {id: " + b + ", version: 2}]}")
                        .expect(400)
                        .violations());
        assertEquals("resolved", jane.get("/issues/" + b).text("/status"));
    }

    @Test
    void moreThanTenThousandAreRejected() {
        String issues = LongStream.rangeClosed(1, 10_001)
                .mapToObj(id -> "{id: " + id + ", version: 2}")
                .collect(Collectors.joining(","));
        assertEquals(
                List.of("issues too_many"),
                jane.post(PATH, "{issues: [" + issues + "]}").expect(400).violations());
    }

    @Test
    void retryWithTheSameKeyIsAnsweredAlikeAndRevertsNothingMore() {
        editBoth("status: 'resolved'");
        String key = unique("key");
        Answer first = jane.post(PATH, both(2), "Idempotency-Key", key).expect(200);
        Answer again = jane.post(PATH, both(2), "Idempotency-Key", key).expect(200);
        assertEquals(first.body(), again.body());
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(3, jane.get("/issues/" + a).version());
    }
}
