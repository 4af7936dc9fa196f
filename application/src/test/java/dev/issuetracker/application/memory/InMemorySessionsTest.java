package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.SessionsContract;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.TrackerStore;

class InMemorySessionsTest implements SessionsContract {
    private final TrackerStore store = new StoreOf(new InMemoryTracker());

    @Override
    public TrackerStore store() {
        return store;
    }
}
