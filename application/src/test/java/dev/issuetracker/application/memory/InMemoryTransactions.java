package dev.issuetracker.application.memory;

import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.memory.InMemoryStore;
import java.util.function.Supplier;

/** The units of work of a store in memory. */
public final class InMemoryTransactions implements Transactions {
    private final InMemoryStore store;

    public InMemoryTransactions(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public <T> T in(Supplier<T> work) {
        return store.in(work);
    }

    @Override
    public <T> T alone(Supplier<T> work) {
        return store.alone(work);
    }

    @Override
    public <T> T reading(Supplier<T> work) {
        return store.reading(work);
    }
}
