package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.AccessTokensContract;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryAccessTokensTest implements AccessTokensContract {
    private final InMemoryTracker store = new InMemoryTracker();

    @Override
    public TrackerStore store() {
        return store;
    }
}
