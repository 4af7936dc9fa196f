package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.LabelsContract;
import dev.issuetracker.domain.contract.Store;

class InMemoryLabelsTest implements LabelsContract {
    private final StoreUnderTest store = new StoreUnderTest();

    @Override
    public Store store() {
        return store;
    }
}
