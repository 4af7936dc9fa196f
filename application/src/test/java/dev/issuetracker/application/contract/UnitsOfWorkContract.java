package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a unit of work keeps, undoes, sees and shows. A theme of {@link TransactionsContract}. */
public interface UnitsOfWorkContract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private Issue add(String title, UserRef by) {
        return store().issues().add(List.of(draft(title)), by, NOON).get(0);
    }

    /** To be called inside a unit of work. */
    private Set<String> titlesHere() {
        return new TreeSet<>(
                store().issues().list(IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(1_000)).items().stream()
                        .map(Issue::title)
                        .toList());
    }

    private Set<String> titles() {
        return store().transactions().reading(this::titlesHere);
    }

    @Test
    default void finishedWorkIsKept() {
        UserRef author = new Given(store()).author();
        store().transactions().run(() -> add("kept", author));
        assertEquals(Set.of("kept"), titles());
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
        UserRef author = new Given(store()).author();
        assertThrows(
                ArithmeticException.class,
                () -> store().transactions().run(() -> {
                    add("undone", author);
                    throw new ArithmeticException();
                }));
        assertEquals(Set.of(), titles());
    }

    @Test
    default void workThatThrowsAnErrorIsUndone() {
        UserRef author = new Given(store()).author();
        assertThrows(
                AssertionError.class,
                () -> store().transactions().run(() -> {
                    add("undone", author);
                    throw new AssertionError("on purpose");
                }));
        assertEquals(Set.of(), titles());
    }

    @Test
    default void undoneWorkIsUndoneInEveryPort() {
        Given given = new Given(store());
        UserRef author = given.author();
        Issue issue = given.issue("Title");
        assertThrows(
                ArithmeticException.class,
                () -> store().transactions().run(() -> {
                    Label label = store().labels().add("undone", "ededed", "", NOON);
                    store().users().add("undone", "undone@example.org", "hash", NOON);
                    store().comments().add(issue.id(), "undone", author, NOON);
                    store().issues().save(List.of(issue.edit(Given.labels(label.ref()), author, NOON)));
                    store().sessions().add("undone", author.id(), NOON, NOON.plusSeconds(60), Callers.HERE);
                    throw new ArithmeticException();
                }));
        assertAll(
                () -> assertEquals(issue, given.stored(issue.id())),
                () -> assertEquals(1, given.history(issue.id()).size()),
                () -> assertEquals(List.of(), store().in(() -> store().labels().findNamed(List.of("undone")))),
                () -> assertEquals(List.of(), store().in(() -> store().users().findNamed(List.of("undone")))),
                () -> assertEquals(
                        Optional.empty(), store().in(() -> store().sessions().user("undone", NOON))));
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
        UserRef author = new Given(store()).author();
        Set<String> seen = store().transactions().in(() -> {
            add("mine", author);
            return titlesHere();
        });
        assertEquals(Set.of("mine"), seen);
    }

    @Test
    default void othersSeeNothingOfUnfinishedWork() {
        UserRef author = new Given(store()).author();
        Set<String> seen = store().transactions().in(() -> {
            add("unfinished", author);
            return Threads.elsewhere(this::titles);
        });
        assertEquals(Set.of(), seen);
    }

    @Test
    default void othersSeeFinishedWorkAtOnce() {
        UserRef author = new Given(store()).author();
        store().transactions().run(() -> add("finished", author));
        assertEquals(Set.of("finished"), Threads.elsewhere(this::titles));
    }

    @Test
    default void readingSeesOneMoment() {
        Given given = new Given(store());
        Issue issue = given.issue("before");
        List<Set<String>> seen = store().transactions().reading(() -> {
            Set<String> first = titlesHere();
            Threads.elsewhere(() -> {
                given.issue("meanwhile");
                return given.edit(issue, Given.title("after"));
            });
            return List.of(first, titlesHere());
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
        given.issue("a");
        titles();
        given.issue("b");
        assertEquals(Set.of("a", "b"), titles());
    }

    @Test
    default void innerWorkSeesWhatTheOuterWrote() {
        UserRef author = new Given(store()).author();
        Set<String> seen = store().transactions().in(() -> {
            add("outer", author);
            return store().transactions().in(this::titlesHere);
        });
        assertEquals(Set.of("outer"), seen);
    }

    @Test
    default void readingInsideWorkSeesWhatTheWorkWrote() {
        UserRef author = new Given(store()).author();
        Set<String> seen = store().transactions().in(() -> {
            add("outer", author);
            return titles();
        });
        assertEquals(Set.of("outer"), seen);
    }

    @Test
    default void readingInsideReadingSeesTheSameMoment() {
        Given given = new Given(store());
        Set<String> seen = store().transactions().reading(() -> {
            titlesHere();
            Threads.elsewhere(() -> given.issue("meanwhile"));
            return titles();
        });
        assertEquals(Set.of(), seen);
    }

    @Test
    default void innerWorkIsKeptWithTheOuter() {
        UserRef author = new Given(store()).author();
        store().transactions().run(() -> {
            add("outer", author);
            store().transactions().run(() -> add("inner", author));
        });
        assertEquals(Set.of("outer", "inner"), titles());
    }

    @Test
    default void othersSeeInnerWorkOnlyWhenTheOuterEnds() {
        UserRef author = new Given(store()).author();
        Set<String> seen = store().transactions().in(() -> {
            store().transactions().run(() -> add("inner", author));
            return Threads.elsewhere(this::titles);
        });
        assertEquals(Set.of(), seen);
    }

    @Test
    default void innerWorkIsUndoneWithTheOuter() {
        UserRef author = new Given(store()).author();
        assertThrows(
                ArithmeticException.class,
                () -> store().transactions().run(() -> {
                    store().transactions().run(() -> add("inner", author));
                    throw new ArithmeticException();
                }));
        assertEquals(Set.of(), titles());
    }

    @Test
    default void outerWorkIsUndoneWithTheInner() {
        UserRef author = new Given(store()).author();
        assertThrows(
                ArithmeticException.class,
                () -> store().transactions().run(() -> {
                    add("outer", author);
                    store().transactions().run(() -> {
                        add("inner", author);
                        throw new ArithmeticException();
                    });
                }));
        assertEquals(Set.of(), titles());
    }

    @Test
    default void workAfterFailedWorkIsKept() {
        UserRef author = new Given(store()).author();
        assertThrows(
                ArithmeticException.class,
                () -> store().transactions().run(() -> {
                    throw new ArithmeticException();
                }));
        store().transactions().run(() -> add("kept", author));
        assertEquals(Set.of("kept"), titles());
    }

    @Test
    default void failedWorkHoldsNothingBack() {
        UserRef author = new Given(store()).author();
        for (int i = 0; i < 200; i++) {
            assertThrows(
                    ArithmeticException.class,
                    () -> store().transactions().run(() -> {
                        add("undone", author);
                        throw new ArithmeticException();
                    }));
        }
        assertEquals(Set.of(), titles());
    }

    @Test
    default void threadIsStillInsideAfterInnerWork() {
        UserRef author = new Given(store()).author();
        store().transactions().run(() -> {
            store().transactions().run(() -> add("inner", author));
            add("outer", author);
        });
        assertEquals(Set.of("inner", "outer"), titles());
    }
}
