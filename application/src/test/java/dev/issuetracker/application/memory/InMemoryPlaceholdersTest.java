package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.PlaceholdersContract;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryPlaceholdersTest implements PlaceholdersContract {
    private final TrackerStore store = new StoreOf(new InMemoryTracker());

    @Override
    public TrackerStore store() {
        return store;
    }
}
