package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.TrackerStore;
import dev.issuetracker.application.contract.WebhooksContract;

class InMemoryWebhooksTest implements WebhooksContract {
    private final TrackerStore store = new StoreOf(new InMemoryTracker());

    @Override
    public TrackerStore store() {
        return store;
    }
}
