package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.assigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.report.Ageing;
import dev.issuetracker.domain.report.Ageing.Unresolved;
import dev.issuetracker.domain.report.Bracket;
import dev.issuetracker.domain.report.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How old what is open is. A theme of {@link ReportsContract}. */
public interface AgeingContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    ReportingStore store();

    private Ageing report(IssueFilter filter) {
        return store().in(() -> store().reports().ageing(filter, NOON));
    }

    private Ageing report() {
        return report(IssueFilter.all());
    }

    /** An issue of that age. */
    private void aged(Status status, Duration age) {
        new Given(store()).issue(assigned("Title", status, null), NOON.minus(age));
    }

    /** The brackets in which there are issues. */
    private List<String> histogram() {
        List<String> shown = new ArrayList<>();
        List<Unresolved> histogram = report().histogram();
        assertEquals(Bracket.ALL.size(), histogram.size());
        for (int i = 0; i < histogram.size(); i++) {
            Unresolved counted = histogram.get(i);
            if (!counted.equals(Unresolved.NONE)) {
                shown.add(Bracket.ALL.get(i).from().toHours() + "h " + counted.open() + " " + counted.inProgress());
            }
        }
        return shown;
    }

    @Test
    default void nothingOpenHasNoAge() {
        aged(Status.RESOLVED, Duration.ofDays(3));
        assertEquals(new Ageing(Durations.NONE, Collections.nCopies(Bracket.ALL.size(), Unresolved.NONE)), report());
    }

    @Test
    default void agesAreCountedByStatus() {
        aged(Status.OPEN, Duration.ofDays(2));
        aged(Status.OPEN, Duration.ofDays(2));
        aged(Status.IN_PROGRESS, Duration.ofDays(2));
        aged(Status.RESOLVED, Duration.ofDays(2));
        aged(Status.IN_PROGRESS, Duration.ofDays(400));
        assertEquals(List.of("24h 2 1", "8760h 0 1"), histogram());
    }

    @Test
    default void bracketHasItsBeginningAndNotItsEnd() {
        Duration micro = Duration.ofNanos(1_000);
        for (Bracket bracket : Bracket.ALL) {
            aged(Status.OPEN, bracket.from());
            Duration end = bracket.to();
            aged(Status.IN_PROGRESS, end == null ? Duration.ofDays(20_000) : end.minus(micro));
        }
        assertEquals(Collections.nCopies(Bracket.ALL.size(), new Unresolved(1, 1)), report().histogram());
    }

    @Test
    default void figuresAreOfAllThatIsOpen() {
        aged(Status.OPEN, Duration.ofSeconds(10));
        aged(Status.IN_PROGRESS, Duration.ofSeconds(20));
        Durations.Figures figures = report().all().figures();
        assertNotNull(figures);
        assertEquals(
                List.of(15L, 15L, 19L, 10L, 20L),
                List.of(
                        Math.round(figures.average()),
                        Math.round(figures.median()),
                        Math.round(figures.p90()),
                        Math.round(figures.min()),
                        Math.round(figures.max())));
        assertEquals(2, report().all().count());
    }

    @Test
    default void reopenedIssueIsAsOldAsEver() {
        Given given = new Given(store());
        Instant before = NOON.minus(Duration.ofDays(10));
        var resolved = given.edit(
                given.issue(Given.draft("Title"), before), IssuePatch.of(IssueField.STATUS, Status.RESOLVED), before);
        given.edit(resolved, IssuePatch.of(IssueField.STATUS, Status.OPEN), NOON);
        assertEquals(List.of("168h 1 0"), histogram());
    }

    @Test
    default void issueFromTheFutureHasNoAge() {
        aged(Status.OPEN, Duration.ofDays(-2));
        assertEquals(List.of("0h 1 0"), histogram());
        Durations.Figures figures = report().all().figures();
        assertNotNull(figures);
        assertEquals(0, figures.min());
    }

    @Test
    default void deletedIssuesDoNotAge() {
        Given given = new Given(store());
        given.delete(given.issue("Title"));
        assertEquals(List.of(), histogram());
    }

    @Test
    default void ageingIsOfTheIssuesThatTheFilterFinds() {
        Given given = new Given(store());
        given.issue(Given.labelled("a", given.label("bug")));
        given.issue("Title");
        assertEquals(1, report(IssueFilter.all().labels(List.of("bug"))).all().count());
    }
}
