package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.LabelsContract;
import dev.issuetracker.domain.contract.Store;

class InMemoryLabelsTest implements LabelsContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
