package dev.issuetracker.domain.issue;

import static dev.issuetracker.domain.issue.Some.LATER;
import static dev.issuetracker.domain.issue.Some.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.issue.value.Status;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IssueFilterTest {
    @Test
    void filterAmongIssuesKeepsItsOtherConditions() {
        IssueFilter filter = IssueFilter.all()
                .keyword("x")
                .status(Status.OPEN)
                .unassigned()
                .labels(List.of("bug"))
                .createdBy("jane")
                .created(NOON, null)
                .updated(null, LATER);
        assertEquals(
                IssueFilter.all()
                        .ids(Set.of(7L))
                        .keyword("x")
                        .status(Status.OPEN)
                        .unassigned()
                        .labels(List.of("bug"))
                        .createdBy("jane")
                        .created(NOON, null)
                        .updated(null, LATER),
                filter.among(Set.of(7L)));
    }

    @Test
    void filterAmongNoIssuesIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> IssueFilter.all().among(Set.of()));
    }
}
