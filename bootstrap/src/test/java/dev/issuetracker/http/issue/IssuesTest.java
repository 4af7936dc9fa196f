package dev.issuetracker.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.issuetracker.domain.text.Unseen;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuesTest extends HttpTest {
    IssuesTest(Store store) {
        super(store);
    }

    @Test
    void createdIssueIsAnsweredWhole() {
        Answer label = admin.label(unique("bug"));
        String ref = "{id: " + label.id() + ", name: '" + label.text("/name") + "', color: 'ededed'}";
        jane.post(
                        "/issues",
                        "{title: 'Login Bug', description: 'Cannot login with email', assignee: 'john', labels: ['"
                                + label.text("/name") + "']}")
                .expect(201)
                .shows(
                        "",
                        "{id: '…', title: 'Login Bug', description: 'Cannot login with email', status: 'open',"
                                + " assignee: {id: '…', username: 'john'}, labels: [" + ref + "],"
                                + " created_by: {id: '…', username: 'jane'}, created_at: '…', updated_at: '…',"
                                + " resolved_at: null, comment_count: 0, fields: {}, parent: null, version: 1}");
    }

    @Test
    void createdIssueHasLocationAndETag() {
        Answer issue = jane.issue("Login Bug");
        assertEquals(
                List.of("/issues/" + issue.id(), "\"1\""), List.of(issue.header("Location"), issue.header("ETag")));
    }

    @Test
    void unicodeComesBackUnchanged() {
        String title = "Ünïcödé 日本語 🐛 'quoted\" \\ %_ <b>";
        assertEquals(title, jane.get("/issues/" + jane.issue(title).id()).text("/title"));
    }

    @Test
    void assigneeMayBeGivenById() {
        long id = john.get("/me").id();
        assertEquals("john", jane.issue("Login Bug", "assignee_id: " + id).text("/assignee/username"));
    }

    @Test
    void labelsMayBeGivenByNameInAnyCaseOrById() {
        String name = unique("bug");
        admin.label(name);
        long id = admin.label(unique("ui")).id();
        Answer issue = jane.issue("Login Bug", "labels: ['" + name.toUpperCase(Locale.ROOT) + "', " + id + "]");
        assertEquals(2, issue.at("/labels").size());
    }

    @Test
    void issueCreatedAsResolvedHasItsTime() {
        Answer issue = jane.issue("Login Bug", "status: 'resolved'");
        assertEquals(issue.text("/created_at"), issue.text("/resolved_at"));
    }

    @Test
    void titleThatNobodySeesIsBlank() {
        for (String unseen : Unseen.CHARACTERS) {
            assertEquals(
                    List.of("title blank"),
                    jane.post("/issues", "{title: '" + unseen + "'}")
                            .expect(400)
                            .violations());
        }
    }

    @Test
    void titleIsRequired() {
        assertEquals(
                List.of("title required"),
                jane.post("/issues", "{description: ''}").expect(400).violations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", description: null", ", description: ''"})
    void descriptionMayBeLeftOutNullOrEmpty(String description) {
        Answer issue = jane.post("/issues", "{title: 'Login Bug'" + description + "}");
        assertEquals("", issue.expect(201).text("/description"));
    }

    @Test
    void issueIsAnsweredWithItsCommentsOldestFirst() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        Stream.of("one", "two", "three").forEach(body -> jane.post(path + "/comments", "{body: '" + body + "'}"));
        assertEquals(List.of("one", "two", "three"), jane.get(path).each("/comments", "/body"));
    }

    @Test
    void commentsAreCounted() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        jane.post(path + "/comments", "{body: 'one'}").expect(201);
        assertEquals(1, jane.get(path).number("/comment_count"));
    }

    @Test
    void unchangedIssueIs304() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        String tag = jane.get(path).header("ETag");
        jane.get(path, "If-None-Match", tag).expect(304);
    }

    @Test
    void answerWithoutABodyHasNoType() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        Answer read = jane.get(path);
        assertEquals("application/json", read.header("Content-Type"));
        Answer unchanged = jane.get(path, "If-None-Match", read.header("ETag")).expect(304);
        assertEquals("", unchanged.header("Content-Type"));
        Answer page = jane.get(path + "/history");
        Answer samePage = jane.get(path + "/history", "If-None-Match", page.header("ETag"));
        assertEquals("", samePage.expect(304).header("Content-Type"));
        assertEquals("", jane.delete(path).expect(204).header("Content-Type"));
    }

    /** A length of 0 would be that of the body which the client keeps. */
    @Test
    void unchangedAnswerSaysNoLength() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        String tag = jane.get(path).header("ETag");
        assertEquals("", jane.get(path, "If-None-Match", tag).expect(304).header("Content-Length"));
    }

    @Test
    void changedIssueIsNo304() {
        Answer issue = jane.issue("Login Bug");
        String path = "/issues/" + issue.id();
        jane.patch(path, "{title: 'Logout Bug', version: 1}").expect(200);
        jane.get(path, "If-None-Match", issue.header("ETag")).expect(200);
    }

    @Test
    void commentLeavesTheVersion() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        jane.post(path + "/comments", "{body: 'one'}").expect(201);
        assertEquals(1, jane.get(path).version());
    }

    @Test
    void patchAnswersTheWholeIssueWithTheNextVersion() {
        Answer patched = jane.patch("/issues/" + jane.issue("Login Bug").id(), "{title: 'Logout Bug', version: 1}");
        assertEquals(
                List.of("Logout Bug", "As seen.", "2", "\"2\""),
                List.of(
                        patched.expect(200).text("/title"),
                        patched.text("/description"),
                        patched.text("/version"),
                        patched.header("ETag")));
    }

    @Test
    void patchTakesTheVersionByIfMatch() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        assertEquals(
                2,
                jane.patch(path, "{title: 'b'}", "If-Match", "\"1\"")
                        .expect(200)
                        .version());
    }

    @Test
    void patchWithoutVersionIs400() {
        Answer answer = jane.patch("/issues/" + jane.issue("Login Bug").id(), "{title: 'b'}");
        assertEquals("version_required", answer.expect(400).code());
    }

    @Test
    void contradictingVersionsAre400() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        jane.patch(path, "{title: 'b', version: 1}", "If-Match", "\"2\"").expect(400);
    }

    @Test
    void patchThatChangesNothingKeepsTheVersion() {
        Answer issue = jane.issue("Login Bug");
        Answer patched = jane.patch("/issues/" + issue.id(), "{title: 'Login Bug', status: 'open', version: 1}");
        assertEquals(issue.json(), patched.expect(200).json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignee", "assignee_id"})
    void nullClearsTheAssignee(String field) {
        Answer issue = jane.issue("Login Bug", "assignee: 'john'");
        Answer patched = jane.patch("/issues/" + issue.id(), "{" + field + ": null, version: 1}");
        patched.expect(200).shows("/assignee", "null");
    }

    @Test
    void nullClearsTheDescription() {
        Answer issue = jane.issue("Login Bug");
        Answer patched = jane.patch("/issues/" + issue.id(), "{description: null, version: 1}");
        patched.expect(200).shows("/description", "''");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "status"})
    void whatEveryIssueHasCannotBeCleared(String field) {
        Answer issue = jane.issue("Login Bug");
        Answer patched = jane.patch("/issues/" + issue.id(), "{" + field + ": null, version: 1}");
        assertEquals(List.of(field + " null_not_allowed"), patched.expect(400).violations());
    }

    @Test
    void patchReplacesLabels() {
        Answer issue =
                jane.issue("Login Bug", "labels: [" + admin.label(unique("bug")).id() + "]");
        Answer patched = jane.patch(
                "/issues/" + issue.id(),
                "{labels: [" + admin.label(unique("ui")).id() + "], version: 1}");
        assertNotEquals(issue.at("/labels"), patched.expect(200).at("/labels"));
    }

    @Test
    void unknownAssigneeAndLabelsAreRejected() {
        Answer answer = jane.patch(
                "/issues/" + jane.issue("Login Bug").id(),
                "{assignee: 'nobody-at-all', labels: [999999999, 'nope'], version: 1}");
        assertEquals(
                List.of("assignee unknown_user", "labels[0] unknown_label", "labels[1] unknown_label"),
                answer.expect(400).violations().stream().sorted().toList());
    }

    @Test
    void resolvingSetsTheTime() {
        Answer patched = jane.patch("/issues/" + jane.issue("Login Bug").id(), "{status: 'resolved', version: 1}");
        assertEquals(patched.expect(200).text("/updated_at"), patched.text("/resolved_at"));
    }

    @Test
    void reopeningClearsTheTime() {
        Answer issue = jane.issue("Login Bug", "status: 'resolved'");
        jane.patch("/issues/" + issue.id(), "{status: 'open', version: 1}").shows("/resolved_at", "null");
    }

    @Test
    void deletedIssueIs404() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        admin.delete(path).expect(204);
        jane.get(path).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history", "/comments"})
    void whatBelongsToADeletedIssueIs404(String part) {
        String path = "/issues/" + jane.issue("Login Bug").id();
        admin.delete(path).expect(204);
        jane.get(path + part).expect(404);
    }

    @Test
    void deletedIssueLeavesTheList() {
        String title = unique("gone");
        admin.delete("/issues/" + jane.issue(title).id()).expect(204);
        assertEquals(List.of(), jane.get("/issues?keyword=" + title).titles());
    }

    @Test
    void deletedIssueCannotBeEdited() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        admin.delete(path).expect(204);
        jane.patch(path, "{title: 'b', version: 2}").expect(404);
    }

    @Test
    void deletingTwiceIs404() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        admin.delete(path).expect(204);
        admin.delete(path).expect(404);
    }

    @Test
    void deleteHonoursIfMatch() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        jane.patch(path, "{title: 'b', version: 1}").expect(200);
        admin.delete(path, "If-Match", "\"1\"").expect(412);
        admin.delete(path, "If-Match", "\"2\"").expect(204);
    }

    @Test
    void restoreBringsADeletedIssueBackWithItsComments() {
        Answer issue = jane.issue("Login Bug");
        String path = "/issues/" + issue.id();
        jane.post(path + "/comments", "{body: 'one'}").expect(201);
        admin.delete(path).expect(204);
        Answer restored = admin.post(path + "/restore").expect(200);
        assertEquals(
                "3 \"3\" 1",
                restored.text("/version") + " " + restored.header("ETag") + " " + restored.text("/comment_count"));
        assertEquals(List.of("one"), jane.get(path).expect(200).each("/comments", "/body"));
    }

    @Test
    void restoreHonoursIfMatch() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        admin.delete(path).expect(204);
        Answer stale = admin.post(path + "/restore", "", "If-Match", "\"1\"").expect(412);
        assertEquals("stale_version 2", stale.text("/code") + " " + stale.text("/current_version"));
        jane.get(path).expect(404);
        admin.post(path + "/restore", "", "If-Match", "2").expect(400);
        admin.post(path + "/restore", "", "If-Match", "\"2\"").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?version=1", "/history", "/links", "/children", "/comments", "/origin"})
    void whatIsAskedOfADeletedIssueSaysThatItIsDeleted(String what) {
        Answer issue = jane.issue("Login Bug");
        admin.delete("/issues/" + issue.id()).expect(204);
        Answer gone = jane.get("/issues/" + issue.id() + what).expect(404);
        assertEquals("not_found true", gone.text("/code") + " " + gone.text("/deleted"));
        Answer never = jane.get("/issues/999999999" + what).expect(404);
        assertEquals("not_found", never.text("/code"));
        assertFalse(never.json().has("deleted"));
    }

    @Test
    void restoringAnIssueThatIsNotDeletedChangesNothing() {
        Answer issue = jane.issue("Login Bug");
        assertEquals(
                issue.json(),
                admin.post("/issues/" + issue.id() + "/restore").expect(200).json());
    }

    @Test
    void labelsAreReplacedAsASet() {
        Answer ui = admin.label(unique("ui"));
        Answer issue =
                jane.issue("Login Bug", "labels: [" + admin.label(unique("bug")).id() + "]");
        Answer put = jane.put("/issues/" + issue.id() + "/labels", "{labels: ['" + ui.text("/name") + "']}");
        assertEquals(List.of(ui.text("/name")), put.expect(200).each("/labels", "/name"));
        assertEquals("\"2\"", put.header("ETag"));
    }

    @Test
    void emptySetClearsLabels() {
        Answer issue =
                jane.issue("Login Bug", "labels: [" + admin.label(unique("bug")).id() + "]");
        Answer put =
                jane.put("/issues/" + issue.id() + "/labels", "{labels: []}").expect(200);
        put.shows("/labels", "[]");
    }

    @Test
    void labelsHonourTheVersionIfOneIsSent() {
        Answer issue = jane.issue("Login Bug");
        String path = "/issues/" + issue.id();
        jane.patch(path, "{title: 'b', version: 1}").expect(200);
        jane.put(path + "/labels", "{labels: [], version: 1}").expect(409);
        jane.put(path + "/labels", "{labels: []}", "If-Match", "\"1\"").expect(412);
        jane.put(path + "/labels", "{labels: []}", "If-Match", "\"2\"").expect(200);
    }

    @Test
    void labelsAreRequiredInAPutOfLabels() {
        Answer answer = jane.put("/issues/" + jane.issue("Login Bug").id() + "/labels", "{}");
        assertEquals(List.of("labels required"), answer.expect(400).violations());
    }
}
