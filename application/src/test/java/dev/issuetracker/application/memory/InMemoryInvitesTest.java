package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.InvitesContract;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryInvitesTest implements InvitesContract {
    private final InMemoryTracker store = new InMemoryTracker();

    @Override
    public TrackerStore store() {
        return store;
    }
}
