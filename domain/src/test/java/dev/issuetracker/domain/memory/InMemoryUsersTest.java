package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.Store;
import dev.issuetracker.domain.contract.UsersContract;

class InMemoryUsersTest implements UsersContract {
    private final StoreUnderTest store = new StoreUnderTest();

    @Override
    public Store store() {
        return store;
    }
}
