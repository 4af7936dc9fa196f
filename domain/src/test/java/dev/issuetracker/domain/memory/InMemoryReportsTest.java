package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.ReportingStore;
import dev.issuetracker.domain.contract.ReportsContract;

class InMemoryReportsTest implements ReportsContract {
    private final StoreUnderTest store = new StoreUnderTest();

    @Override
    public ReportingStore store() {
        return store;
    }
}
