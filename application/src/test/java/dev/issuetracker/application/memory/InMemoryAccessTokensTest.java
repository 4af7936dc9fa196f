package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.AccessTokensContract;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryAccessTokensTest implements AccessTokensContract {
    private final TrackerStore store = new StoreOf(new InMemoryTracker());

    @Override
    public TrackerStore store() {
        return store;
    }
}
