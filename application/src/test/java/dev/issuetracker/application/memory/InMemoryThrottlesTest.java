package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.ThrottlesContract;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryThrottlesTest implements ThrottlesContract {
    private final InMemoryTracker store = new InMemoryTracker();

    @Override
    public TrackerStore store() {
        return store;
    }
}
