package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.assigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.report.Bracket;
import dev.issuetracker.domain.report.Durations;
import dev.issuetracker.domain.report.Grouping;
import dev.issuetracker.domain.report.Grouping.OfEveryIssue;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.LatencyReport.Group;
import dev.issuetracker.domain.user.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long issues took to be resolved. A theme of {@link ReportsContract}. */
public interface LatencyContract extends Contract {
    /** By the month in UTC. */
    Grouping BY_MONTH = new Grouping.ByMonth(ZoneOffset.UTC);

    List<Grouping> GROUPINGS = List.of(OfEveryIssue.ASSIGNEE, OfEveryIssue.LABEL, BY_MONTH);

    /** The report of no issues. */
    LatencyReport NOTHING = new LatencyReport(Durations.NONE, Collections.nCopies(Bracket.ALL.size(), 0L), List.of());

    /** The store under test, the same one throughout a test, empty at its beginning. */
    ReportingStore store();

    private LatencyReport latency(@Nullable Grouping grouping, @Nullable Instant from, @Nullable Instant to) {
        IssueFilter filter = IssueFilter.all().within(Moment.RESOLVED, from, to);
        return store().in(() -> store().reports().latency(filter, grouping));
    }

    private Durations latency() {
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
            Durations latency, double average, double median, double p90, double p99, double min, double max) {
        Durations.Figures figures = latency.figures();
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
        assertEquals(NOTHING, latency(null, null, null));
    }

    @Test
    default void nothingResolvedHasNoGroups() {
        new Given(store()).issue("Title");
        for (Grouping grouping : GROUPINGS) {
            assertEquals(NOTHING, latency(grouping, null, null));
        }
    }

    @Test
    default void oneIssueIsEveryFigure() {
        resolvedAfterSeconds(60);
        assertEquals(1, latency().count());
        assertFigures(latency(), 60, 60, 60, 60, 60, 60);
    }

    @Test
    default void figuresOfTwoIssuesLieBetweenThem() {
        resolvedAfterSeconds(20, 10);
        assertEquals(2, latency().count());
        assertFigures(latency(), 15, 15, 19, 19.9, 10, 20);
    }

    @Test
    default void figuresOfThreeIssuesLieBetweenTheNearestTwo() {
        resolvedAfterSeconds(100, 10, 20);
        assertEquals(3, latency().count());
        assertFigures(latency(), 130 / 3.0, 20, 84, 98.4, 10, 100);
    }

    @Test
    default void figuresOfAHundredIssuesInterpolate() {
        resolvedAfterSeconds(
                LongStream.rangeClosed(1, 100).map(i -> i * 7 % 101).toArray());
        assertEquals(100, latency().count());
        assertFigures(latency(), 50.5, 50.5, 90.1, 99.01, 1, 100);
    }

    @Test
    default void figuresAreExactToTheMicrosecond() {
        resolved(Given.draft("Title"), NOON, Duration.ofNanos(1_000));
        assertFigures(latency(), 1e-6, 1e-6, 1e-6, 1e-6, 1e-6, 1e-6);
        Durations.Figures figures = latency().figures();
        assertNotNull(figures);
        assertEquals(1e-6, figures.min(), 1e-9);
    }

    @Test
    default void issueThatCameInResolvedHasNoLatency() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        UserRef anna = given.user("anna");
        given.issue(assigned("Title", Status.RESOLVED, anna).with(IssueField.LABELS, List.of(bug)));
        for (Grouping grouping : GROUPINGS) {
            assertEquals(NOTHING, latency(grouping, null, null));
        }
    }

    @Test
    default void issuesThatCameInResolvedLeaveTheFiguresOfOthersAlone() {
        for (int i = 0; i < 99; i++) {
            new Given(store()).issue(assigned("Came in resolved", Status.RESOLVED, null));
        }
        resolvedAfterSeconds(10, 20, 100);
        assertEquals(3, latency().count());
        assertFigures(latency(), 130 / 3.0, 20, 84, 98.4, 10, 100);
    }

    @Test
    default void issueThatCameInResolvedHasNoLatencyAfterAnotherEdit() {
        Given given = new Given(store());
        Issue issue = given.issue(assigned("Title", Status.RESOLVED, null), NOON);
        given.edit(issue, IssuePatch.of(IssueField.LABELS, List.of(given.label("bug"))), NOON.plusSeconds(30));
        assertEquals(Durations.NONE, latency());
    }

    @Test
    default void issueThatCameInResolvedHasLatencyOnceItIsResolvedAgain() {
        Given given = new Given(store());
        Issue issue = given.issue(assigned("Title", Status.RESOLVED, null), NOON);
        Issue reopened = given.edit(issue, IssuePatch.of(IssueField.STATUS, Status.OPEN), NOON.plusSeconds(10));
        assertEquals(Durations.NONE, latency());
        given.edit(reopened, IssuePatch.of(IssueField.STATUS, Status.RESOLVED), NOON.plusSeconds(60));
        assertFigures(latency(), 60, 60, 60, 60, 60, 60);
    }

    @Test
    default void reopenedIssueIsNotResolved() {
        Given given = new Given(store());
        Issue issue = resolved(Given.draft("Title"), NOON, Duration.ofSeconds(10));
        given.edit(issue, IssuePatch.of(IssueField.STATUS, Status.IN_PROGRESS));
        assertEquals(Durations.NONE, latency());
    }

    @Test
    default void deletedIssueHasNoLatency() {
        new Given(store()).delete(resolved(Given.draft("Title"), NOON, Duration.ofSeconds(10)));
        assertEquals(Durations.NONE, latency());
    }

    @Test
    default void resolutionSpanIncludesBothEnds() {
        resolvedAfterSeconds(1, 2, 3, 4, 5);
        Durations latency =
                latency(null, NOON.plusSeconds(2), NOON.plusSeconds(4)).all();
        assertEquals(3, latency.count());
        assertFigures(latency, 3, 3, 3.8, 3.98, 2, 4);
    }

    @Test
    default void resolutionSpanBoundsGroups() {
        resolvedAfterSeconds(1, 2, 3, 4, 5);
        Group group = latency(OfEveryIssue.LABEL, NOON.plusSeconds(2), NOON.plusSeconds(4))
                .groups()
                .get(0);
        assertEquals(3, group.latency().count());
    }

    @Test
    default void noGroupingHasNoGroups() {
        resolvedAfterSeconds(1);
        assertEquals(List.of(), latency(null, null, null).groups());
    }

    /** The groups of all issues, which every filter that finds all has too, however a store counts for it. */
    private List<String> groups(Grouping grouping) {
        List<String> groups = groups(IssueFilter.all(), grouping);
        assertEquals(groups, groups(IssueFilter.all().isNot(Trait.PARENT), grouping));
        return groups;
    }

    private List<String> groups(IssueFilter filter, Grouping grouping) {
        return store().in(() -> store().reports().latency(filter, grouping)).groups().stream()
                .map(group -> group.key() + " " + group.latency().count())
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
        assertEquals(List.of("anna 2", "zoe 1", "null 1"), groups(OfEveryIssue.ASSIGNEE));
    }

    @Test
    default void groupHasFiguresOfItsOwn() {
        Given given = new Given(store());
        UserRef anna = given.user("anna");
        resolved(assigned("a", Status.OPEN, anna), NOON, Duration.ofSeconds(20));
        resolved(assigned("b", Status.OPEN, anna), NOON, Duration.ofSeconds(40));
        resolved(assigned("c", Status.OPEN, given.user("zoe")), NOON, Duration.ofSeconds(1_000));
        assertFigures(latency(OfEveryIssue.ASSIGNEE, null, null).groups().get(0).latency(), 30, 30, 38, 39.8, 20, 40);
    }

    @Test
    default void issueCountsInTheGroupOfEachOfItsLabels() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        LabelRef ui = given.label("ui");
        resolved(Given.labelled("a", bug, ui), NOON, Duration.ofSeconds(10));
        resolved(Given.labelled("b", ui), NOON, Duration.ofSeconds(20));
        resolved(Given.draft("c"), NOON, Duration.ofSeconds(30));
        assertEquals(List.of("bug 1", "ui 2", "null 1"), groups(OfEveryIssue.LABEL));
    }

    @Test
    default void labelCalledNoneIsNotTheGroupOfIssuesWithoutLabels() {
        Given given = new Given(store());
        resolved(Given.labelled("a", given.label("none")), NOON, Duration.ofSeconds(10));
        resolved(Given.draft("b"), NOON, Duration.ofSeconds(20));
        resolved(Given.draft("c"), NOON, Duration.ofSeconds(30));
        assertEquals(List.of("none 1", "null 2"), groups(OfEveryIssue.LABEL));
    }

    @Test
    default void assigneeCalledNoneIsNotTheGroupOfUnassignedIssues() {
        Given given = new Given(store());
        resolved(assigned("a", Status.OPEN, given.user("none")), NOON, Duration.ofSeconds(10));
        resolved(Given.draft("b"), NOON, Duration.ofSeconds(20));
        assertEquals(List.of("none 1", "null 1"), groups(OfEveryIssue.ASSIGNEE));
    }

    @Test
    default void issueWithSeveralLabelsCountsOnceInAll() {
        Given given = new Given(store());
        resolved(Given.labelled("a", given.label("bug"), given.label("ui")), NOON, Duration.ofSeconds(10));
        resolved(Given.draft("b"), NOON, Duration.ofSeconds(40));
        LatencyReport report = latency(OfEveryIssue.LABEL, null, null);
        assertEquals(2, report.all().count());
        assertFigures(report.all(), 25, 25, 37, 39.7, 10, 40);
    }

    @Test
    default void latencyIsGroupedByUtcMonthOfResolution() {
        Duration hour = Duration.ofHours(1);
        resolved(Given.draft("a"), Instant.parse("2026-10-31T22:59:59.999999Z"), hour);
        resolved(Given.draft("b"), Instant.parse("2026-10-31T23:00:00Z"), hour);
        resolved(Given.draft("c"), Instant.parse("2026-11-30T12:00:00Z"), hour);
        resolved(Given.draft("d"), Instant.parse("2025-12-31T23:30:00Z"), hour);
        assertEquals(List.of("2026-01 1", "2026-10 1", "2026-11 2"), groups(BY_MONTH));
    }

    @Test
    default void deletedIssuesAreInNoGroup() {
        new Given(store()).delete(resolved(Given.draft("Title"), NOON, Duration.ofSeconds(10)));
        assertEquals(List.of(), groups(BY_MONTH));
    }

    @Test
    default void groupsByMonthFollowTheZone() {
        Duration hour = Duration.ofHours(1);
        resolved(Given.draft("a"), Instant.parse("2026-02-28T21:59:59.999999Z"), hour);
        resolved(Given.draft("b"), Instant.parse("2026-02-28T22:00:00Z"), hour);
        resolved(Given.draft("c"), Instant.parse("2026-03-31T20:59:59.999999Z"), hour);
        resolved(Given.draft("d"), Instant.parse("2026-03-31T21:00:00Z"), hour);
        resolved(Given.draft("e"), Instant.parse("2026-10-31T21:59:59.999999Z"), hour);
        resolved(Given.draft("f"), Instant.parse("2026-10-31T22:00:00Z"), hour);
        assertEquals(
                List.of("2026-02 1", "2026-03 2", "2026-04 1", "2026-10 1", "2026-11 1"),
                groups(new Grouping.ByMonth(ZoneId.of("Europe/Berlin"))));
    }

    @Test
    default void monthsMayBeginOnTheHalfHour() {
        Duration hour = Duration.ofHours(1);
        resolved(Given.draft("a"), Instant.parse("2026-02-28T17:29:59.999999Z"), hour);
        resolved(Given.draft("b"), Instant.parse("2026-02-28T17:30:00Z"), hour);
        assertEquals(List.of("2026-02 1", "2026-03 1"), groups(new Grouping.ByMonth(ZoneId.of("Asia/Kolkata"))));
    }

    @Test
    default void monthsBefore1970AreGroups() {
        resolved(Given.draft("a"), Instant.parse("1969-12-31T22:59:59Z"), Duration.ofHours(1));
        resolved(Given.draft("b"), Instant.parse("1969-12-31T23:00:00Z"), Duration.ofHours(1));
        assertEquals(List.of("1969-12 1", "1970-01 1"), groups(BY_MONTH));
    }

    @Test
    default void lastMomentOfAMonthBefore1970IsInIt() {
        resolved(Given.draft("a"), Instant.parse("1959-12-31T22:59:59.999999Z"), Duration.ofHours(1));
        assertEquals(List.of("1959-12 1"), groups(BY_MONTH));
    }

    @Test
    default void monthOfTheYearZeroIsNoneOfTheYearOne() {
        resolved(Given.draft("a"), Instant.parse("0001-01-01T00:00:00Z"), Duration.ofHours(1));
        resolved(Given.draft("b"), Instant.parse("0001-12-24T00:00:00Z"), Duration.ofHours(1));
        assertEquals(List.of("0000-12 1", "0001-12 1"), groups(new Grouping.ByMonth(ZoneId.of("America/New_York"))));
    }

    @Test
    default void histogramCountsEachLatencyInItsBracket() {
        Duration micro = Duration.ofNanos(1_000);
        for (Bracket bracket : Bracket.ALL) {
            Duration end = bracket.to();
            resolved(Given.draft("Least"), NOON, bracket.from().plus(micro));
            resolved(Given.draft("Most"), NOON, end == null ? Duration.ofDays(20_000) : end.minus(micro));
        }
        assertEquals(
                Collections.nCopies(Bracket.ALL.size(), 2L),
                latency(null, null, null).histogram());
    }

    @Test
    default void latencyIsThatOfTheIssuesThatTheFilterFinds() {
        LabelRef bug = new Given(store()).label("bug");
        resolved(Given.labelled("a", bug), NOON, Duration.ofSeconds(10));
        resolved(Given.draft("b"), NOON, Duration.ofSeconds(20));
        IssueFilter bugs = IssueFilter.all().labels(List.of("bug"));
        LatencyReport report = store().in(() -> store().reports().latency(bugs, OfEveryIssue.LABEL));
        assertEquals(1, report.all().count());
        assertEquals(List.of("bug"), report.groups().stream().map(Group::key).toList());
        assertEquals(1, report.histogram().stream().mapToLong(Long::longValue).sum());
    }
}
