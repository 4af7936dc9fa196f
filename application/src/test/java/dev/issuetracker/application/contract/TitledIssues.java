package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Issues that show by their titles which units of work were kept, and who sees them. */
final class TitledIssues {
    private final TransactionalStore store;
    private final UserRef author;

    TitledIssues(TransactionalStore store) {
        this.store = store;
        author = new Given(store).author();
    }

    /** Adds an issue within the unit of work of the caller. */
    void add(String title) {
        store.issues().add(List.of(draft(title)), author, NOON);
    }

    /** All titles, as the unit of work of the caller sees them. */
    Set<String> titlesHere() {
        return new TreeSet<>(
                store.issues().list(IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(1_000)).items().stream()
                        .map(Issue::title)
                        .toList());
    }

    /** All titles, as a unit of work of their own sees them. */
    Set<String> titles() {
        return store.transactions().reading(this::titlesHere);
    }

    /** Does the work in a unit of work that throws at its end. */
    void runInVain(Runnable work) {
        assertThrows(
                ArithmeticException.class,
                () -> store.transactions().run(() -> {
                    work.run();
                    throw new ArithmeticException();
                }));
    }
}
