package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.IssueTreeContract;
import dev.issuetracker.domain.contract.Store;

class InMemoryIssueTreeTest implements IssueTreeContract {
    private final StoreUnderTest store = new StoreUnderTest();

    @Override
    public Store store() {
        return store;
    }
}
