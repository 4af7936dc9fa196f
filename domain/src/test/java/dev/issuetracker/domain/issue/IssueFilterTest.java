package dev.issuetracker.domain.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.issue.value.Status;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IssueFilterTest {
    private static final IssueFilter OPEN = IssueFilter.all().status(Status.OPEN);

    @Test
    void filterAmongIssuesKeepsItsOtherConditions() {
        assertEquals(OPEN.keyword("x").ids(Set.of(7L)), OPEN.keyword("x").among(Set.of(7L)));
    }

    @Test
    void stepsThatAskForNothingLeaveTheFilterAsItIs() {
        IssueFilter filter = OPEN.ids(Set.of())
                .keyword(null)
                .statuses(Set.of())
                .assignee(null)
                .labels(List.of())
                .createdBy(null)
                .created(null, null)
                .updated(null, null)
                .fields(List.of())
                .blocked(null);
        assertEquals(OPEN, filter);
    }

    @Test
    void conditionsThatMustAllHoldAreOneList() {
        IssueFilter filter =
                OPEN.and(IssueFilter.all()).and(IssueFilter.all().keyword("x").createdBy("jane"));
        assertEquals(
                List.of(
                        new IssueFilter.WithStatus(Set.of(Status.OPEN)),
                        new IssueFilter.Containing("x"),
                        new IssueFilter.CreatedBy("jane")),
                filter.conditions());
    }

    @Test
    void oneConditionOfWhichOneMustHoldIsThatCondition() {
        assertEquals(OPEN, IssueFilter.or(List.of(OPEN)));
    }

    @Test
    void leavesAreFoundAtAnyDepth() {
        IssueFilter filter = OPEN.and(IssueFilter.or(List.of(
                IssueFilter.not(IssueFilter.all().labels(List.of("bug"))),
                IssueFilter.all().keyword("x"))));
        assertEquals(
                List.of(
                        new IssueFilter.WithStatus(Set.of(Status.OPEN)),
                        new IssueFilter.Labelled("bug"),
                        new IssueFilter.Containing("x")),
                filter.leaves().toList());
        assertEquals(
                List.of(new IssueFilter.Labelled("bug")),
                filter.leaves(IssueFilter.Labelled.class).toList());
    }

    @Test
    void filterAmongNoIssuesIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> IssueFilter.all().among(Set.of()));
    }
}
