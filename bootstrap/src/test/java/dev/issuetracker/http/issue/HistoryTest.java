package dev.issuetracker.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest extends HttpTest {
    HistoryTest(Store store) {
        super(store);
    }

    private Answer history(Answer issue) {
        return jane.get("/issues/" + issue.id() + "/history").expect(200);
    }

    @Test
    void creationShowsEveryField() {
        Answer label = admin.label(unique("bug"));
        Answer issue = jane.issue("Login Bug", "assignee: 'john', labels: [" + label.id() + "]");
        history(issue)
                .shows(
                        "/results",
                        "[{version: 1, at: '" + issue.text("/created_at")
                                + "', by: {id: '…', username: 'jane'}, changes: ["
                                + "{field: 'title', from: null, to: 'Login Bug'},"
                                + "{field: 'description', from: null, to: 'As seen.'},"
                                + "{field: 'status', from: null, to: 'open'},"
                                + "{field: 'assignee', from: null, to: {id: '…', username: 'john'}},"
                                + "{field: 'labels', from: null, to: [{id: " + label.id() + ", name: '"
                                + label.text("/name") + "', color: 'ededed'}]}]}]");
    }

    @Test
    void creationWithoutDescriptionChangesNone() {
        Answer issue = jane.post("/issues", "{title: 'Login Bug'}").expect(201);
        assertEquals(List.of("title", "status"), history(issue).each("/results/0/changes", "/field"));
    }

    @Test
    void patchShowsWhatItChangedAndWhoDid() {
        Answer issue = jane.issue("Login Bug");
        Answer patched = john.patch("/issues/" + issue.id(), "{title: 'b', status: 'in_progress', version: 1}");
        history(issue)
                .shows(
                        "/results/1",
                        "{version: 2, at: '" + patched.text("/updated_at")
                                + "', by: {id: '…', username: 'john'}, changes: ["
                                + "{field: 'title', from: 'Login Bug', to: 'b'},"
                                + "{field: 'status', from: 'open', to: 'in_progress'}]}");
    }

    @Test
    void patchThatChangesNothingLeavesNoTrace() {
        Answer issue = jane.issue("Login Bug");
        jane.patch("/issues/" + issue.id(), "{title: 'Login Bug', version: 1}").expect(200);
        assertEquals(1, history(issue).at("/results").size());
    }

    private void assertChanged(Answer issue, String... fields) {
        Answer history = history(issue);
        assertEquals(List.of(fields), history.each("/results/1/changes", "/field"), history::toString);
    }

    @Test
    void resolvingIsOneChange() {
        Answer issue = jane.issue("Login Bug");
        jane.patch("/issues/" + issue.id(), "{status: 'resolved', version: 1}").expect(200);
        assertChanged(issue, "status");
    }

    @Test
    void replacedLabelsAreShown() {
        Answer issue = jane.issue("Login Bug");
        jane.put(
                "/issues/" + issue.id() + "/labels",
                "{labels: [" + admin.label(unique("bug")).id() + "]}");
        assertChanged(issue, "labels");
    }

    @Test
    void bulkChangeIsShown() {
        Answer issue = jane.issue("Login Bug");
        jane.post("/issues/bulk-status", "{ids: [" + issue.id() + "], status: 'resolved'}")
                .expect(200);
        assertChanged(issue, "status");
    }

    @Test
    void deletedLabelIsShown() {
        long label = admin.label(unique("bug")).id();
        Answer issue = jane.issue("Login Bug", "labels: [" + label + "]");
        admin.delete("/labels/" + label).expect(204);
        history(issue).shows("/results/1/by/username", "'admin'").shows("/results/1/changes/0/to", "[]");
    }

    @Test
    void deletionAndRestoringAreShown() {
        Answer issue = jane.issue("Login Bug");
        admin.delete("/issues/" + issue.id()).expect(204);
        admin.post("/issues/" + issue.id() + "/restore").expect(200);
        history(issue)
                .shows("/results/1/changes", "[{field: 'deleted', from: false, to: true}]")
                .shows("/results/2/changes", "[{field: 'deleted', from: true, to: false}]");
    }

    @Test
    void importIsShown() {
        byte[] file = "title,description,status,labels\na,b,resolved,\n".getBytes(StandardCharsets.UTF_8);
        long id = jane.upload("/issues/import", "issues.csv", file).expect(201).number("/first_id");
        assertEquals(
                List.of("title", "description", "status"),
                jane.get("/issues/" + id + "/history").each("/results/0/changes", "/field"));
    }

    @Test
    void mergeIsShown() {
        Answer issue = jane.issue("Login Bug");
        john.patch("/issues/" + issue.id(), "{title: 'b', version: 1}").expect(200);
        jane.patch("/issues/" + issue.id() + "?on_conflict=merge", "{status: 'resolved', version: 1}")
                .expect(200);
        history(issue).shows("/results/2/changes", "[{field: 'status', from: 'open', to: 'resolved'}]");
    }

    @Test
    void historyIsPaged() {
        Answer issue = jane.issue("Login Bug");
        for (int version = 1; version < 5; version++) {
            jane.patch("/issues/" + issue.id(), "{title: 't" + version + "', version: " + version + "}");
        }
        Answer first = jane.get("/issues/" + issue.id() + "/history?limit=3").expect(200);
        Answer second = jane.follow(first.text("/next")).expect(200);
        assertEquals(List.of("1", "2", "3"), first.each("/results", "/version"));
        assertEquals(List.of("4", "5"), second.each("/results", "/version"));
    }
}
