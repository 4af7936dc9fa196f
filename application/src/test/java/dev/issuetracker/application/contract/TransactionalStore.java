package dev.issuetracker.application.contract;

import dev.issuetracker.application.store.IssueStore;
import dev.issuetracker.domain.contract.Store;
import java.util.function.Supplier;

/** A store of issues under test with its units of work, empty when a test begins. May be used from any thread. */
public interface TransactionalStore extends Store, IssueStore {
    @Override
    default <T> T in(Supplier<T> work) {
        return transactions().in(work);
    }
}
