package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.LinksContract;
import dev.issuetracker.domain.contract.Store;

class InMemoryLinksTest implements LinksContract {
    private final StoreUnderTest store = new StoreUnderTest();

    @Override
    public Store store() {
        return store;
    }
}
