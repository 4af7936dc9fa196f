package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static dev.issuetracker.domain.contract.StoredIssues.found;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.user.UserRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How edits of a version that is no longer current are rejected. A theme of {@link IssuesContract}. */
public interface StaleEditsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    @Test
    default void staleVersionIsRejected() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        given.edit(issue, Given.title("First"));
        assertRejected(ErrorCode.STALE_VERSION, () -> given.edit(issue, Given.title("Second")));
    }

    @Test
    default void staleVersionChangesNothing() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Issue first = given.edit(issue, Given.title("First"));
        assertThrows(StaleVersionException.class, () -> given.edit(issue, Given.title("Second")));
        assertEquals(first, given.stored(issue.id()));
    }

    @Test
    default void staleVersionWritesNoHistory() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        given.edit(issue, Given.title("First"));
        assertThrows(StaleVersionException.class, () -> given.edit(issue, Given.title("Second")));
        assertEquals(2, given.history(issue.id()).size());
    }

    @Test
    default void twoRevisionsOfOneVersionAreRejected() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Revision first = issue.edit(Given.title("First"), given.author(), NOON);
        Revision second = issue.edit(Given.title("Second"), given.author(), NOON);
        assertRejected(ErrorCode.STALE_VERSION, () -> given.save(first, second));
        assertEquals(issue, given.stored(issue.id()));
    }

    @Test
    default void versionThatNeverWasIsRejected() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Issue fromTheFuture =
                issue.edit(Given.title("Never saved"), given.author(), NOON).after();
        assertRejected(ErrorCode.STALE_VERSION, () -> given.edit(fromTheFuture, Given.title("Second")));
    }

    @Test
    default void deletionOfAStaleVersionIsRejected() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        given.edit(issue, Given.title("First"));
        assertRejected(ErrorCode.STALE_VERSION, () -> given.delete(issue));
    }

    @Test
    default void exceptionNamesTheCurrentVersion() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        given.edit(given.edit(issue, Given.title("First")), Given.title("Second"));
        StaleVersionException exception =
                assertThrows(StaleVersionException.class, () -> given.edit(issue, Given.title("Third")));
        assertEquals(List.of(new Stale(issue.id(), 1, 3)), exception.stale());
    }

    @Test
    default void everyStaleIssueOfABatchIsNamed() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("a"), draft("b"), draft("c"), draft("d")));
        given.edit(added.get(1), Given.title("b moved"));
        given.edit(given.edit(added.get(3), Given.title("d moved")), Given.title("d moved again"));
        StaleVersionException exception =
                assertThrows(StaleVersionException.class, () -> given.save(resolving(given, added)));
        assertEquals(
                Set.of(
                        new Stale(added.get(1).id(), 1, 2),
                        new Stale(added.get(3).id(), 1, 3)),
                new HashSet<>(exception.stale()));
    }

    @Test
    default void everyStaleIssueOfALargeBatchIsNamed() {
        Given given = new Given(store());
        List<Issue> added = given.issues(
                IntStream.range(0, 1_500).mapToObj(i -> draft("Issue " + i)).toList());
        given.save(resolving(given, added));
        StaleVersionException exception =
                assertThrows(StaleVersionException.class, () -> given.save(resolving(given, added)));
        assertEquals(
                added.stream().map(Issue::id).toList(),
                exception.stale().stream().map(Stale::id).sorted().toList());
    }

    @Test
    default void rejectedBatchLeavesTheIssuesAsTheyWere() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("a"), draft("b"), draft("c")));
        given.edit(added.get(1), Given.title("b moved"));
        List<Issue> before = found(store(), IssueFilter.all());
        assertThrows(StaleVersionException.class, () -> given.save(resolving(given, added)));
        assertEquals(before, found(store(), IssueFilter.all()));
    }

    @Test
    default void rejectedBatchLeavesNoHistoryBehind() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("a"), draft("b"), draft("c")));
        given.edit(added.get(1), Given.title("b moved"));
        assertThrows(StaleVersionException.class, () -> given.save(resolving(given, added)));
        assertEquals(
                List.of(1, 2, 1),
                added.stream().map(issue -> given.history(issue.id()).size()).toList());
    }

    @Test
    default void workMayContinueAfterARejectedEdit() {
        Given given = new Given(store());
        UserRef author = given.author();
        Issue issue = given.issue("Title");
        given.edit(issue, Given.title("First"));
        store().run(() -> {
            assertThrows(
                    StaleVersionException.class,
                    () -> store().issues().save(List.of(issue.edit(Given.title("Second"), author, NOON))));
            Issue current = store().issues().find(issue.id()).orElseThrow();
            store().issues().save(List.of(current.edit(Given.title("Second"), author, NOON)));
        });
        assertEquals("Second", given.stored(issue.id()).title());
    }

    private static Revision[] resolving(Given given, List<Issue> issues) {
        UserRef by = given.author();
        return issues.stream()
                .map(issue -> issue.edit(IssuePatch.of(IssueField.STATUS, Status.RESOLVED), by, NOON))
                .toArray(Revision[]::new);
    }
}
