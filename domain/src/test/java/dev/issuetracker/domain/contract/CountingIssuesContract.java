package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.assigned;
import static dev.issuetracker.domain.contract.Given.labelled;
import static dev.issuetracker.domain.contract.GivenFields.having;
import static dev.issuetracker.domain.contract.StoredIssues.found;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.Facet;
import dev.issuetracker.domain.issue.FacetCount;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many issues a filter finds. A theme of {@link IssuesContract}. */
public interface CountingIssuesContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private long count(IssueFilter filter) {
        return store().in(() -> store().issues().count(filter));
    }

    private List<FacetCount> counts(Facet facet) {
        return counts(IssueFilter.all(), facet, 100);
    }

    private List<FacetCount> counts(IssueFilter filter, Facet facet, int limit) {
        return store().in(() -> store().issues().counts(filter, facet, limit));
    }

    private static FacetCount of(@Nullable Long id, long issues) {
        return new FacetCount(id == null ? null : FieldKeys.ofId(id), issues);
    }

    @Test
    default void nothingCountsZero() {
        assertEquals(0, count(IssueFilter.all()));
        assertEquals(List.of(), counts(Facet.OfEveryIssue.STATUS));
    }

    @Test
    default void deletedIssuesDoNotCount() {
        Given given = new Given(store());
        given.issue("a");
        given.delete(given.issue("b"));
        assertEquals(1, count(IssueFilter.all()));
        assertEquals(List.of(new FacetCount("open", 1)), counts(Facet.OfEveryIssue.STATUS));
    }

    @Test
    default void whateverIsFoundCounts() {
        long seed = 5;
        RandomFilters filters = new RandomFilters(store(), new Random(seed));
        for (int round = 0; round < 150; round++) {
            IssueFilter one = filters.next(round % 2 == 0 ? 3 : 0);
            IssueFilter other = filters.next(0);
            for (IssueFilter filter : List.of(
                    one,
                    IssueFilter.not(one),
                    one.and(other),
                    one.and(IssueFilter.not(other)),
                    IssueFilter.or(List.of(one, other)))) {
                assertEquals(found(store(), filter).size(), count(filter), filter + ", seed " + seed);
            }
        }
    }

    @Test
    default void issuesCountByStatusMostFirst() {
        Given given = new Given(store());
        given.issue("a");
        given.issue(assigned("b", Status.RESOLVED, null));
        given.issue(assigned("c", Status.RESOLVED, null));
        given.issue(assigned("d", Status.IN_PROGRESS, null));
        assertEquals(
                List.of(new FacetCount("resolved", 2), new FacetCount("in_progress", 1), new FacetCount("open", 1)),
                counts(Facet.OfEveryIssue.STATUS));
    }

    @Test
    default void issuesCountByAssigneeAndThoseOfNobodyLastAmongEquals() {
        Given given = new Given(store());
        UserRef jane = given.user("jane");
        UserRef john = given.user("john");
        given.issue("nobodys");
        given.issue(assigned("johns", Status.OPEN, john));
        given.issue(assigned("janes", Status.OPEN, jane));
        assertEquals(List.of(of(jane.id(), 1), of(john.id(), 1), of(null, 1)), counts(Facet.OfEveryIssue.ASSIGNEE));
        given.issue("nobodys too");
        assertEquals(List.of(of(null, 2), of(jane.id(), 1)), counts(IssueFilter.all(), Facet.OfEveryIssue.ASSIGNEE, 2));
    }

    @Test
    default void issueCountsForEachOfItsLabels() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        LabelRef ui = given.label("ui");
        given.label("unused");
        given.issue(labelled("a", bug, ui));
        given.issue(labelled("b", ui));
        given.issue("c");
        assertEquals(List.of(of(ui.id(), 2), of(bug.id(), 1), of(null, 1)), counts(Facet.OfEveryIssue.LABEL));
    }

    @Test
    default void issueCountsForEachOptionOfItsField() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("a", fields.systems, fields.systems("Web", "api")));
        given.issue(having("b", fields.systems, fields.systems("api")));
        given.issue(having("c", fields.milestone, "Spring"));
        assertEquals(
                List.of(
                        of(fields.systems("api").get(0).id(), 2),
                        of(fields.systems("Web").get(0).id(), 1),
                        of(null, 1)),
                counts(new Facet.OfField(fields.systems.added().orElseThrow())));
    }

    @Test
    default void issuesCountByTextsAsTheFirstIssueWritesThem() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("a", fields.milestone, "Autumn"));
        given.issue(having("b", fields.milestone, "SPRING"));
        given.issue(having("c", fields.milestone, "Spring"));
        given.issue("d");
        assertEquals(
                List.of(
                        new FacetCount("spring", "SPRING", 2),
                        new FacetCount("autumn", "Autumn", 1),
                        new FacetCount(null, 1)),
                counts(new Facet.OfField(fields.milestone.added().orElseThrow())));
        IssueFilter spring = IssueFilter.all().keyword("c", false);
        assertEquals(
                List.of(new FacetCount("spring", "Spring", 1)),
                counts(spring, new Facet.OfField(fields.milestone.added().orElseThrow()), 100));
    }

    @Test
    default void issuesCountByNumbersAndDays() {
        Given given = new Given(store());
        GivenFields fields = new GivenFields(store());
        given.issue(having("a", fields.estimate, new BigDecimal("-2.5")));
        given.issue(having("b", fields.estimate, new BigDecimal("10")).with(fields.due, LocalDate.of(2026, 12, 1)));
        given.issue(having("c", fields.estimate, new BigDecimal("10.0")).with(fields.due, LocalDate.of(2027, 1, 31)));
        List<FacetCount> numbers =
                counts(new Facet.OfField(fields.estimate.added().orElseThrow()));
        assertEquals(
                List.of("10", "-2.5"), numbers.stream().map(FacetCount::written).toList());
        assertEquals(List.of(2L, 1L), numbers.stream().map(FacetCount::issues).toList());
        List<FacetCount> days =
                counts(IssueFilter.all(), new Facet.OfField(fields.due.added().orElseThrow()), 2);
        assertEquals(
                List.of(new FacetCount("2026-12-01", "2026-12-01", 1), new FacetCount("2027-01-31", "2027-01-31", 1)),
                days);
    }

    @Test
    default void onlyWhatIsFoundCountsByValues() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        given.issue(labelled("a", bug).with(IssueField.STATUS, Status.RESOLVED));
        given.issue(labelled("b", bug));
        given.issue("c");
        IssueFilter filter = IssueFilter.all().labels(List.of("bug"));
        assertEquals(List.of(of(bug.id(), 2)), counts(filter, Facet.OfEveryIssue.LABEL, 100));
        assertEquals(
                List.of(new FacetCount("open", 1), new FacetCount("resolved", 1)),
                counts(filter, Facet.OfEveryIssue.STATUS, 100));
    }
}
