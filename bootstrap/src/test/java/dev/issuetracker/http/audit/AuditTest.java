package dev.issuetracker.http.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.RawConnection;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the audit log shows, and to whom. */
class AuditTest extends HttpTest {
    AuditTest(Store store) {
        super(store);
    }

    private List<String> events(String query) {
        return admin.get("/audit" + query).expect(200).each("/results", "/event");
    }

    private static long idOf(Api account) {
        return account.get("/me").expect(200).id();
    }

    private Api viewer() {
        Api vera = guest.signUp(unique("vera"));
        admin.patch("/users/" + idOf(vera), "{role: 'viewer'}").expect(200);
        return vera;
    }

    private static String signIn(String name, String password) {
        return "{username: '" + name + "', password: '" + password + "'}";
    }

    @Test
    void signInsAndSignOutsAreRecorded() {
        String name = unique("ada");
        Api ada = guest.signUp(name);
        long id = idOf(ada);
        guest.post("/signin", signIn(name, "wrong horse")).expect(401);
        guest.post("/signin", signIn(name, Api.PASSWORD)).expect(200);
        ada.post("/signout").expect(204);
        assertEquals(List.of("signed_out", "signed_in", "signin_failed", "signed_up"), events("?by=" + id));
    }

    @Test
    void eventSaysWhoWhatWhenAndFromWhere() {
        long issue = jane.issue("One").id();
        admin.delete("/issues/" + issue, "User-Agent", "curl/8", "X-Request-Id", "request-" + issue)
                .expect(204);
        admin.get("/audit?subject=issue:" + issue)
                .expect(200)
                .shows(
                        "",
                        "{results: [{id: '…', at: '…', event: 'issue_deleted', by: {id: " + idOf(admin)
                                + ", username: 'admin'}, subject: {kind: 'issue', id: " + issue
                                + "}, detail: '', address: '127.0.0.1', user_agent: 'curl/8', request_id: 'request-"
                                + issue + "'}], next: null, previous: null}");
    }

    @Test
    void deletionAndRestoringOfAnIssueAreRecordedOnceEach() {
        long issue = jane.issue("One").id();
        admin.delete("/issues/" + issue).expect(204);
        admin.post("/issues/" + issue + "/restore").expect(200);
        admin.post("/issues/" + issue + "/restore").expect(200);
        assertEquals(List.of("issue_restored", "issue_deleted"), events("?subject=issue:" + issue));
    }

    @Test
    void deletionOfACommentByItsAuthorIsRecordedToo() {
        long issue = jane.issue("One").id();
        String path = "/issues/" + issue + "/comments";
        long comment = jane.post(path, "{body: 'Mine.'}").expect(201).id();
        jane.delete(path + "/" + comment).expect(204);
        admin.get("/audit?subject=comment:" + comment)
                .expect(200)
                .shows("/results/0/by/username", "'jane'")
                .shows("/results/0/detail", "'of jane, on the issue " + issue + "'");
    }

    @Test
    void deletedLabelIsRecordedByItsName() {
        String name = unique("bug");
        long label = admin.label(name).id();
        admin.delete("/labels/" + label).expect(204);
        assertEquals(
                List.of(name),
                admin.get("/audit?event=label_deleted&subject=label:" + label)
                        .expect(200)
                        .each("/results", "/detail"));
    }

    @Test
    void whatAMemberCreatesAndDeletesIsRecordedUnderItsName() {
        String name = unique("bug");
        long label = jane.label(name).id();
        long issue = jane.issue("One").id();
        jane.delete("/issues/" + issue).expect(204);
        jane.post("/issues/" + issue + "/restore").expect(200);
        assertEquals(
                List.of("jane", "jane"),
                admin.get("/audit?subject=issue:" + issue).expect(200).each("/results", "/by/username"));
        admin.get("/audit?subject=label:" + label)
                .expect(200)
                .shows("/results/0/event", "'label_made'")
                .shows("/results/0/by/username", "'jane'")
                .shows("/results/0/detail", "'" + name + "'");
    }

    @Test
    void rejectedRequestIsNotRecorded() {
        long issue = jane.issue("One").id();
        viewer().delete("/issues/" + issue).expect(403);
        admin.delete("/issues/" + issue, "If-Match", "\"7\"").expect(412);
        assertEquals(List.of(), events("?subject=issue:" + issue));
    }

    @Test
    void failureOnANameThatNobodyHasNamesNobodyAndNotTheName() {
        String name = unique("typed-into-the-wrong-field");
        guest.post("/signin", signIn(name, Api.PASSWORD), "X-Request-Id", name).expect(401);
        Answer answer = admin.get("/audit?event=signin_failed").expect(200);
        int at = answer.each("/results", "/request_id").indexOf(name);
        answer.shows("/results/" + at + "/by", "null").shows("/results/" + at + "/detail", "''");
    }

    @Test
    void userAgentThatBreaksLogsIsCleaned() throws IOException {
        String id = unique("request");
        String body = "{\"username\": \"nobody\", \"password\": \"wrong horse\"}";
        try (RawConnection connection = RawConnection.to(guest)) {
            connection.send(RawConnection.head(
                    "POST /signin",
                    "User-Agent: a\u0085b\u009Bc",
                    "X-Request-Id: " + id,
                    "Content-Type: application/json",
                    "Content-Length: " + body.length(),
                    "Connection: close"));
            connection.send(body);
            String answer = connection.rest();
            assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
        }
        Answer log = admin.get("/audit?event=signin_failed").expect(200);
        assertEquals(
                "a\uFFFDb\uFFFDc",
                log.each("/results", "/user_agent")
                        .get(log.each("/results", "/request_id").indexOf(id)));
    }

    @Test
    void everyLineOfAUserAgentIsRecorded() throws IOException {
        String id = unique("request");
        String body = "{\"username\": \"nobody\", \"password\": \"wrong horse\"}";
        try (RawConnection connection = RawConnection.to(guest)) {
            connection.send(RawConnection.head(
                    "POST /signin",
                    "User-Agent: curl/8",
                    "User-Agent: other/1",
                    "X-Request-Id: " + id,
                    "Content-Type: application/json",
                    "Content-Length: " + body.length(),
                    "Connection: close"));
            connection.send(body);
            assertTrue(connection.rest().startsWith("HTTP/1.1 401"));
        }
        Answer log = admin.get("/audit?event=signin_failed").expect(200);
        assertEquals(
                "curl/8,other/1",
                log.each("/results", "/user_agent")
                        .get(log.each("/results", "/request_id").indexOf(id)));
    }

    @Test
    void reachedLimitIsRecordedOnceForARowOfRejections() {
        try (Tracker own = Tracker.fresh(store, Map.of("GUESSES_PER_ACCOUNT", "2"))) {
            for (int i = 0; i < 20; i++) {
                own.guest().post("/signin", signIn("jane", "wrong horse")).expect(i < 2 ? 401 : 429);
            }
            assertEquals(
                    List.of("signin_limited", "signin_failed", "signin_failed", "signed_up"),
                    own.admin().get("/audit?by=" + idOf(own.jane())).expect(200).each("/results", "/event"));
        }
    }

    @Test
    void onlyAdminsMayRead() {
        assertEquals("forbidden", jane.get("/audit").expect(403).code());
        guest.get("/audit").expect(401);
    }

    @Test
    void listIsPagedNewestFirst() {
        String name = unique("ada");
        long id = idOf(guest.signUp(name));
        for (int i = 0; i < 4; i++) {
            guest.post("/signin", signIn(name, Api.PASSWORD)).expect(200);
        }
        List<String> seen = new ArrayList<>();
        Answer page = admin.get("/audit?limit=2&by=" + id).expect(200);
        seen.addAll(page.each("/results", "/id"));
        while (!page.at("/next").isNull()) {
            page = admin.follow(page.text("/next")).expect(200);
            seen.addAll(page.each("/results", "/id"));
        }
        List<String> sorted = new ArrayList<>(seen);
        sorted.sort(Comparator.<String>comparingLong(Long::parseLong).reversed());
        assertEquals(5, seen.size());
        assertEquals(sorted, seen);
    }

    @Test
    void timesBoundTheListInclusively() {
        long issue = jane.issue("One").id();
        admin.delete("/issues/" + issue).expect(204);
        String query = "?subject=issue:" + issue;
        String at = admin.get("/audit" + query).expect(200).text("/results/0/at");
        assertEquals(List.of("issue_deleted"), events(query + "&from=" + at + "&to=" + at));
        assertEquals(List.of(), events(query + "&to=2020-01-01"));
        assertEquals(List.of(), events(query + "&from=9999-12-31"));
        assertEquals(List.of("issue_deleted"), events(query + "&to=9999-12-31"));
    }

    @Test
    void addressNarrows() {
        assertEquals(List.of(), events("?address=192.0.2.99"));
        assertEquals(1, events("?address=127.0.0.1&limit=1").size());
    }

    @Test
    void allViolationsOfAQueryAreAnswered() {
        Answer answer = admin.get("/audit?event=party&by=0&subject=issue&address=%00&from=soon&evnet=x&limit=0");
        assertEquals(
                List.of(
                        "address control_character",
                        "by out_of_range",
                        "event invalid_choice",
                        "evnet unknown_parameter",
                        "from invalid_time",
                        "limit out_of_range",
                        "subject invalid_choice"),
                answer.expect(400).violations().stream().sorted().toList());
    }
}
