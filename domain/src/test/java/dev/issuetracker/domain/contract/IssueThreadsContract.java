package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.labelled;
import static dev.issuetracker.domain.contract.StoredIssues.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.issue.ChildCount;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How an issue is read together with its comments. A theme of {@link IssuesContract}. */
public interface IssueThreadsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    @Test
    default void threadHoldsTheCommentsOldestFirst() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Issue other = given.issue("Other");
        UserRef author = given.author();
        Comment first = store().in(() -> store().comments().add(issue.id(), "first", author, NOON.plusSeconds(9)));
        store().in(() -> store().comments().add(other.id(), "elsewhere", author, NOON));
        Comment second = store().in(() -> store().comments().add(issue.id(), "second", author, NOON));
        IssueThread thread =
                store().in(() -> store().issues().findThread(issue.id())).orElseThrow();
        assertEquals(List.of(first, second), thread.comments());
    }

    @Test
    default void threadHoldsTheCurrentIssue() {
        Given given = new Given(store());
        Issue issue = given.issue(labelled("Title", given.label("bug"), given.label("ui")));
        UserRef author = given.author();
        store().in(() -> store().comments().add(issue.id(), "first", author, NOON));
        store().in(() -> store().comments().add(issue.id(), "second", author, NOON));
        IssueThread thread =
                store().in(() -> store().issues().findThread(issue.id())).orElseThrow();
        assertEquals(given.stored(issue.id()), thread.issue());
    }

    @Test
    default void threadThatIsTooLongEndsEarly() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef author = given.author();
        List<Comment> added = store().in(() -> IntStream.rangeClosed(0, IssueThread.MAX_COMMENTS)
                .mapToObj(i -> store().comments().add(issue.id(), "Comment " + i, author, NOON))
                .toList());
        List<Comment> shown = added.subList(0, IssueThread.MAX_COMMENTS);
        assertEquals(
                Optional.of(new IssueThread(
                        given.stored(issue.id()),
                        new ChildCount(0, 0),
                        shown,
                        Optional.of(PageRequest.after(
                                IssueThread.MAX_COMMENTS,
                                shown.get(shown.size() - 1).id())))),
                store().in(() -> store().issues().findThread(issue.id())));
    }

    @Test
    default void threadOfLargeCommentsIsTheirFirstPage() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef author = given.author();
        for (String text : Texts.large()) {
            store().in(() -> store().comments().add(issue.id(), text, author, NOON));
        }
        IssueThread thread =
                store().in(() -> store().issues().findThread(issue.id())).orElseThrow();
        Page<Comment, Long> page =
                store().in(() -> store().comments().list(issue.id(), PageRequest.first(IssueThread.MAX_COMMENTS)));
        assertTrue(page.next().isPresent());
        assertTrue(thread.comments().equals(page.items()), thread.comments().size() + " comments");
        assertEquals(page.next(), thread.next());
    }

    @Test
    default void threadOfADeletedIssueIsFound() {
        Given given = new Given(store());
        Issue deleted = given.delete(given.issue("Title"));
        assertEquals(
                Optional.of(new IssueThread(deleted, new ChildCount(0, 0), List.of(), Optional.empty())),
                store().in(() -> store().issues().findThread(deleted.id())));
    }

    @Test
    default void threadOfAnUnknownIssueIsNotFound() {
        assertEquals(Optional.empty(), store().in(() -> store().issues().findThread(4711)));
    }
}
