package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.saved.SavedText;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.UserRef;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** That no port works outside a unit of work. A theme of {@link IssueTransactionsContract}. */
public interface OutsideUnitsOfWorkContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TransactionalStore store();

    private static void assertAllThrow(Executable... calls) {
        assertAll(Arrays.stream(calls).map(call -> (Executable) () -> assertThrows(IllegalStateException.class, call)));
    }

    @Test
    default void issuesRejectCallsOutsideAUnitOfWork() {
        Given given = new Given(store());
        UserRef author = given.author();
        Issue issue = given.issue("Title");
        assertAllThrow(
                () -> store().issues().add(List.of(draft("Title")), author, NOON),
                () -> store().issues().find(issue.id()),
                () -> store().issues().findThread(issue.id()),
                () -> store().issues().findAll(List.of(issue.id())),
                () -> store().issues().findLabelled(1, 10),
                () -> store().issues().list(IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(10)),
                () -> store().issues().save(List.of(issue.edit(Given.title("New"), author, NOON))),
                () -> store().issues().history(issue.id(), PageRequest.first(10)));
    }

    @Test
    default void commentsRejectCallsOutsideAUnitOfWork() {
        Given given = new Given(store());
        UserRef author = given.author();
        Issue issue = given.issue("Title");
        Comment comment = store().in(() -> store().comments().add(issue.id(), "Text", author, NOON));
        assertAllThrow(
                () -> store().comments().add(issue.id(), "Text", author, NOON),
                () -> store().comments().find(issue.id(), comment.id()),
                () -> store().comments().save(comment.edit("New", NOON)),
                () -> store().comments().remove(comment),
                () -> store().comments().list(issue.id(), PageRequest.first(10)));
    }

    @Test
    default void linksRejectCallsOutsideAUnitOfWork() {
        Given given = new Given(store());
        UserRef author = given.author();
        Link link = given.link(LinkType.BLOCKS, given.issue("Title"), given.issue("Other"));
        assertAllThrow(
                () -> store().links().add(LinkType.RELATES, link.from(), link.to(), author, NOON),
                () -> store().links().find(link.from(), link.id()),
                () -> store().links().save(link.remove(author, NOON)),
                () -> store().links().count(link.from()),
                () -> store().links().list(link.from(), true, PageRequest.first(10)));
    }

    @Test
    default void labelsRejectCallsOutsideAUnitOfWork() {
        Label label = new Given(store()).fullLabel("bug");
        assertAllThrow(
                () -> store().labels().add("ui", "ededed", "", NOON),
                () -> store().labels().find(label.id()),
                () -> store().labels().findAll(List.of(label.id())),
                () -> store().labels().findNamed(List.of("bug")),
                () -> store().labels().save(label),
                () -> store().labels().remove(label.id()),
                () -> store().labels().list(PageRequest.first(10)));
    }

    @Test
    default void savedSearchesRejectCallsOutsideAUnitOfWork() {
        SavedTexts texts = store().savedSearches();
        UserRef author = new Given(store()).author();
        SavedText text = store().in(() -> texts.add(author, "bugs", "bug", false, NOON));
        assertAllThrow(
                () -> texts.add(author, "other", "bug", false, NOON),
                () -> texts.find(text.id()),
                () -> texts.count(author.id()),
                () -> texts.findNamed("bugs", author.id()),
                () -> texts.findBeginning("b", author.id(), 10),
                () -> texts.save(text.edit("other", "bug", false, NOON)),
                () -> texts.remove(text),
                () -> texts.list(author.id(), PageRequest.first(10)));
    }

    @Test
    default void usersRejectCallsOutsideAUnitOfWork() {
        User user = new Given(store()).account("jane");
        assertAllThrow(
                () -> store().users().add("john", "john@example.org", "hash", NOON),
                () -> store().users().find(user.id()),
                () -> store().users().findAll(List.of(user.id())),
                () -> store().users().findNamed(List.of("jane")),
                () -> store().users().save(user),
                () -> store().users().list(UserFilter.all(), PageRequest.first(10)));
    }

    @Test
    default void otherThreadsAreOutsideOfThisThreadsWork() {
        boolean rejected = store().transactions()
                .in(() -> Threads.elsewhere(() -> {
                    assertThrows(
                            IllegalStateException.class, () -> store().issues().find(1));
                    return true;
                }));
        assertEquals(true, rejected);
    }

    @Test
    default void threadIsOutsideAgainAfterWorkThatThrew() {
        assertThrows(
                ArithmeticException.class,
                () -> store().transactions().run(() -> {
                    throw new ArithmeticException();
                }));
        assertThrows(IllegalStateException.class, () -> store().issues().find(1));
    }
}
