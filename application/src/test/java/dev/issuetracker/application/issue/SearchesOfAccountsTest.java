package dev.issuetracker.application.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.issue.EditIssues.Found;
import dev.issuetracker.application.issue.find.CountIssues;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.application.issue.find.IssueCriteria;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What may take long runs in the share of the account that asks for it. */
class SearchesOfAccountsTest extends IssueServiceFixture {
    private final List<Long> accounts = new ArrayList<>();

    private final IssueService counted = new IssueService(new IssuePorts(
            new Events(new Counting(), List.of(), List.of()),
            store.issues(),
            store.issueTree(),
            store.labels(),
            store.fields(),
            store.users(),
            store.savedSearches(),
            clock));

    /** Knows for whom it ran what may take long. */
    private final class Counting implements Transactions {
        @Override
        public <T> T in(Supplier<T> work) {
            return store.transactions().in(work);
        }

        @Override
        public <T> T alone(Supplier<T> work) {
            return store.transactions().alone(work);
        }

        @Override
        public <T> T reading(Supplier<T> work) {
            return store.transactions().reading(work);
        }

        @Override
        public <T> T within(long account, Duration budget, Supplier<T> work) {
            accounts.add(account);
            return reading(work);
        }
    }

    @Test
    void searchesRunForTheirCallers() {
        long parent = created().id();
        counted.list(jane, FindIssues.of(labelled("bug")), PageRequest.first(9));
        counted.count(john, CountIssues.of(IssueCriteria.of(labelled("bug"))));
        counted.children(jane, parent, FindIssues.of(labelled("bug")), PageRequest.first(9));
        counted.editAll(john, EditIssues.of(new Found(labelled("bug"))).withText(IssueField.STATUS, "resolved"));
        assertEquals(
                List.of(
                        jane.user().id(),
                        john.user().id(),
                        jane.user().id(),
                        john.user().id()),
                accounts);
    }
}
