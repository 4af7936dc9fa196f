package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.RecordedAnswersContract;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryRecordedAnswersTest implements RecordedAnswersContract {
    private final TrackerStore store = new StoreOf(new InMemoryTracker());

    @Override
    public TrackerStore store() {
        return store;
    }
}
