package dev.issuetracker.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkEditTest extends HttpTest {
    private static final String PATH = "/issues/bulk";

    private final String bug = unique("bug");
    private final String ui = unique("ui");
    private final long a;
    private final long b;

    BulkEditTest(Store store) {
        super(store);
        admin.label(bug);
        admin.label(ui);
        a = jane.issue("a", "labels: ['" + bug + "'], assignee: 'john'").id();
        b = jane.issue("b").id();
    }

    @Test
    void everythingIsOneVersion() {
        jane.post(
                        PATH,
                        "{ids: [" + a + ", " + b + "], status: 'resolved', assignee: null, add_labels: ['" + ui
                                + "'], remove_labels: ['" + bug + "']}")
                .expect(200)
                .shows(
                        "",
                        "{matched: 2, updated: 2, issues: [{id: " + a + ", version: 2, changed: true}, {id: " + b
                                + ", version: 2, changed: true}]}");
        Answer issue = jane.get("/issues/" + a);
        assertEquals(List.of(ui), issue.each("/labels", "/name"));
        assertEquals("resolved", issue.text("/status"));
        assertTrue(issue.at("/assignee").isNull());
        assertEquals(List.of("1", "2"), jane.get("/issues/" + a + "/history").each("/results", "/version"));
    }

    @Test
    void filterChoosesIssues() {
        jane.post(
                        PATH,
                        "{filter: {label: '" + bug + "', assignee: 'JOHN', status: 'open'}, add_labels: ['" + ui
                                + "']}")
                .expect(200)
                .shows("", "{matched: 1, updated: 1, issues: [{id: " + a + ", version: 2, changed: true}]}");
    }

    @Test
    void filterTakesEveryConditionOfTheList() {
        jane.post(
                        PATH,
                        "{filter: {id: [" + a + ", " + b + "], keyword: 'as SEEN', created_by: 'jane', created_from:"
                                + " '2000-01-01', created_to: '2999-01-01T00:00:00Z', updated_from: '2000-01-01',"
                                + " updated_to: '2999-01-01', assignee: 'none'}, assignee: 'jane'}")
                .expect(200)
                .shows("", "{matched: 1, updated: 1, issues: [{id: " + b + ", version: 2, changed: true}]}");
    }

    @Test
    void filterTakesAParentAndNone() {
        jane.patch("/issues/" + b, "{parent: " + a + ", version: 1}").expect(200);
        jane.post(PATH, "{filter: {parent: " + a + "}, assignee: 'jane'}")
                .expect(200)
                .shows("", "{matched: 1, updated: 1, issues: [{id: " + b + ", version: 3, changed: true}]}");
        jane.post(PATH, "{filter: {id: [" + a + ", " + b + "], parent: 'none'}, assignee: 'jane'}")
                .expect(200)
                .shows("", "{matched: 1, updated: 1, issues: [{id: " + a + ", version: 2, changed: true}]}");
    }

    @Test
    void filterTakesWhatWaitsForAnother() {
        jane.post("/issues/" + a + "/links", "{type: 'blocks', issue: " + b + "}")
                .expect(201);
        String ids = "id: [" + a + ", " + b + "]";
        jane.post(PATH, "{filter: {" + ids + ", blocked: true}, assignee: 'jane'}")
                .expect(200)
                .shows("", "{matched: 1, updated: 1, issues: [{id: " + b + ", version: 2, changed: true}]}");
        assertEquals(
                List.of("filter.blocked wrong_type"),
                jane.post(PATH, "{filter: {" + ids + ", blocked: 'true'}, assignee: 'jane'}")
                        .expect(400)
                        .violations());
    }

    @Test
    void dryRunReportsAndStoresNothing() {
        jane.post(PATH + "?dry_run=true", "{ids: [" + a + ", " + b + "], add_labels: ['" + bug + "']}")
                .expect(200)
                .shows(
                        "",
                        "{matched: 2, updated: 1, issues: [{id: " + a + ", version: 1, changed: false}, {id: " + b
                                + ", version: 1, changed: true}]}");
        assertEquals(1, jane.get("/issues/" + b).version());
    }

    @Test
    void allViolationsAreAnswered() {
        assertEquals(
                List.of(
                        "dry_run invalid_choice",
                        "filter.status invalid_choice",
                        "filter.lable unknown_field",
                        "assigne unknown_field",
                        "add_labels[0] unknown_label"),
                jane.post(
                                PATH + "?dry_run=1",
                                "{filter: {status: 'closed', lable: 'x'}, assigne: 'john', add_labels: ['nothing']}")
                        .expect(400)
                        .violations());
    }

    @Test
    void filterThatNamesNothingIsRejected() {
        assertEquals(
                List.of("filter.created_by unknown_user", "filter.label unknown_label"),
                jane.post(PATH, "{filter: {created_by: 'nobody-at-all', label: 'no-such-label'}, status: 'open'}")
                        .expect(400)
                        .violations());
    }

    @Test
    void filterTakesSeveralStatusesAndTheCaller() {
        jane.post(
                        PATH,
                        "{filter: {status: ['open', 'resolved'], created_by: 'me', id: [" + a
                                + "]}, status: 'resolved'}")
                .expect(200)
                .shows("/matched", "1");
    }

    @Test
    void exactlyOneChoiceIsRequired() {
        assertEquals(
                List.of("ids required"),
                jane.post(PATH, "{status: 'open'}").expect(400).violations());
        assertEquals(
                List.of("ids contradiction", "filter contradiction"),
                jane.post(PATH, "{issues: [{id: " + a + "}], ids: [1], filter: {id: 1}, status: 'open'}")
                        .expect(400)
                        .violations());
    }

    @Test
    void filterWithoutConditionsIsRejected() {
        for (String filter : List.of("{}", "{keyword: ''}")) {
            assertEquals(
                    List.of("filter required"),
                    jane.post(PATH, "{filter: " + filter + ", status: 'open'}")
                            .expect(400)
                            .violations());
        }
    }

    @Test
    void editWithoutValuesIsRejected() {
        assertEquals(
                List.of("status required"),
                jane.post(PATH, "{ids: [" + a + "]}").expect(400).violations());
    }

    @Test
    void staleAndUnknownAreNamed() {
        jane.patch("/issues/" + a, "{title: 'moved', version: 1}").expect(200);
        jane.post(PATH, "{issues: [{id: " + a + ", version: 1}, {id: " + b + ", version: 1}], status: 'resolved'}")
                .expect(409)
                .shows("/stale", "[{id: " + a + ", your_version: 1, current_version: 2}]");
        assertEquals(
                List.of("ids[1] not_found"),
                jane.post(PATH, "{ids: [" + a + ", 999999999], status: 'resolved'}")
                        .expect(404)
                        .violations());
        assertEquals(1, jane.get("/issues/" + b).version());
    }

    @Test
    void tooManyLabelsAreRejected() {
        String labels = IntStream.range(0, 100)
                .mapToObj(i -> String.valueOf(admin.label(unique("l")).id()))
                .collect(Collectors.joining(", "));
        long full = jane.issue("full", "labels: [" + labels + "]").id();
        assertEquals(
                List.of("add_labels too_many"),
                jane.post(PATH, "{ids: [" + full + ", " + b + "], add_labels: ['" + bug + "']}")
                        .expect(400)
                        .violations());
        assertEquals(1, jane.get("/issues/" + b).version());
    }

    @Test
    void manyLabelConditionsOfAListAreRejected() {
        String labels = IntStream.range(0, 101).mapToObj(i -> "label=x").collect(Collectors.joining("&"));
        assertEquals(
                List.of("label too_many"),
                jane.get("/issues?" + labels).expect(400).violations());
    }
}
