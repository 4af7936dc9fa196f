package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.Store;
import dev.issuetracker.domain.contract.UsersContract;

class InMemoryUsersTest implements UsersContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
