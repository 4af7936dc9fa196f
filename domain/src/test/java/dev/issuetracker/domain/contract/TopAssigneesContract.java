package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.assigned;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.report.TopAssignee;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who has the most issues. A theme of {@link ReportsContract}. */
public interface TopAssigneesContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    ReportingStore store();

    private List<TopAssignee> top(int limit, @Nullable Status status, @Nullable Instant from, @Nullable Instant to) {
        IssueFilter filter = IssueFilter.all().status(status).created(from, to);
        return store().in(() -> store().reports().topAssignees(filter, limit));
    }

    private List<String> topNames(int limit) {
        return top(limit, null, null, null).stream()
                .map(top -> top.assignee().username())
                .toList();
    }

    @Test
    default void nobodyIsOnTopOfNothing() {
        assertEquals(List.of(), top(10, null, null, null));
    }

    @Test
    default void mostIssuesComeFirst() {
        Given given = new Given(store());
        UserRef anna = given.user("anna");
        UserRef bert = given.user("bert");
        given.issue(assigned("a", Status.OPEN, anna));
        given.issue(assigned("b", Status.OPEN, bert));
        given.issue(assigned("c", Status.OPEN, bert));
        assertEquals(List.of("bert", "anna"), topNames(10));
    }

    @Test
    default void issuesAreCountedByStatus() {
        Given given = new Given(store());
        UserRef anna = given.user("anna");
        for (Status status : List.of(
                Status.OPEN, Status.OPEN, Status.OPEN, Status.IN_PROGRESS, Status.IN_PROGRESS, Status.RESOLVED)) {
            given.issue(assigned("Title", status, anna));
        }
        assertEquals(List.of(new TopAssignee(anna, 6, 3, 2, 1)), top(10, null, null, null));
    }

    @Test
    default void tiesComeByFoldedName() {
        Given given = new Given(store());
        for (String name : List.of("zoe", "Bert", "anna", "\u00C9mile", "\uD840\uDC00", "\uFF76")) {
            given.issue(assigned("Title", Status.OPEN, given.user(name)));
        }
        assertEquals(List.of("anna", "Bert", "zoe", "\u00C9mile", "\uFF76", "\uD840\uDC00"), topNames(10));
    }

    @Test
    default void topEndsAtTheLimit() {
        Given given = new Given(store());
        for (String name : List.of("c", "a", "b")) {
            given.issue(assigned("Title", Status.OPEN, given.user(name)));
        }
        assertEquals(List.of("a", "b"), topNames(2));
    }

    @Test
    default void unassignedIssuesAreNobodys() {
        new Given(store()).issue("Title");
        assertEquals(List.of(), topNames(10));
    }

    @Test
    default void deletedIssuesDoNotCount() {
        Given given = new Given(store());
        given.delete(given.issue(assigned("Title", Status.OPEN, given.user("anna"))));
        assertEquals(List.of(), topNames(10));
    }

    @Test
    default void statusCountsOnlyThoseOfTheStatus() {
        Given given = new Given(store());
        UserRef anna = given.user("anna");
        UserRef bert = given.user("bert");
        given.issue(assigned("a", Status.OPEN, anna));
        given.issue(assigned("b", Status.OPEN, anna));
        given.issue(assigned("c", Status.RESOLVED, anna));
        given.issue(assigned("d", Status.OPEN, bert));
        assertEquals(List.of(new TopAssignee(anna, 1, 0, 0, 1)), top(10, Status.RESOLVED, null, null));
    }

    @Test
    default void creationSpanIncludesBothEnds() {
        Given given = new Given(store());
        UserRef anna = given.user("anna");
        for (int i = 0; i < 5; i++) {
            given.issue(assigned("Title", Status.OPEN, anna), NOON.plusNanos(1_000L * i));
        }
        assertEquals(
                List.of(new TopAssignee(anna, 3, 3, 0, 0)),
                top(10, null, NOON.plusNanos(1_000), NOON.plusNanos(3_000)));
    }

    @Test
    default void openSpansAreOpen() {
        Given given = new Given(store());
        UserRef anna = given.user("anna");
        given.issue(assigned("Early", Status.OPEN, anna), NOON.minusSeconds(1));
        given.issue(assigned("Late", Status.RESOLVED, anna), NOON.plusSeconds(1));
        assertEquals(List.of(new TopAssignee(anna, 1, 0, 0, 1)), top(10, null, NOON, null));
        assertEquals(List.of(new TopAssignee(anna, 1, 1, 0, 0)), top(10, null, null, NOON));
    }

    @Test
    default void assigneesAreThoseOfTheIssuesThatTheFilterFinds() {
        Given given = new Given(store());
        UserRef anna = given.user("anna");
        given.issue(assigned("Crash", Status.OPEN, anna));
        given.issue(assigned("Other", Status.OPEN, given.user("bert")));
        IssueFilter crashes = IssueFilter.all().keyword("crash");
        assertEquals(
                List.of(new TopAssignee(anna, 1, 1, 0, 0)),
                store().in(() -> store().reports().topAssignees(crashes, 10)));
    }
}
