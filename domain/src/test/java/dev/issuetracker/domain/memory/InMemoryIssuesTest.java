package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.IssuesContract;
import dev.issuetracker.domain.contract.Store;

class InMemoryIssuesTest implements IssuesContract {
    private final StoreUnderTest store = new StoreUnderTest();

    @Override
    public Store store() {
        return store;
    }
}
