package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.report.Durations;
import dev.issuetracker.domain.report.Durations.Figures;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.PeriodUnit;
import dev.issuetracker.domain.report.ReportPeriod;
import dev.issuetracker.domain.user.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * A store may be quicker when a report is about all issues. It answers the same as for a filter that finds them all,
 * whatever became of the issues. A theme of {@link ReportsContract}.
 */
public interface ReportsOfAllIssuesContract extends Contract {
    /** It finds every issue, and a store does not see that without a look at them. */
    IssueFilter COMMENTED_OR_NOT = IssueFilter.or(List.of(
            IssueFilter.all().is(IssueFilter.Trait.COMMENTED), IssueFilter.all().isNot(IssueFilter.Trait.COMMENTED)));

    /** The store under test, the same one throughout a test, empty at its beginning. */
    ReportingStore store();

    /** More issues that are made, edited, deleted and restored at random; of few, the percentiles are at the ends. */
    private void history(Random random, int round) {
        Given given = new Given(store());
        List<UserRef> people = List.of(given.user("anna" + round), given.user("bert" + round));
        int issues = 1 + random.nextInt(6);
        for (int i = 0; i < issues; i++) {
            Instant at = NOON.plus(Duration.ofMinutes(random.nextInt(100_000)));
            UserRef assignee = random.nextInt(3) == 0 ? null : people.get(random.nextInt(2));
            Issue issue = given.issue(Given.assigned("Title", Given.status(random), assignee), at);
            for (int changes = random.nextInt(5); changes > 0; changes--) {
                at = at.plus(Duration.ofMillis(random.nextInt(500_000_000)));
                issue = switch (random.nextInt(6)) {
                    case 0 -> given.delete(issue);
                    case 1 -> given.restore(issue);
                    default -> given.edit(issue, IssuePatch.of(IssueField.STATUS, Given.status(random)), at);
                };
            }
        }
    }

    private static List<Double> rounded(Durations durations) {
        Figures figures = durations.figures();
        DoubleStream all = figures == null
                ? DoubleStream.empty()
                : DoubleStream.of(
                        figures.average(),
                        figures.median(),
                        figures.p90(),
                        figures.p99(),
                        figures.min(),
                        figures.max());
        return all.mapToObj(seconds -> Math.round(seconds * 1_000) / 1_000.0).toList();
    }

    @Test
    default void latencyOfAllIssuesIsThatOfAFilterThatFindsThemAll() {
        Random random = new Random(12);
        for (int round = 0; round < 8; round++) {
            history(random, round);
            LatencyReport all = store().in(() -> store().reports().latency(IssueFilter.all(), null));
            LatencyReport found = store().in(() -> store().reports().latency(COMMENTED_OR_NOT, null));
            assertEquals(found.all().count(), all.all().count());
            assertEquals(rounded(found.all()), rounded(all.all()));
            assertEquals(found.histogram(), all.histogram());
        }
    }

    @Test
    default void throughputOfAllIssuesIsThatOfAFilterThatFindsThemAll() {
        Random random = new Random(13);
        ZoneId zone = ZoneId.of("Europe/Berlin");
        for (int round = 0; round < 4; round++) {
            history(random, round);
            for (PeriodUnit unit : PeriodUnit.values()) {
                Instant from = NOON.plus(Duration.ofDays(random.nextInt(60)));
                List<ReportPeriod> periods = ReportPeriod.of(unit, zone, from, from.plus(Duration.ofDays(100)));
                assertEquals(
                        store().in(() -> store().reports().throughput(COMMENTED_OR_NOT, periods)),
                        store().in(() -> store().reports().throughput(IssueFilter.all(), periods)));
            }
        }
    }

    @Test
    default void topAssigneesOfAllIssuesAreThoseOfAFilterThatFindsThemAll() {
        Random random = new Random(14);
        for (int round = 0; round < 4; round++) {
            history(random, round);
            assertEquals(
                    store().in(() -> store().reports().topAssignees(COMMENTED_OR_NOT, 10)),
                    store().in(() -> store().reports().topAssignees(IssueFilter.all(), 10)));
        }
    }
}
