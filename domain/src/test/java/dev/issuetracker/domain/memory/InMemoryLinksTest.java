package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.LinksContract;
import dev.issuetracker.domain.contract.Store;

class InMemoryLinksTest implements LinksContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
