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

class BulkStatusTest extends HttpTest {
    private static final String PATH = "/issues/bulk-status";

    private final long a;
    private final long b;

    BulkStatusTest(Store store) {
        super(store);
        a = jane.issue("a").id();
        b = jane.issue("b").id();
    }

    private List<String> statuses() {
        return List.of(
                jane.get("/issues/" + a).text("/status"),
                jane.get("/issues/" + b).text("/status"));
    }

    @Test
    void idsAreBroughtToTheStatus() {
        jane.post(PATH, "{ids: [" + a + ", " + b + "], status: 'resolved'}")
                .expect(200)
                .shows("", "{updated: 2, issues: [{id: " + a + ", version: 2}, {id: " + b + ", version: 2}]}");
        assertEquals(List.of("resolved", "resolved"), statuses());
    }

    @Test
    void versionsAreHonoured() {
        jane.post(PATH, "{issues: [{id: " + a + ", version: 1}, {id: " + b + "}], status: 'in_progress'}")
                .expect(200);
        assertEquals(List.of("in_progress", "in_progress"), statuses());
    }

    @Test
    void resolvedIssuesGetTheirTime() {
        jane.post(PATH, "{ids: [" + a + "], status: 'resolved'}").expect(200);
        Answer issue = jane.get("/issues/" + a);
        assertEquals(issue.text("/updated_at"), issue.text("/resolved_at"));
    }

    @Test
    void issueThatHasTheStatusKeepsItsVersion() {
        jane.patch("/issues/" + a, "{status: 'resolved', version: 1}").expect(200);
        jane.post(PATH, "{ids: [" + a + ", " + b + "], status: 'resolved'}")
                .expect(200)
                .shows("", "{updated: 1, issues: [{id: " + a + ", version: 2}, {id: " + b + ", version: 2}]}");
    }

    @Test
    void eachUnknownIdIsNamedAndNothingChanges() {
        admin.delete("/issues/" + b).expect(204);
        Answer answer = jane.post(PATH, "{ids: [" + a + ", " + b + ", 999999999], status: 'resolved'}");
        assertEquals(
                List.of("ids[1] not_found", "ids[2] not_found"),
                answer.expect(404).violations());
        assertEquals(1, jane.get("/issues/" + a).version());
    }

    @Test
    void eachStaleVersionIsNamedAndNothingChanges() {
        jane.patch("/issues/" + b, "{title: 'c', version: 1}").expect(200);
        jane.post(PATH, "{issues: [{id: " + a + ", version: 1}, {id: " + b + ", version: 1}], status: 'resolved'}")
                .expect(409)
                .shows("/stale", "[{id: " + b + ", your_version: 1, current_version: 2}]");
        assertEquals(List.of("open", "open"), statuses());
    }

    @Test
    void statusIsRequired() {
        assertEquals(
                List.of("status required"),
                jane.post(PATH, "{ids: [" + a + "]}").expect(400).violations());
    }

    @Test
    void issuesAreRequired() {
        assertEquals(
                List.of("ids required"),
                jane.post(PATH, "{ids: [], status: 'open'}").expect(400).violations());
    }

    @Test
    void bothFormsAtOnceAreRejected() {
        jane.post(PATH, "{ids: [1], issues: [{id: 1}], status: 'open'}").expect(400);
    }

    @Test
    void moreThanTenThousandAreRejected() {
        String ids = LongStream.rangeClosed(1, 10_001).mapToObj(Long::toString).collect(Collectors.joining(","));
        assertEquals(
                List.of("ids too_many"),
                jane.post(PATH, "{ids: [" + ids + "], status: 'open'}")
                        .expect(400)
                        .violations());
    }

    @Test
    void sameIdTwiceCountsOnce() {
        Answer answer = jane.post(PATH, "{ids: [" + a + ", " + a + "], status: 'resolved'}")
                .expect(200);
        assertTrue(answer.number("/updated") == 1 && answer.at("/issues").size() == 1, answer::toString);
    }
}
