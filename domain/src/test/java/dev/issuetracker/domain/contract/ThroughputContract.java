package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.report.PeriodUnit;
import dev.issuetracker.domain.report.ReportPeriod;
import dev.issuetracker.domain.report.Throughput;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes and goes in days, weeks and months. A theme of {@link ReportsContract}. */
public interface ThroughputContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    ReportingStore store();

    /** Each period as its first day, and how many issues were created, were resolved and are left. */
    private List<String> report(IssueFilter filter, PeriodUnit unit, String zone, String from, String to) {
        List<ReportPeriod> periods = ReportPeriod.of(unit, ZoneId.of(zone), Instant.parse(from), Instant.parse(to));
        return store().in(() -> store().reports().throughput(filter, periods)).stream()
                .map(ThroughputContract::shown)
                .toList();
    }

    private static String shown(Throughput throughput) {
        return throughput.period().day() + ": " + throughput.created() + " " + throughput.resolved() + " "
                + throughput.backlog();
    }

    private List<String> days(String zone, String from, String to) {
        return report(IssueFilter.all(), PeriodUnit.DAY, zone, from, to);
    }

    private Issue created(String at) {
        return new Given(store()).issue(Given.draft("Title"), Instant.parse(at));
    }

    private Issue status(Issue issue, Status status, String at) {
        return new Given(store()).edit(issue, IssuePatch.of(IssueField.STATUS, status), Instant.parse(at));
    }

    private Issue resolved(Issue issue, String at) {
        return status(issue, Status.RESOLVED, at);
    }

    @Test
    default void emptyTrackerHasEmptyPeriods() {
        assertEquals(
                List.of("2026-03-01: 0 0 0", "2026-03-02: 0 0 0"),
                days("UTC", "2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z"));
    }

    @Test
    default void whatWasThereBeforeIsInTheBacklog() {
        created("2026-01-01T00:00:00Z");
        resolved(created("2026-01-01T00:00:00Z"), "2026-01-02T00:00:00Z");
        resolved(created("2026-01-01T00:00:00Z"), "2026-03-02T00:00:00Z");
        created("2026-03-02T10:00:00Z");
        created("2026-03-03T10:00:00Z");
        created("2026-03-04T00:00:00Z");
        assertEquals(
                List.of("2026-03-01: 0 0 2", "2026-03-02: 1 1 2", "2026-03-03: 1 0 3"),
                days("UTC", "2026-03-01T00:00:00Z", "2026-03-03T23:59:59.999999Z"));
    }

    @Test
    default void daysIncludeTheirFirstMicrosecondAndTheirLast() {
        resolved(created("2026-03-01T23:59:59.999999Z"), "2026-03-02T23:59:59.999999Z");
        resolved(created("2026-03-02T00:00:00Z"), "2026-03-03T00:00:00Z");
        assertEquals(
                List.of("2026-03-01: 1 0 1", "2026-03-02: 1 1 1", "2026-03-03: 0 1 0"),
                days("UTC", "2026-03-01T00:00:00Z", "2026-03-03T00:00:00Z"));
    }

    @Test
    default void reopenedIssueStaysInTheBacklog() {
        Issue issue = resolved(created("2026-03-01T00:00:00Z"), "2026-03-02T00:00:00Z");
        status(issue, Status.OPEN, "2026-03-03T00:00:00Z");
        assertEquals(
                List.of("2026-03-01: 1 0 1", "2026-03-02: 0 0 1", "2026-03-03: 0 0 1"),
                days("UTC", "2026-03-01T00:00:00Z", "2026-03-03T00:00:00Z"));
    }

    @Test
    default void issueResolvedAgainCountsAtItsLastResolution() {
        Issue issue = resolved(created("2026-03-01T00:00:00Z"), "2026-03-02T00:00:00Z");
        resolved(status(issue, Status.IN_PROGRESS, "2026-03-02T12:00:00Z"), "2026-03-03T00:00:00Z");
        assertEquals(
                List.of("2026-03-01: 1 0 1", "2026-03-02: 0 0 1", "2026-03-03: 0 1 0"),
                days("UTC", "2026-03-01T00:00:00Z", "2026-03-03T00:00:00Z"));
    }

    @Test
    default void issueThatCameInResolvedComesAndGoesAtOnce() {
        new Given(store()).issue(Given.assigned("Title", Status.RESOLVED, null), NOON);
        assertEquals(List.of("2026-03-01: 1 1 0"), days("UTC", "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z"));
    }

    @Test
    default void deletedIssuesNeitherCameNorWent() {
        Given given = new Given(store());
        Issue deleted = given.delete(resolved(created("2026-02-01T00:00:00Z"), "2026-03-01T00:00:00Z"));
        given.delete(given.issue("Open"));
        assertEquals(List.of("2026-03-01: 0 0 0"), days("UTC", "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z"));
        given.restore(deleted);
        assertEquals(List.of("2026-03-01: 0 1 0"), days("UTC", "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z"));
    }

    @Test
    default void throughputIsOfTheIssuesThatTheFilterFinds() {
        Given given = new Given(store());
        given.issue(Given.labelled("a", given.label("bug")), NOON);
        given.issue(Given.draft("crash"), NOON);
        IssueFilter bugs = IssueFilter.all().labels(List.of("bug"));
        IssueFilter crashes = IssueFilter.all().keyword("rash");
        for (IssueFilter filter : List.of(bugs, crashes)) {
            assertEquals(
                    List.of("2026-03-01: 1 0 1"),
                    report(filter, PeriodUnit.DAY, "UTC", "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z"));
        }
    }

    @Test
    default void dayOnWhichClocksGoForwardHas23Hours() {
        created("2026-03-28T22:59:59Z");
        created("2026-03-28T23:00:00Z");
        created("2026-03-29T21:59:59Z");
        created("2026-03-29T22:00:00Z");
        assertEquals(
                List.of("2026-03-28: 1 0 1", "2026-03-29: 2 0 3", "2026-03-30: 1 0 4"),
                days("Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z"));
    }

    @Test
    default void dayOnWhichClocksGoBackHas25Hours() {
        created("2026-10-24T21:59:59Z");
        created("2026-10-24T22:00:00Z");
        created("2026-10-25T00:30:00Z");
        created("2026-10-25T01:30:00Z");
        created("2026-10-25T22:59:59Z");
        created("2026-10-25T23:00:00Z");
        assertEquals(
                List.of("2026-10-24: 1 0 1", "2026-10-25: 4 0 5", "2026-10-26: 1 0 6"),
                days("Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z"));
    }

    @Test
    default void daysBeginOnTheHalfHourWhereTheZoneSaysSo() {
        created("2026-03-01T18:29:59Z");
        created("2026-03-01T18:30:00Z");
        assertEquals(
                List.of("2026-03-01: 1 0 1", "2026-03-02: 1 0 2"),
                days("Asia/Kolkata", "2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z"));
    }

    @Test
    default void clocksMayGoByHalfAnHour() {
        created("2026-04-04T12:59:59Z");
        created("2026-04-04T13:00:00Z");
        created("2026-04-05T13:29:59Z");
        created("2026-04-05T13:30:00Z");
        assertEquals(
                List.of("2026-04-04: 1 0 1", "2026-04-05: 2 0 3", "2026-04-06: 1 0 4"),
                days("Australia/Lord_Howe", "2026-04-04T12:00:00Z", "2026-04-05T14:00:00Z"));
    }

    @Test
    default void dayThatAZonePassedOverIsNotListed() {
        created("2011-12-30T09:59:59Z");
        created("2011-12-30T10:00:00Z");
        assertEquals(
                List.of("2011-12-29: 1 0 1", "2011-12-31: 1 0 2"),
                days("Pacific/Apia", "2011-12-30T09:00:00Z", "2011-12-30T11:00:00Z"));
    }

    @Test
    default void weeksBeginOnMonday() {
        created("2026-03-01T23:59:59Z");
        created("2026-03-02T00:00:00Z");
        resolved(created("2026-03-08T12:00:00Z"), "2026-03-09T00:00:00Z");
        assertEquals(
                List.of("2026-02-23: 1 0 1", "2026-03-02: 2 0 3", "2026-03-09: 0 1 2"),
                report(IssueFilter.all(), PeriodUnit.WEEK, "UTC", "2026-02-25T00:00:00Z", "2026-03-09T00:00:00Z"));
    }

    @Test
    default void monthsAreThoseOfTheZone() {
        created("2025-12-31T23:30:00Z");
        created("2026-02-28T22:30:00Z");
        created("2026-02-28T23:30:00Z");
        created("2026-03-31T21:59:59Z");
        created("2026-03-31T22:00:00Z");
        assertEquals(
                List.of("2026-01-01: 1 0 1", "2026-02-01: 1 0 2", "2026-03-01: 2 0 4", "2026-04-01: 1 0 5"),
                report(
                        IssueFilter.all(),
                        PeriodUnit.MONTH,
                        "Europe/Berlin",
                        "2026-01-15T00:00:00Z",
                        "2026-04-15T00:00:00Z"));
    }

    @Test
    default void issuesFromBefore1970AreCounted() {
        created("1969-12-31T23:30:00Z");
        created("1970-01-01T00:30:00Z");
        assertEquals(
                List.of("1969-12-31: 1 0 1", "1970-01-01: 1 0 2"),
                days("UTC", "1969-12-31T00:00:00Z", "1970-01-01T00:00:00Z"));
    }
}
