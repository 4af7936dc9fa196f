package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.FieldsContract;
import dev.issuetracker.domain.contract.Store;

class InMemoryFieldsTest implements FieldsContract {
    private final StoreUnderTest store = new StoreUnderTest();

    @Override
    public Store store() {
        return store;
    }
}
