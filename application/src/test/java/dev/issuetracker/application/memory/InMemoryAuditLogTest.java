package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.AuditLogContract;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryAuditLogTest implements AuditLogContract {
    private final InMemoryTracker store = new InMemoryTracker();

    @Override
    public TrackerStore store() {
        return store;
    }
}
