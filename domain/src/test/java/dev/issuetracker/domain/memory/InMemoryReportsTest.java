package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.ReportsContract;
import dev.issuetracker.domain.contract.Store;

class InMemoryReportsTest implements ReportsContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
