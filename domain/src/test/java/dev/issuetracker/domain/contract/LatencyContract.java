package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.assigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.report.Latency;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.LatencyReport.Group;
import dev.issuetracker.domain.report.LatencyReport.Grouping;
import dev.issuetracker.domain.user.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long issues took to be resolved. A theme of {@link ReportsContract}. */
public interface LatencyContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    ReportingStore store();

    private LatencyReport latency(@Nullable Grouping grouping, @Nullable Instant from, @Nullable Instant to) {
        return store().in(() -> store().reports().latency(grouping, from, to));
    }

    private Latency latency() {
        return latency(null, null, null).all();
    }

    /** An issue that took so long. */
    private Issue resolved(IssueDraft draft, Instant createdAt, Duration took) {
        Given given = new Given(store());
        return given.edit(
                given.issue(draft, createdAt), IssuePatch.of(IssueField.STATUS, Status.RESOLVED), createdAt.plus(took));
    }

    private void resolvedAfterSeconds(long... seconds) {
        for (long second : seconds) {
            resolved(Given.draft("Took " + second), NOON, Duration.ofSeconds(second));
        }
    }

    private static void assertFigures(
            Latency latency, double average, double median, double p90, double p99, double min, double max) {
        Latency.Figures figures = latency.figures();
        assertNotNull(figures);
        double close = 1e-6;
        assertEquals(average, figures.average(), close, "average");
        assertEquals(median, figures.median(), close, "median");
        assertEquals(p90, figures.p90(), close, "p90");
        assertEquals(p99, figures.p99(), close, "p99");
        assertEquals(min, figures.min(), close, "min");
        assertEquals(max, figures.max(), close, "max");
    }

    @Test
    default void nothingResolvedHasNoFigures() {
        new Given(store()).issue("Title");
        assertEquals(new LatencyReport(Latency.NONE, List.of()), latency(null, null, null));
    }

    @Test
    default void nothingResolvedHasNoGroups() {
        new Given(store()).issue("Title");
        for (Grouping grouping : Grouping.values()) {
            assertEquals(new LatencyReport(Latency.NONE, List.of()), latency(grouping, null, null));
        }
    }

    @Test
    default void oneIssueIsEveryFigure() {
        resolvedAfterSeconds(60);
        assertEquals(1, latency().resolved());
        assertFigures(latency(), 60, 60, 60, 60, 60, 60);
    }

    @Test
    default void figuresOfTwoIssuesLieBetweenThem() {
        resolvedAfterSeconds(20, 10);
        assertEquals(2, latency().resolved());
        assertFigures(latency(), 15, 15, 19, 19.9, 10, 20);
    }

    @Test
    default void figuresOfThreeIssuesLieBetweenTheNearestTwo() {
        resolvedAfterSeconds(100, 10, 20);
        assertEquals(3, latency().resolved());
        assertFigures(latency(), 130 / 3.0, 20, 84, 98.4, 10, 100);
    }

    @Test
    default void figuresOfAHundredIssuesInterpolate() {
        resolvedAfterSeconds(
                LongStream.rangeClosed(1, 100).map(i -> i * 7 % 101).toArray());
        assertEquals(100, latency().resolved());
        assertFigures(latency(), 50.5, 50.5, 90.1, 99.01, 1, 100);
    }

    @Test
    default void figuresAreExactToTheMicrosecond() {
        resolved(Given.draft("Title"), NOON, Duration.ofNanos(1_000));
        assertFigures(latency(), 1e-6, 1e-6, 1e-6, 1e-6, 1e-6, 1e-6);
        Latency.Figures figures = latency().figures();
        assertNotNull(figures);
        assertEquals(1e-6, figures.min(), 1e-9);
    }

    @Test
    default void issueThatCameInResolvedHasNoLatency() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        UserRef anna = given.user("anna");
        given.issue(assigned("Title", Status.RESOLVED, anna).with(IssueField.LABELS, List.of(bug)));
        for (Grouping grouping : Grouping.values()) {
            assertEquals(new LatencyReport(Latency.NONE, List.of()), latency(grouping, null, null));
        }
    }

    @Test
    default void issuesThatCameInResolvedLeaveTheFiguresOfOthersAlone() {
        for (int i = 0; i < 99; i++) {
            new Given(store()).issue(assigned("Came in resolved", Status.RESOLVED, null));
        }
        resolvedAfterSeconds(10, 20, 100);
        assertEquals(3, latency().resolved());
        assertFigures(latency(), 130 / 3.0, 20, 84, 98.4, 10, 100);
    }

    @Test
    default void issueThatCameInResolvedHasNoLatencyAfterAnotherEdit() {
        Given given = new Given(store());
        Issue issue = given.issue(assigned("Title", Status.RESOLVED, null), NOON);
        given.edit(issue, IssuePatch.of(IssueField.LABELS, List.of(given.label("bug"))), NOON.plusSeconds(30));
        assertEquals(Latency.NONE, latency());
    }

    @Test
    default void issueThatCameInResolvedHasLatencyOnceItIsResolvedAgain() {
        Given given = new Given(store());
        Issue issue = given.issue(assigned("Title", Status.RESOLVED, null), NOON);
        Issue reopened = given.edit(issue, IssuePatch.of(IssueField.STATUS, Status.OPEN), NOON.plusSeconds(10));
        assertEquals(Latency.NONE, latency());
        given.edit(reopened, IssuePatch.of(IssueField.STATUS, Status.RESOLVED), NOON.plusSeconds(60));
        assertFigures(latency(), 60, 60, 60, 60, 60, 60);
    }

    @Test
    default void reopenedIssueIsNotResolved() {
        Given given = new Given(store());
        Issue issue = resolved(Given.draft("Title"), NOON, Duration.ofSeconds(10));
        given.edit(issue, IssuePatch.of(IssueField.STATUS, Status.IN_PROGRESS));
        assertEquals(Latency.NONE, latency());
    }

    @Test
    default void deletedIssueHasNoLatency() {
        new Given(store()).delete(resolved(Given.draft("Title"), NOON, Duration.ofSeconds(10)));
        assertEquals(Latency.NONE, latency());
    }

    @Test
    default void resolutionSpanIncludesBothEnds() {
        resolvedAfterSeconds(1, 2, 3, 4, 5);
        Latency latency =
                latency(null, NOON.plusSeconds(2), NOON.plusSeconds(4)).all();
        assertEquals(3, latency.resolved());
        assertFigures(latency, 3, 3, 3.8, 3.98, 2, 4);
    }

    @Test
    default void resolutionSpanBoundsGroups() {
        resolvedAfterSeconds(1, 2, 3, 4, 5);
        Group group = latency(Grouping.LABEL, NOON.plusSeconds(2), NOON.plusSeconds(4))
                .groups()
                .get(0);
        assertEquals(3, group.latency().resolved());
    }

    @Test
    default void noGroupingHasNoGroups() {
        resolvedAfterSeconds(1);
        assertEquals(List.of(), latency(null, null, null).groups());
    }

    private List<String> groups(Grouping grouping) {
        return latency(grouping, null, null).groups().stream()
                .map(group -> group.key() + " " + group.latency().resolved())
                .toList();
    }

    @Test
    default void latencyIsGroupedByAssignee() {
        Given given = new Given(store());
        UserRef zoe = given.user("zoe");
        UserRef anna = given.user("anna");
        resolved(assigned("a", Status.OPEN, zoe), NOON, Duration.ofSeconds(10));
        resolved(assigned("b", Status.OPEN, anna), NOON, Duration.ofSeconds(20));
        resolved(assigned("c", Status.OPEN, anna), NOON, Duration.ofSeconds(40));
        resolved(assigned("d", Status.OPEN, null), NOON, Duration.ofSeconds(50));
        given.issue(assigned("e", Status.OPEN, given.user("idle")));
        assertEquals(List.of("anna 2", "zoe 1", "null 1"), groups(Grouping.ASSIGNEE));
    }

    @Test
    default void groupHasFiguresOfItsOwn() {
        Given given = new Given(store());
        UserRef anna = given.user("anna");
        resolved(assigned("a", Status.OPEN, anna), NOON, Duration.ofSeconds(20));
        resolved(assigned("b", Status.OPEN, anna), NOON, Duration.ofSeconds(40));
        resolved(assigned("c", Status.OPEN, given.user("zoe")), NOON, Duration.ofSeconds(1_000));
        assertFigures(latency(Grouping.ASSIGNEE, null, null).groups().get(0).latency(), 30, 30, 38, 39.8, 20, 40);
    }

    @Test
    default void issueCountsInTheGroupOfEachOfItsLabels() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        LabelRef ui = given.label("ui");
        resolved(Given.labelled("a", bug, ui), NOON, Duration.ofSeconds(10));
        resolved(Given.labelled("b", ui), NOON, Duration.ofSeconds(20));
        resolved(Given.draft("c"), NOON, Duration.ofSeconds(30));
        assertEquals(List.of("bug 1", "ui 2", "null 1"), groups(Grouping.LABEL));
    }

    @Test
    default void labelCalledNoneIsNotTheGroupOfIssuesWithoutLabels() {
        Given given = new Given(store());
        resolved(Given.labelled("a", given.label("none")), NOON, Duration.ofSeconds(10));
        resolved(Given.draft("b"), NOON, Duration.ofSeconds(20));
        resolved(Given.draft("c"), NOON, Duration.ofSeconds(30));
        assertEquals(List.of("none 1", "null 2"), groups(Grouping.LABEL));
    }

    @Test
    default void assigneeCalledNoneIsNotTheGroupOfUnassignedIssues() {
        Given given = new Given(store());
        resolved(assigned("a", Status.OPEN, given.user("none")), NOON, Duration.ofSeconds(10));
        resolved(Given.draft("b"), NOON, Duration.ofSeconds(20));
        assertEquals(List.of("none 1", "null 1"), groups(Grouping.ASSIGNEE));
    }

    @Test
    default void issueWithSeveralLabelsCountsOnceInAll() {
        Given given = new Given(store());
        resolved(Given.labelled("a", given.label("bug"), given.label("ui")), NOON, Duration.ofSeconds(10));
        resolved(Given.draft("b"), NOON, Duration.ofSeconds(40));
        LatencyReport report = latency(Grouping.LABEL, null, null);
        assertEquals(2, report.all().resolved());
        assertFigures(report.all(), 25, 25, 37, 39.7, 10, 40);
    }

    @Test
    default void latencyIsGroupedByUtcMonthOfResolution() {
        Duration hour = Duration.ofHours(1);
        resolved(Given.draft("a"), Instant.parse("2026-10-31T22:59:59.999999Z"), hour);
        resolved(Given.draft("b"), Instant.parse("2026-10-31T23:00:00Z"), hour);
        resolved(Given.draft("c"), Instant.parse("2026-11-30T12:00:00Z"), hour);
        resolved(Given.draft("d"), Instant.parse("2025-12-31T23:30:00Z"), hour);
        assertEquals(List.of("2026-01 1", "2026-10 1", "2026-11 2"), groups(Grouping.MONTH));
    }

    @Test
    default void deletedIssuesAreInNoGroup() {
        new Given(store()).delete(resolved(Given.draft("Title"), NOON, Duration.ofSeconds(10)));
        assertEquals(List.of(), groups(Grouping.MONTH));
    }
}
