package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.EventsContract;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryEventsTest implements EventsContract {
    private final InMemoryTracker store = new InMemoryTracker();

    @Override
    public TrackerStore store() {
        return store;
    }
}
