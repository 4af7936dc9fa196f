package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.StoredIssues.found;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.user.UserRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds when many threads edit the same issues at once. A theme of {@link IssuesContract}. */
public interface ConcurrentEditsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    @Test
    default void everyAcknowledgedEditOfManyThreadsIsInHistoryOnce() {
        int threads = 32;
        int edits = 4;
        Given given = new Given(store());
        Issue issue = given.issue("Counter");
        UserRef author = given.author();
        List<List<Long>> acknowledged = Threads.atOnce(
                threads,
                thread -> IntStream.range(0, edits)
                        .mapToObj(edit -> editUntilSaved(issue.id(), "by " + thread + "." + edit, author))
                        .toList());
        List<Long> versions =
                acknowledged.stream().flatMap(List::stream).sorted().toList();
        assertEquals(
                LongStream.rangeClosed(2, 1 + threads * edits).boxed().toList(), versions, "acknowledged versions");
        List<HistoryEntry> history = given.history(issue.id());
        for (int thread = 0; thread < threads; thread++) {
            for (int edit = 0; edit < edits; edit++) {
                long version = acknowledged.get(thread).get(edit);
                assertEquals(
                        "by " + thread + "." + edit,
                        history.get((int) version - 1).changes().get(0).to(),
                        "version " + version);
            }
        }
        assertEquals(given.stored(issue.id()), Issue.replay(issue.id(), history));
    }

    private long editUntilSaved(long id, String title, UserRef by) {
        while (true) {
            Optional<Long> version = tried(() -> {
                Issue current = store().issues().find(id).orElseThrow();
                Revision revision = current.edit(Given.title(title), by, NOON);
                Threads.hesitate();
                store().issues().save(List.of(revision));
                return revision.after().version();
            });
            if (version.isPresent()) {
                return version.get();
            }
        }
    }

    /** Empty when the store asks to try again. */
    private <T> Optional<T> tried(Supplier<T> work) {
        try {
            return Optional.of(store().in(work));
        } catch (TrackerException e) {
            if (e.code() == ErrorCode.STALE_VERSION || e.code() == ErrorCode.STORE_BUSY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Test
    default void onlyOneOfManyEditsOfTheSameVersionIsSaved() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef author = given.author();
        List<Optional<Boolean>> saved = Threads.atOnce(
                16,
                thread -> tried(() -> {
                    store().issues().save(List.of(issue.edit(Given.title("By " + thread), author, NOON)));
                    return true;
                }));
        assertEquals(1, saved.stream().filter(Optional::isPresent).count());
    }

    @Test
    default void batchesOverTheSameIssuesInOppositeOrderDoNotLockEachOtherOut() {
        Given given = new Given(store());
        UserRef author = given.author();
        List<Long> ids = given
                .issues(IntStream.range(0, 50)
                        .mapToObj(i -> draft("Issue " + i))
                        .toList())
                .stream()
                .map(Issue::id)
                .toList();
        int threads = 8;
        Threads.atOnce(threads, thread -> {
            Optional<Boolean> saved = Optional.empty();
            while (saved.isEmpty()) {
                saved = tried(() -> {
                    List<Revision> revisions = new ArrayList<>();
                    for (Issue issue : store().issues().findAll(ids)) {
                        revisions.add(issue.edit(Given.title("By " + thread), author, NOON));
                    }
                    if (thread % 2 == 0) {
                        Collections.reverse(revisions);
                    }
                    store().issues().save(revisions);
                    return true;
                });
            }
            return true;
        });
        assertEquals(
                Set.of((long) threads + 1),
                new HashSet<>(found(store(), IssueFilter.all()).stream()
                        .map(Issue::version)
                        .toList()));
    }
}
