package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds when many threads work at once. A theme of {@link IssueTransactionsContract}. */
public interface ConcurrentUnitsOfWorkContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TransactionalStore store();

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
        TitledIssues issues = new TitledIssues(store());
        given.issues(IntStream.range(0, 20).mapToObj(i -> draft("0")).toList());
        List<Set<String>> mixed = Threads.atOnce(8, thread -> {
            for (int round = 1; round <= 10; round++) {
                if (thread == 0) {
                    String title = Integer.toString(round);
                    store().transactions()
                            .run(() -> store().issues()
                                    .save(store()
                                            .issues()
                                            .list(IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(100))
                                            .items()
                                            .stream()
                                            .map(issue -> issue.edit(Given.title(title), author, NOON))
                                            .toList()));
                } else {
                    Set<String> seen = issues.titles();
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
