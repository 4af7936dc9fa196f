package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.OriginsContract;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryOriginsTest implements OriginsContract {
    private final TrackerStore store = new StoreOf(new InMemoryTracker());

    @Override
    public TrackerStore store() {
        return store;
    }
}
