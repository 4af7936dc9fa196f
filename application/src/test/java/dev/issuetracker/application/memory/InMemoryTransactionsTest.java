package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.TrackerStore;
import dev.issuetracker.application.contract.TransactionsContract;

class InMemoryTransactionsTest implements TransactionsContract {
    private final TrackerStore store = new StoreOf(new InMemoryTracker());

    @Override
    public TrackerStore store() {
        return store;
    }
}
