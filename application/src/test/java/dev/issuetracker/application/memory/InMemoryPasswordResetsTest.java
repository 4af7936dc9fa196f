package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.PasswordResetsContract;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryPasswordResetsTest implements PasswordResetsContract {
    private final TrackerStore store = new StoreOf(new InMemoryTracker());

    @Override
    public TrackerStore store() {
        return store;
    }
}
