package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.StoredIssues.titles;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.issue.ChildCount;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a store knows issues as parents and children. */
public interface IssueTreeContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    /** Adds an issue under that parent. */
    private Issue child(@Nullable Issue parent, String title) {
        return new Given(store()).issue(draft(title).with(IssueField.PARENT, parent == null ? null : parent.id()));
    }

    private static IssuePatch parent(@Nullable Long id) {
        return IssuePatch.of(IssueField.PARENT, id);
    }

    @Test
    default void parentIsStoredWithItsHistory() {
        Given given = new Given(store());
        Issue top = child(null, "top");
        Issue child = child(top, "child");
        assertEquals(top.id(), given.stored(child.id()).parent());
        Issue freed = given.edit(child, parent(null));
        assertEquals(freed, given.stored(child.id()));
        assertEquals(
                List.of(top.id()),
                given.lastChanges(child.id()).stream()
                        .flatMap(change -> change.of(IssueField.PARENT).stream())
                        .map(change -> change.from())
                        .toList());
        assertEquals(
                child.values(),
                freed.asOf(given.history(child.id()).subList(0, 1)).values());
    }

    @Test
    default void parentThatDoesNotExistIsRejected() {
        Issue issue = child(null, "issue");
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> new Given(store()).edit(issue, parent(issue.id() + 4711)));
    }

    @Test
    default void ancestorsComeNearestFirst() {
        Issue top = child(null, "top");
        Issue middle = child(top, "middle");
        Issue low = child(middle, "low");
        assertEquals(
                List.of(middle.id(), top.id()),
                store().in(() -> store().issueTree().ancestors(low.id())));
        assertEquals(List.of(), store().in(() -> store().issueTree().ancestors(top.id())));
    }

    @Test
    default void levelsBelowAreThoseOfTheDeepestIssue() {
        Issue top = child(null, "top");
        Issue middle = child(top, "middle");
        Issue low = child(middle, "low");
        Issue other = child(null, "other");
        assertEquals(0, levelsBelow(low, other));
        assertEquals(2, levelsBelow(other, top));
    }

    private int levelsBelow(Issue... issues) {
        List<Long> ids = List.of(issues).stream().map(Issue::id).toList();
        return store().in(() -> store().issueTree().levelsBelow(ids));
    }

    @Test
    default void deletedIssuesKeepTheirPlaceInTheTree() {
        Given given = new Given(store());
        Issue top = child(null, "top");
        Issue middle = child(top, "middle");
        Issue low = child(middle, "low");
        given.delete(middle);
        assertEquals(
                List.of(middle.id(), top.id()),
                store().in(() -> store().issueTree().ancestors(low.id())));
        assertEquals(2, levelsBelow(top));
        assertEquals(1, store().<Integer>in(() -> store().issueTree().children(top.id())));
    }

    @Test
    default void threadCountsChildrenThatAreNotDeleted() {
        Given given = new Given(store());
        Issue top = child(null, "top");
        child(top, "open");
        given.edit(child(top, "resolved"), IssuePatch.of(IssueField.STATUS, Status.RESOLVED));
        given.delete(child(top, "deleted"));
        assertEquals(
                new ChildCount(2, 1),
                store().in(() -> store().issues().findThread(top.id()))
                        .map(IssueThread::children)
                        .orElseThrow());
    }

    @Test
    default void filterFindsTheChildrenOfAnIssue() {
        Issue top = child(null, "top");
        child(child(top, "child"), "grandchild");
        assertEquals(Set.of("child"), titles(store(), IssueFilter.all().childrenOf(top.id())));
    }

    @Test
    default void filterFindsIssuesWithoutAParent() {
        Issue top = child(null, "top");
        child(top, "child");
        child(null, "other");
        assertEquals(Set.of("top", "other"), titles(store(), IssueFilter.all().isNot(Trait.CHILD)));
    }
}
