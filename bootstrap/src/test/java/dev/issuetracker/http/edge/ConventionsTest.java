package dev.issuetracker.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.RawConnection;
import dev.issuetracker.http.fixture.Store;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConventionsTest extends HttpTest {
    ConventionsTest(Store store) {
        super(store);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me/", "/users/", "/issues/", "/labels/", "/reports/latency/", "/reports/top-assignees/"})
    void trailingSlashDoesNotMatter(String path) {
        jane.get(path).expect(200);
    }

    @Test
    void trailingSlashDoesNotMatterAfterAnId() {
        jane.get("/issues/" + jane.issue("Login Bug").id() + "/").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me//", "/issues/1//", "/labels///", "//", "//labels"})
    void pathWithMoreSlashesIsNoOther(String path) {
        assertEquals("not_found", jane.sendUnrouted("GET", path).expect(404).text("/code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_at", "updated_at"})
    void timesAreUtcWithAZ(String field) {
        String time = jane.issue("Login Bug").text("/" + field);
        assertTrue(time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z"), time);
    }

    @Test
    void unknownFieldIsRejectedByName() {
        Answer answer = jane.post("/issues", "{title: 'Login Bug', description: '', asignee: 'john'}");
        assertEquals(List.of("asignee unknown_field"), answer.expect(400).violations());
    }

    @Test
    void unknownParameterIsRejectedByName() {
        assertEquals(
                List.of("state unknown_parameter"),
                jane.get("/issues?state=open").expect(400).violations());
    }

    @Test
    void answerOfAGetCanBeEditedAndSentBack() {
        Answer issue = jane.issue(
                "Login Bug",
                "assignee: 'john', labels: [" + admin.label(unique("bug")).id() + "]");
        String path = "/issues/" + issue.id();
        jane.post(path + "/comments", "{body: 'Same here.'}").expect(201);
        ObjectNode echo = jane.get(path).json().deepCopy();
        echo.put("status", "in_progress");
        Answer patched = jane.patch(path, echo.toString()).expect(200);
        assertEquals("in_progress", patched.text("/status"));
    }

    @Test
    void readOnlyFieldWithAnotherValueIsRejectedByName() {
        Answer issue = jane.issue("Login Bug");
        String sent = "{version: 1, id: 1000000, created_by: {id: 1000000}, created_at: '2020-01-01T00:00:00Z',"
                + " updated_at: 5, resolved_at: '2020-01-01T00:00:00Z'}";
        assertEquals(
                List.of(
                        "created_at read_only",
                        "created_by read_only",
                        "id read_only",
                        "resolved_at read_only",
                        "updated_at read_only"),
                jane.patch("/issues/" + issue.id(), sent).expect(400).violations().stream()
                        .sorted()
                        .toList());
    }

    @Test
    void readOnlyFieldsOfOtherThingsAreRejectedByName() {
        String label = "/labels/" + jane.label(unique("bug")).id();
        assertEquals(
                List.of("created_at read_only"),
                admin.patch(label, "{created_at: '2020-01-01T00:00:00Z'}")
                        .expect(400)
                        .violations());
        String comments = "/issues/" + jane.issue("Login Bug").id() + "/comments";
        String comment =
                comments + "/" + jane.post(comments, "{body: 'Same here.'}").id();
        assertEquals(
                List.of("author read_only"),
                jane.patch(comment, "{body: 'Mine', author: {id: 1000000}}")
                        .expect(400)
                        .violations());
    }

    @Test
    void readOnlyFieldOfSomethingNewIsRejectedByName() {
        assertEquals(
                List.of("created_at read_only"),
                jane.post("/issues", "{title: 'a', description: '', id: null, created_at: '2020-01-01T00:00:00Z'}")
                        .expect(400)
                        .violations());
        assertEquals(
                List.of("id read_only"),
                jane.post("/labels", "{name: '" + unique("bug") + "', id: 7}")
                        .expect(400)
                        .violations());
    }

    @Test
    void timesMaySendBackInAnotherForm() {
        Answer issue = jane.issue("Login Bug");
        String millis = issue.text("/created_at").replaceFirst("\\d{3}Z$", "+00:00");
        jane.patch("/issues/" + issue.id(), "{version: 1, title: 'Other', created_at: '" + millis + "'}")
                .expect(200);
    }

    @Test
    void oldAnswerSentBackIsMergedWithWhatHappenedSince() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        ObjectNode echo = jane.get(path).json().deepCopy();
        john.patch(path, "{version: 1, status: 'resolved'}").expect(200);
        john.post(path + "/comments", "{body: 'Done.'}").expect(201);
        echo.put("title", "Sign-in Bug");
        Answer merged = jane.patch(path + "?on_conflict=merge", echo.toString()).expect(200);
        assertEquals("Sign-in Bug resolved", merged.text("/title") + " " + merged.text("/status"));
    }

    @Test
    void allViolationsOfARequestAreAnsweredAtOnce() {
        Answer answer = jane.post(
                "/issues?dry=1",
                "{title: '', description: 5, status: 'done', assignee: 'nobody-at-all', labels:"
                        + " ['no-such-label'], x: 1}");
        assertEquals(
                List.of(
                        "assignee unknown_user",
                        "description wrong_type",
                        "dry unknown_parameter",
                        "labels[0] unknown_label",
                        "status invalid_status",
                        "title blank",
                        "x unknown_field"),
                answer.expect(400).violations().stream().sorted().toList());
    }

    @Test
    void ofVeryManyViolationsAHundredAreShownWithTheirTotal() {
        String unknown =
                IntStream.range(0, 1_000).mapToObj(i -> ", x" + i + ": 1").collect(Collectors.joining());
        Answer answer = jane.post("/issues", "{title: 'a', description: ''" + unknown + "}")
                .expect(400);
        assertEquals("100 of 1000", answer.violations().size() + " of " + answer.number("/errors_total"));
    }

    @Test
    void problemNamesItsRequest() {
        Answer answer =
                jane.get("/issues/999999999", "X-Request-Id", "from-the-test").expect(404);
        answer.shows(
                "",
                "{type: 'about:blank', title: 'Not Found', status: 404, detail: '…', instance: 'from-the-test',"
                        + " code: 'not_found'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[1]", "{\"title\": \"a\", \"title\": \"b\"}", "nonsense", "{} {}"})
    void bodyThatIsNoJsonObjectIs400(String body) {
        jane.send("POST", "/issues", BodyPublishers.ofString(body), "Content-Type", "application/json")
                .expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "9223372036854775808", "1.5", "9223372036854775807"})
    void idThatNothingHasIs404(String id) {
        jane.get("/issues/" + id).expect(404);
    }

    @Test
    void unknownPathIs404() {
        jane.sendUnrouted("GET", "/nothing/here").expect(404);
    }

    @ParameterizedTest
    @CsvSource({"PUT,/issues,'GET, HEAD, POST'", "DELETE,/signup/,'GET, HEAD, POST'", "POST,/labels/1,'DELETE, PATCH'"})
    void otherMethodIs405WithAllow(String method, String path, String allowed) {
        assertEquals(allowed, jane.sendUnrouted(method, path).expect(405).header("Allow"));
    }

    @Test
    void answerThatTheClientDoesNotTakeIs406() {
        jane.get("/labels", "Accept", "text/html").expect(406);
    }

    @Test
    void bodyThatIsTooLargeIs413() {
        String body = "{title: 'Login Bug', description: '" + "a".repeat(2_100_000) + "'}";
        jane.post("/issues", body).expect(413);
    }

    @Test
    void bodyInAnotherMediaTypeIs415() {
        jane.send("POST", "/issues", BodyPublishers.ofString("title=a"), "Content-Type", "text/plain")
                .expect(415);
    }

    /** What is answered to a request of jane, whose headers an HTTP client would put together. */
    private String answered(String request, String body, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization: Bearer " + jane.token(), "Connection: close"));
        all.add("Content-Length: " + body.length());
        try (RawConnection connection = RawConnection.to(jane)) {
            connection.send(RawConnection.head(request, all.toArray(String[]::new)) + body);
            return connection.rest();
        }
    }

    @ParameterizedTest
    @CsvSource({"POST /labels, application/json", "POST /issues/import, multipart/form-data; boundary=x"})
    void mediaTypeOfABodyIsGivenOnce(String request, String type) throws IOException {
        String answer = answered(request, "{}", "Content-Type: " + type, "Content-Type: text/plain");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("Content-Type may be given only once."), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /me, 200, Accept: text/csv, Accept: application/json",
        "GET /me, 406, Accept: text/csv, Accept: text/plain",
        "POST /labels, 415, Content-Encoding: identity, Content-Encoding: gzip"
    })
    void headersThatAreListsMayComeOnSeveralLines(String request, int status, String first, String second)
            throws IOException {
        String answer = answered(request, "{}", "Content-Type: application/json", first, second);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /me, X-Session: cookie, X-Session: cookie",
        "GET /me, X-Session: other, X-Session: cookie",
        "POST /signin, X-Session: cookie, X-Session: other"
    })
    void headerOfTheSessionIsGivenOnce(String request, String first, String second) throws IOException {
        String body = "{\"username\": \"jane\", \"password\": \"" + Api.PASSWORD + "\"}";
        String answer = answered(request, body, "Content-Type: application/json", first, second);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("X-Session may be given only once."), answer);
    }

    @Test
    void neitherOfTwoRequestIdsIsTaken() throws IOException {
        String answer = answered("GET /me", "", "X-Request-Id: first", "X-Request-Id: second");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.lines().anyMatch(line -> line.matches("X-Request-Id: [0-9a-f-]{36}")), answer);
    }

    @Test
    void headAnswersLikeGetWithoutBody() {
        String path = "/issues/" + jane.issue("Login Bug").id();
        Answer answer = jane.send("HEAD", path, BodyPublishers.noBody()).expect(200);
        assertEquals("\"1\"", answer.header("ETag"));
    }
}
