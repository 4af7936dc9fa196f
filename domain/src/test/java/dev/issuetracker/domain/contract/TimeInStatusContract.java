package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.report.Durations;
import dev.issuetracker.domain.report.TimeInStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long issues were in each status. A theme of {@link ReportsContract}. */
public interface TimeInStatusContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    ReportingStore store();

    private List<TimeInStatus> report(IssueFilter filter, @Nullable Instant from, Instant to) {
        return store().in(() -> store().reports().timeInStatus(filter, from, to));
    }

    /** Each status as how many issues were in it, and for how many seconds on average. */
    private List<String> shown(List<TimeInStatus> report) {
        return report.stream()
                .map(time ->
                        time.status().code() + " " + time.times().count() + " " + Math.round(average(time.times())))
                .toList();
    }

    private static double average(Durations times) {
        Durations.Figures figures = times.figures();
        return figures == null ? 0 : figures.average();
    }

    private List<String> until(long seconds) {
        return shown(report(IssueFilter.all(), null, after(seconds)));
    }

    private static Instant after(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    private Issue becomes(Issue issue, Status status, long seconds) {
        return new Given(store()).edit(issue, IssuePatch.of(IssueField.STATUS, status), after(seconds));
    }

    private Issue opened() {
        return new Given(store()).issue("Title");
    }

    @Test
    default void withoutIssuesNoStatusHasFigures() {
        assertEquals(
                List.of(
                        new TimeInStatus(Status.OPEN, Durations.NONE),
                        new TimeInStatus(Status.IN_PROGRESS, Durations.NONE),
                        new TimeInStatus(Status.RESOLVED, Durations.NONE)),
                report(IssueFilter.all(), null, NOON));
    }

    @Test
    default void statusOfNowCountsUntilTheEndOfTheSpan() {
        opened();
        assertEquals(List.of("open 1 100", "in_progress 0 0", "resolved 0 0"), until(100));
    }

    @Test
    default void eachStatusHasItsTime() {
        becomes(becomes(opened(), Status.IN_PROGRESS, 10), Status.RESOLVED, 40);
        assertEquals(List.of("open 1 10", "in_progress 1 30", "resolved 0 0"), until(100));
    }

    @Test
    default void otherChangesDoNotEndAStay() {
        Given given = new Given(store());
        Issue retitled = given.edit(opened(), Given.title("Other"), after(10));
        becomes(given.edit(retitled, Given.assignee(given.user("anna")), after(20)), Status.RESOLVED, 40);
        assertEquals(List.of("open 1 40", "in_progress 0 0", "resolved 0 0"), until(100));
    }

    @Test
    default void staysInOneStatusAreAddedUp() {
        Issue reopened = becomes(becomes(opened(), Status.RESOLVED, 10), Status.OPEN, 30);
        becomes(reopened, Status.RESOLVED, 35);
        assertEquals(List.of("open 1 15", "in_progress 0 0", "resolved 1 20"), until(100));
    }

    @Test
    default void averageIsOfTheIssuesThatWereInTheStatus() {
        becomes(opened(), Status.IN_PROGRESS, 10);
        becomes(opened(), Status.IN_PROGRESS, 30);
        opened();
        assertEquals(List.of("open 3 47", "in_progress 2 80", "resolved 0 0"), until(100));
    }

    @Test
    default void onlyTimeWithinTheSpanCounts() {
        becomes(becomes(opened(), Status.IN_PROGRESS, 10), Status.RESOLVED, 40);
        assertEquals(
                List.of("open 1 5", "in_progress 1 10", "resolved 0 0"),
                shown(report(IssueFilter.all(), after(5), after(20))));
        assertEquals(
                List.of("open 0 0", "in_progress 1 10", "resolved 0 0"),
                shown(report(IssueFilter.all(), after(30), after(60))));
    }

    @Test
    default void statusThatLastedNoTimeDoesNotCount() {
        becomes(opened(), Status.IN_PROGRESS, 0);
        new Given(store()).issue(Given.assigned("Came in resolved", Status.RESOLVED, null));
        assertEquals(List.of("open 0 0", "in_progress 1 100", "resolved 0 0"), until(100));
    }

    @Test
    default void issuesFromAfterTheSpanDoNotCount() {
        new Given(store()).issue(Given.draft("Later"), after(200));
        assertEquals(List.of("open 0 0", "in_progress 0 0", "resolved 0 0"), until(100));
    }

    @Test
    default void deletedIssuesHaveNoTimeAndRestoredOnesAllOfIt() {
        Given given = new Given(store());
        Issue deleted = given.delete(opened());
        assertEquals(List.of("open 0 0", "in_progress 0 0", "resolved 0 0"), until(100));
        given.restore(deleted);
        assertEquals(List.of("open 1 100", "in_progress 0 0", "resolved 0 0"), until(100));
    }

    @Test
    default void timeIsThatOfTheIssuesThatTheFilterFinds() {
        Given given = new Given(store());
        given.issue(Given.labelled("a", given.label("bug")));
        opened();
        IssueFilter bugs = IssueFilter.all().labels(List.of("bug"));
        assertEquals(List.of("open 1 100", "in_progress 0 0", "resolved 0 0"), shown(report(bugs, null, after(100))));
    }

    @Test
    default void figuresOfAStatusInterpolate() {
        for (int seconds = 10; seconds <= 40; seconds += 10) {
            becomes(opened(), Status.RESOLVED, seconds);
        }
        Durations.Figures figures =
                report(IssueFilter.all(), null, after(100)).get(0).times().figures();
        assertEquals(new Durations.Figures(25, 25, 37, 39.7, 10, 40), rounded(figures));
    }

    private static Durations.@Nullable Figures rounded(Durations.@Nullable Figures figures) {
        return figures == null
                ? null
                : new Durations.Figures(
                        rounded(figures.average()),
                        rounded(figures.median()),
                        rounded(figures.p90()),
                        rounded(figures.p99()),
                        rounded(figures.min()),
                        rounded(figures.max()));
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1e6) / 1e6;
    }
}
