package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.AuditLogContract;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryAuditLogTest implements AuditLogContract {
    private final TrackerStore store = new StoreOf(new InMemoryTracker());

    @Override
    public TrackerStore store() {
        return store;
    }
}
