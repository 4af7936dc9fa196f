package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.ImportJobsContract;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryImportJobsTest implements ImportJobsContract {
    private final TrackerStore store = new StoreOf(new InMemoryTracker());

    @Override
    public TrackerStore store() {
        return store;
    }
}
