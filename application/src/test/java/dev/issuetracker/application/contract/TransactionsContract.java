package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.importing.IdRange;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Comment;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.UserRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What every store's units of work must hold; see the package on how to run it. */
public interface TransactionsContract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private Issue add(String title, UserRef by) {
        return store().issues().add(List.of(draft(title)), by, NOON).get(0);
    }

    /** To be called inside a unit of work. */
    private Set<String> titlesHere() {
        return new TreeSet<>(
                store().issues().list(IssueFilter.ALL, IssueSort.DEFAULT, PageRequest.first(1_000)).items().stream()
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

    // Outside of a unit of work

    private static void assertAllRefuse(Executable... calls) {
        assertAll(Arrays.stream(calls).map(call -> (Executable) () -> assertThrows(IllegalStateException.class, call)));
    }

    @Test
    default void issuesRefuseToWorkOutsideAUnitOfWork() {
        Given given = new Given(store());
        UserRef author = given.author();
        Issue issue = given.issue("Title");
        assertAllRefuse(
                () -> store().issues().add(List.of(draft("Title")), author, NOON),
                () -> store().issues().find(issue.id()),
                () -> store().issues().findThread(issue.id()),
                () -> store().issues().findAll(List.of(issue.id())),
                () -> store().issues().findLabelled(1, 10),
                () -> store().issues().list(IssueFilter.ALL, IssueSort.DEFAULT, PageRequest.first(10)),
                () -> store().issues().save(List.of(issue.edit(Given.title("New"), author, NOON))),
                () -> store().issues().history(issue.id(), PageRequest.first(10)));
    }

    @Test
    default void commentsRefuseToWorkOutsideAUnitOfWork() {
        Given given = new Given(store());
        UserRef author = given.author();
        Issue issue = given.issue("Title");
        Comment comment = store().in(() -> store().comments().add(issue.id(), "Text", author, NOON));
        assertAllRefuse(
                () -> store().comments().add(issue.id(), "Text", author, NOON),
                () -> store().comments().find(issue.id(), comment.id()),
                () -> store().comments().save(comment.edit("New", NOON)),
                () -> store().comments().remove(comment),
                () -> store().comments().list(issue.id(), PageRequest.first(10)));
    }

    @Test
    default void labelsRefuseToWorkOutsideAUnitOfWork() {
        Label label = new Given(store()).fullLabel("bug");
        assertAllRefuse(
                () -> store().labels().add("ui", "ededed", "", NOON),
                () -> store().labels().find(label.id()),
                () -> store().labels().findAll(List.of(label.id())),
                () -> store().labels().findNamed(List.of("bug")),
                () -> store().labels().save(label),
                () -> store().labels().remove(label.id()),
                () -> store().labels().list(PageRequest.first(10)));
    }

    @Test
    default void usersRefuseToWorkOutsideAUnitOfWork() {
        User user = new Given(store()).account("jane");
        assertAllRefuse(
                () -> store().users().add("john", "john@example.org", "hash", NOON),
                () -> store().users().find(user.id()),
                () -> store().users().findAll(List.of(user.id())),
                () -> store().users().findNamed(List.of("jane")),
                () -> store().users().credentials("jane"),
                () -> store().users().rehash(user.id(), "hash", "better"),
                () -> store().users().save(user),
                () -> store().users().list(UserFilter.ALL, PageRequest.first(10)));
    }

    @Test
    default void reportsRefuseToWorkOutsideAUnitOfWork() {
        assertAllRefuse(
                () -> store().reports().topAssignees(10, null, null, null),
                () -> store().reports().latency(null, null, null));
    }

    @Test
    default void sessionsRefuseToWorkOutsideAUnitOfWork() {
        UserRef author = new Given(store()).author();
        assertAllRefuse(
                () -> store().sessions().add("id", author.id(), NOON, NOON.plusSeconds(1), Callers.HERE),
                () -> store().sessions().user("id", NOON),
                () -> store().sessions().end("id"),
                () -> store().sessions().endAll(author.id()),
                () -> store().sessions().sweep(NOON));
    }

    @Test
    default void invitesRefuseToWorkOutsideAUnitOfWork() {
        UserRef author = new Given(store()).author();
        assertAllRefuse(
                () -> store().invites().add("hash", Role.MEMBER, author, NOON, NOON.plusSeconds(1)),
                () -> store().invites().find("hash", NOON),
                () -> store().invites().list(NOON, PageRequest.first(1)),
                () -> store().invites().remove(1),
                () -> store().invites().sweep(NOON));
    }

    @Test
    default void importsRefuseToWorkOutsideAUnitOfWork() {
        Given given = new Given(store());
        UserRef author = given.author();
        Issue issue = given.issue("Title");
        List<IdRange> made = List.of(new IdRange(issue.id(), issue.id()));
        assertAllRefuse(
                () -> store().imports().add("issues.csv", author, NOON, made),
                () -> store().imports().find(1),
                () -> store().imports().list(PageRequest.first(1)),
                () -> store().imports().issues(1));
    }

    @Test
    default void otherThreadsAreOutsideOfThisThreadsWork() {
        boolean refused = store().transactions()
                .in(() -> Threads.elsewhere(() -> {
                    assertThrows(
                            IllegalStateException.class, () -> store().issues().find(1));
                    return true;
                }));
        assertEquals(true, refused);
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

    @Test
    default void threadIsStillInsideAfterInnerWork() {
        UserRef author = new Given(store()).author();
        store().transactions().run(() -> {
            store().transactions().run(() -> add("inner", author));
            add("outer", author);
        });
        assertEquals(Set.of("inner", "outer"), titles());
    }

    // Many at once

    /** Whether the work was kept; false when the store asks to load again. */
    private boolean kept(Runnable work) {
        try {
            store().transactions().run(work);
            return true;
        } catch (TrackerException e) {
            if (e.code() == ErrorCode.STALE_VERSION || e.code() == ErrorCode.STORE_BUSY) {
                return false;
            }
            throw e;
        }
    }

    @Test
    default void writersAtOnceLoseNoUpdate() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef author = given.author();
        List<Boolean> kept = Threads.atOnce(
                16,
                thread -> kept(() -> {
                    Issue current = store().issues().find(issue.id()).orElseThrow();
                    String more = current.description() + "<" + thread + ">";
                    Threads.hesitate();
                    store().issues().save(List.of(current.edit(Given.description(more), author, NOON)));
                }));
        String description = given.stored(issue.id()).description();
        assertEquals(
                IntStream.range(0, 16).filter(kept::get).boxed().toList(),
                IntStream.range(0, 16)
                        .filter(thread -> description.contains("<" + thread + ">"))
                        .boxed()
                        .toList());
    }

    @Test
    default void writersOfDifferentIssuesAllSucceed() {
        Given given = new Given(store());
        UserRef author = given.author();
        List<Issue> issues = given.issues(
                IntStream.range(0, 16).mapToObj(i -> draft("Issue " + i)).toList());
        List<Boolean> kept = Threads.atOnce(
                16,
                thread -> kept(() -> {
                    Issue current =
                            store().issues().find(issues.get(thread).id()).orElseThrow();
                    store().issues().save(List.of(current.edit(Given.title("Moved"), author, NOON)));
                }));
        assertFalse(kept.contains(false));
    }

    @Test
    default void readersAtOnceSeeBatchesWhole() {
        Given given = new Given(store());
        UserRef author = given.author();
        given.issues(IntStream.range(0, 20).mapToObj(i -> draft("0")).toList());
        List<Set<String>> mixed = Threads.atOnce(8, thread -> {
            for (int round = 1; round <= 10; round++) {
                if (thread == 0) {
                    String title = Integer.toString(round);
                    store().transactions()
                            .run(() -> store().issues()
                                    .save(store()
                                            .issues()
                                            .list(IssueFilter.ALL, IssueSort.DEFAULT, PageRequest.first(100))
                                            .items()
                                            .stream()
                                            .map(issue -> issue.edit(Given.title(title), author, NOON))
                                            .toList()));
                } else {
                    Set<String> seen = titles();
                    if (seen.size() != 1) {
                        return seen;
                    }
                }
            }
            return Set.of();
        });
        assertEquals(Set.of(), mixed.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }
}
