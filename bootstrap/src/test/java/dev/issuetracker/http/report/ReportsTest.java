package dev.issuetracker.http.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a tracker of its own, for reports are about all issues. */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class ReportsTest {
    private final Tracker tracker;
    private final Api jane;

    ReportsTest(Store store) {
        tracker = Tracker.fresh(store);
        jane = tracker.jane();
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private Answer top(String query) {
        return jane.get("/reports/top-assignees" + query).expect(200);
    }

    private void addForTop() {
        jane.issue("a", "assignee: 'john'");
        jane.issue("b", "assignee: 'john', status: 'resolved'");
        jane.issue("c", "assignee: 'john', status: 'in_progress'");
        jane.issue("d", "assignee: 'jane'");
        jane.issue("e", "assignee: 'admin'");
        jane.issue("f");
        tracker.admin()
                .delete("/issues/" + jane.issue("g", "assignee: 'admin'").id())
                .expect(204);
    }

    @Test
    void assigneesWithTheMostIssuesComeFirstAndTiesGoByName() {
        addForTop();
        top("").shows(
                        "/results",
                        "[{assignee: {id: '…', username: 'john'}, total: 3, open: 1, in_progress: 1, resolved: 1},"
                                + " {assignee: {id: '…', username: 'admin'}, total: 1, open: 1, in_progress: 0,"
                                + " resolved: 0},"
                                + " {assignee: {id: '…', username: 'jane'}, total: 1, open: 1, in_progress: 0,"
                                + " resolved: 0}]");
        assertEquals(List.of("john"), top("?limit=1").each("/results", "/assignee/username"));
        assertEquals(List.of("admin", "jane", "john"), top("?status=open").each("/results", "/assignee/username"));
    }

    @Test
    void creationNarrowsTopAssignees() {
        jane.issue("a", "assignee: 'john'");
        String at = jane.issue("b", "assignee: 'jane'").text("/created_at");
        jane.issue("c", "assignee: 'admin'");
        assertEquals(List.of("jane"), top("?from=" + at + "&to=" + at).each("/results", "/assignee/username"));
    }

    @Test
    void trackerWithoutIssuesHasNoTopAssignees() {
        top("").shows("", "{results: []}");
    }

    @Test
    void latencyIsNullWhenNothingIsResolved() {
        jane.issue("a");
        Answer report = jane.get("/reports/latency").expect(200);
        assertEquals(0, report.number("/resolved"));
        report.shows("/median_seconds", "null");
        assertEquals(
                List.of("0"),
                report.each("/histogram", "/resolved").stream().distinct().toList());
    }

    /** Resolves an issue that long after it was created; each reading of the clock takes a millisecond. */
    private Answer resolve(int hours, String more) {
        long id = jane.issue("a", more).id();
        tracker.clock().advance(Duration.ofHours(hours));
        return jane.patch("/issues/" + id, "{status: 'resolved', version: 1}").expect(200);
    }

    private static long hours(Answer answer, String pointer) {
        return Math.round(answer.at(pointer).doubleValue() / 3_600);
    }

    @Test
    void latencyShowsHowLongResolvingTook() {
        for (int hours = 1; hours <= 10; hours++) {
            resolve(hours, "");
        }
        tracker.admin().delete("/issues/" + resolve(1_000, "").id()).expect(204);
        jane.issue("open");
        Answer report = jane.get("/reports/latency").expect(200);
        assertEquals(
                List.of(10L, 1L, 10L, 9L),
                List.of(
                        report.number("/resolved"),
                        hours(report, "/min_seconds"),
                        hours(report, "/max_seconds"),
                        hours(report, "/p90_seconds")));
        assertEquals(5.5, report.at("/average_seconds").doubleValue() / 3_600, 0.01);
        assertEquals(5.5, report.at("/median_seconds").doubleValue() / 3_600, 0.51);
    }

    @Test
    void resolutionNarrowsLatency() {
        resolve(1, "");
        String at = resolve(2, "").text("/resolved_at");
        resolve(3, "");
        Answer report = jane.get("/reports/latency?from=" + at + "&to=" + at).expect(200);
        assertEquals(List.of(1L, 2L), List.of(report.number("/resolved"), hours(report, "/min_seconds")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignee", "label", "month"})
    void latencyIsGrouped(String by) {
        tracker.admin().label("bug");
        tracker.admin().label("ui");
        resolve(2, "assignee: 'john', labels: ['bug']");
        tracker.clock().advance(Duration.ofDays(31));
        resolve(3, "assignee: 'jane', labels: ['bug', 'ui']");
        Answer report = jane.get("/reports/latency?group_by=" + by).expect(200);
        List<String> keys = switch (by) {
            case "assignee" -> List.of("jane", "john");
            case "label" -> List.of("bug", "ui");
            default -> List.of("2026-11", "2026-12");
        };
        assertEquals(keys, report.each("/groups", "/key"));
        assertEquals(by.equals("label") ? 2 : 1, report.number("/groups/0/resolved"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignee", "label"})
    void whatHasNeitherAssigneeNorLabelIsAGroupOfItsOwn(String by) {
        resolve(1, "");
        Answer report = jane.get("/reports/latency?group_by=" + by).expect(200);
        report.shows("/groups/0/key", "null");
        assertEquals(1, report.at("/groups").size());
    }

    @Test
    void labelCalledNoneIsAGroupBesideTheIssuesWithoutLabels() {
        tracker.admin().label("none");
        resolve(1, "labels: ['none']");
        resolve(1, "");
        Answer report = jane.get("/reports/latency?group_by=label").expect(200);
        report.shows("/groups/0/key", "'none'");
        report.shows("/groups/1/key", "null");
    }

    @Test
    void issueCreatedAsResolvedHasNoLatency() {
        jane.issue("Came in resolved", "status: 'resolved'");
        resolve(2, "");
        Answer report = jane.get("/reports/latency").expect(200);
        assertEquals(List.of(1L, 2L), List.of(report.number("/resolved"), hours(report, "/median_seconds")));
    }

    @Test
    void importedIssuesThatAreResolvedHaveNoLatency() {
        byte[] file =
                "title,description,status,labels\na,d,resolved,\nb,d,resolved,\n".getBytes(StandardCharsets.UTF_8);
        jane.upload("/issues/import", "issues.csv", file).expect(201);
        resolve(2, "");
        Answer report = jane.get("/reports/latency").expect(200);
        assertEquals(List.of(1L, 2L), List.of(report.number("/resolved"), hours(report, "/median_seconds")));
    }

    @Test
    void otherGroupingIs400() {
        jane.get("/reports/latency?group_by=colour").expect(400);
    }
}
