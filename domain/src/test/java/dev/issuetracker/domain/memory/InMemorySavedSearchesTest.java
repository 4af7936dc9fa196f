package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.SavedSearchesContract;
import dev.issuetracker.domain.contract.Store;

class InMemorySavedSearchesTest implements SavedSearchesContract {
    private final StoreUnderTest store = new StoreUnderTest();

    @Override
    public Store store() {
        return store;
    }
}
