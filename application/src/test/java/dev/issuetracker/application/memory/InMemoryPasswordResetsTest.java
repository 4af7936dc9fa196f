package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.PasswordResetsContract;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryPasswordResetsTest implements PasswordResetsContract {
    private final InMemoryTracker store = new InMemoryTracker();

    @Override
    public TrackerStore store() {
        return store;
    }
}
