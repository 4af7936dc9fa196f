package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.CommentsContract;
import dev.issuetracker.domain.contract.Store;

class InMemoryCommentsTest implements CommentsContract {
    private final StoreUnderTest store = new StoreUnderTest();

    @Override
    public Store store() {
        return store;
    }
}
