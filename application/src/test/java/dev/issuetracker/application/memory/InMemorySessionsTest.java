package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.SessionsContract;
import dev.issuetracker.application.contract.TrackerStore;

class InMemorySessionsTest implements SessionsContract {
    private final InMemoryTracker store = new InMemoryTracker();

    @Override
    public TrackerStore store() {
        return store;
    }
}
