package dev.issuetracker.http.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A viewer sees everything, and changes nothing. */
class ViewersTest extends HttpTest {
    private final String name = unique("vera");
    private final Api vera = guest.signUp(name);

    ViewersTest(Store store) {
        super(store);
        admin.patch("/users/" + vera.get("/me").id(), "{role: 'viewer'}").expect(200);
    }

    @Test
    void viewerReadsEverything() {
        long issue = jane.issue("Login Bug").id();
        jane.post("/issues/" + issue + "/comments", "{body: 'Me too.'}").expect(201);
        for (String path : List.of(
                "/me",
                "/users",
                "/issues",
                "/issues/" + issue,
                "/issues/" + issue + "?version=1",
                "/issues/" + issue + "/history",
                "/issues/" + issue + "/comments",
                "/issues/" + issue + "/links",
                "/labels",
                "/imports",
                "/reports/top-assignees",
                "/reports/latency")) {
            vera.get(path).expect(200);
        }
    }

    @Test
    void viewerWritesNothing() {
        String issue = "/issues/" + jane.issue("Login Bug").id();
        String comment = issue + "/comments/"
                + jane.post(issue + "/comments", "{body: 'Me too.'}").id();
        String link = issue + "/links/"
                + jane.post(
                                issue + "/links",
                                "{type: 'blocks', issue: "
                                        + jane.issue("Logout Bug").id() + "}")
                        .id();
        String before = jane.get(issue).body();
        for (Answer answer : List.of(
                vera.post("/issues", "{title: 'Mine', description: ''}"),
                vera.patch(issue, "{title: 'Mine', version: 1}"),
                vera.post(issue + "/revert", "{to_version: 1}"),
                vera.put(issue + "/labels", "{labels: []}"),
                vera.delete(issue),
                vera.post(issue + "/restore"),
                vera.post("/labels", "{name: 'Mine'}"),
                vera.post(issue + "/comments", "{body: 'Mine'}"),
                vera.patch(comment, "{body: 'Mine'}"),
                vera.delete(comment),
                vera.post(issue + "/links", "{type: 'relates', issue: 1}"),
                vera.delete(link),
                vera.post("/issues/bulk", "{filter: {}, status: 'resolved'}"),
                vera.post("/issues/bulk/revert", "{issues: [{id: 1, version: 2}]}"),
                vera.post("/issues/bulk-status", "{ids: [1], status: 'resolved'}"),
                vera.upload("/issues/import", "issues.csv", new byte[0]))) {
            assertEquals(
                    "This needs the role member, but " + name + " has the role viewer; an admin can change it.",
                    answer.expect(403).text("/detail"));
        }
        assertEquals(before, jane.get(issue).body());
    }

    @Test
    void viewerLearnsWhatNeedsAnAdmin() {
        String label = "/labels/" + jane.label(unique("bug")).id();
        assertEquals(
                "This needs the role admin, but " + name + " has the role viewer; an admin can change it.",
                vera.delete(label).expect(403).text("/detail"));
    }

    @Test
    void denialDoesNotRevealWhatExists() {
        assertEquals(
                vera.patch("/issues/" + Long.MAX_VALUE, "{}").expect(403).text("/detail"),
                vera.patch("/issues/" + jane.issue("Login Bug").id(), "{}")
                        .expect(403)
                        .text("/detail"));
    }

    @Test
    void viewerMadeAMemberWritesWithTheSameToken() {
        admin.patch("/users/" + vera.get("/me").id(), "{role: 'member'}").expect(200);
        vera.issue("Login Bug");
    }
}
