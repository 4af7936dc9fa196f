package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a unit of work keeps, undoes, sees and shows. A theme of {@link IssueTransactionsContract}. */
public interface UnitsOfWorkContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TransactionalStore store();

    @Test
    default void finishedWorkIsKept() {
        TitledIssues issues = new TitledIssues(store());
        store().transactions().run(() -> issues.add("kept"));
        assertEquals(Set.of("kept"), issues.titles());
    }

    @Test
    default void workGivesItsAnswer() {
        assertEquals("answer", store().transactions().in(() -> "answer"));
    }

    @Test
    default void readingGivesItsAnswer() {
        assertEquals("answer", store().transactions().reading(() -> "answer"));
    }

    @Test
    default void workThatThrowsIsUndone() {
        TitledIssues issues = new TitledIssues(store());
        issues.runInVain(() -> issues.add("undone"));
        assertEquals(Set.of(), issues.titles());
    }

    @Test
    default void workThatThrowsAnErrorIsUndone() {
        TitledIssues issues = new TitledIssues(store());
        assertThrows(
                AssertionError.class,
                () -> store().transactions().run(() -> {
                    issues.add("undone");
                    throw new AssertionError("on purpose");
                }));
        assertEquals(Set.of(), issues.titles());
    }

    @Test
    default void undoneWorkIsUndoneInEveryPort() {
        Given given = new Given(store());
        TitledIssues issues = new TitledIssues(store());
        UserRef author = given.author();
        Issue issue = given.issue("Title");
        issues.runInVain(() -> {
            Label label = store().labels().add("undone", "ededed", "", NOON);
            store().users().add("undone", "undone@example.org", "hash", NOON);
            store().comments().add(issue.id(), "undone", author, NOON);
            store().issues().save(List.of(issue.edit(Given.labels(label.ref()), author, NOON)));
        });
        assertAll(
                () -> assertEquals(issue, given.stored(issue.id())),
                () -> assertEquals(1, given.history(issue.id()).size()),
                () -> assertEquals(List.of(), store().in(() -> store().labels().findNamed(List.of("undone")))),
                () -> assertEquals(List.of(), store().in(() -> store().users().findNamed(List.of("undone")))));
    }

    @Test
    default void exceptionPassesThroughUnchanged() {
        TrackerException thrown = TrackerException.notFound("issue", 7);
        assertSame(
                thrown,
                assertThrows(
                        TrackerException.class,
                        () -> store().transactions().run(() -> {
                            throw thrown;
                        })));
    }

    @Test
    default void exceptionOfReadingPassesThroughUnchanged() {
        IllegalArgumentException thrown = new IllegalArgumentException("on purpose");
        assertSame(
                thrown,
                assertThrows(
                        IllegalArgumentException.class,
                        () -> store().transactions().reading(() -> {
                            throw thrown;
                        })));
    }

    @Test
    default void errorPassesThroughUnchanged() {
        AssertionError thrown = new AssertionError("on purpose");
        assertSame(
                thrown,
                assertThrows(
                        AssertionError.class,
                        () -> store().transactions().run(() -> {
                            throw thrown;
                        })));
    }

    @Test
    default void workSeesItsOwnWrites() {
        TitledIssues issues = new TitledIssues(store());
        Set<String> seen = store().transactions().in(() -> {
            issues.add("mine");
            return issues.titlesHere();
        });
        assertEquals(Set.of("mine"), seen);
    }

    @Test
    default void othersSeeNothingOfUnfinishedWork() {
        TitledIssues issues = new TitledIssues(store());
        Set<String> seen = store().transactions().in(() -> {
            issues.add("unfinished");
            return Threads.elsewhere(issues::titles);
        });
        assertEquals(Set.of(), seen);
    }

    @Test
    default void othersSeeFinishedWorkAtOnce() {
        TitledIssues issues = new TitledIssues(store());
        store().transactions().run(() -> issues.add("finished"));
        assertEquals(Set.of("finished"), Threads.elsewhere(issues::titles));
    }

    @Test
    default void readingSeesOneMoment() {
        Given given = new Given(store());
        TitledIssues issues = new TitledIssues(store());
        Issue issue = given.issue("before");
        List<Set<String>> seen = store().transactions().reading(() -> {
            Set<String> first = issues.titlesHere();
            Threads.elsewhere(() -> {
                given.issue("meanwhile");
                return given.edit(issue, Given.title("after"));
            });
            return List.of(first, issues.titlesHere());
        });
        assertEquals(List.of(Set.of("before"), Set.of("before")), seen);
    }

    @Test
    default void readingSeesOneMomentAcrossPorts() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef author = given.author();
        int comments = store().transactions().reading(() -> {
            Issue first = store().issues().find(issue.id()).orElseThrow();
            Threads.elsewhere(() -> store().in(() -> store().comments().add(issue.id(), "meanwhile", author, NOON)));
            int listed = store().comments()
                    .list(issue.id(), PageRequest.first(10))
                    .items()
                    .size();
            return listed - (int) first.commentCount();
        });
        assertEquals(0, comments);
    }

    @Test
    default void readingAfterAWriteSeesIt() {
        Given given = new Given(store());
        TitledIssues issues = new TitledIssues(store());
        given.issue("a");
        issues.titles();
        given.issue("b");
        assertEquals(Set.of("a", "b"), issues.titles());
    }

    @Test
    default void workAfterFailedWorkIsKept() {
        TitledIssues issues = new TitledIssues(store());
        issues.runInVain(() -> {});
        store().transactions().run(() -> issues.add("kept"));
        assertEquals(Set.of("kept"), issues.titles());
    }

    @Test
    default void failedWorkHoldsNothingBack() {
        TitledIssues issues = new TitledIssues(store());
        for (int i = 0; i < 200; i++) {
            issues.runInVain(() -> issues.add("undone"));
        }
        assertEquals(Set.of(), issues.titles());
    }
}
