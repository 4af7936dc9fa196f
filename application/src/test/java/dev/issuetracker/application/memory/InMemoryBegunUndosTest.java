package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.BegunUndosContract;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryBegunUndosTest implements BegunUndosContract {
    private final TrackerStore store = new StoreOf(new InMemoryTracker());

    @Override
    public TrackerStore store() {
        return store;
    }
}
