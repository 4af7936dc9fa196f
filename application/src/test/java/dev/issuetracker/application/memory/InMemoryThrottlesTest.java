package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.ThrottlesContract;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryThrottlesTest implements ThrottlesContract {
    private final TrackerStore store = new StoreOf(new InMemoryTracker());

    @Override
    public TrackerStore store() {
        return store;
    }
}
