package dev.issuetracker.application.memory;

import dev.issuetracker.application.contract.RecordedAnswersContract;
import dev.issuetracker.application.contract.TrackerStore;

class InMemoryRecordedAnswersTest implements RecordedAnswersContract {
    private final InMemoryTracker store = new InMemoryTracker();

    @Override
    public TrackerStore store() {
        return store;
    }
}
