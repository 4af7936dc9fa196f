package dev.issuetracker.application.contract;

import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.contract.Threads;
import java.util.function.Supplier;

/** Runs all work that writes twice, as a store does that undid it the first time, and returns late. */
final class RunTwice implements Transactions {
    private final Transactions transactions;

    RunTwice(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Undoes a unit of work that answered. */
    private static final class UndoneException extends RuntimeException {
        UndoneException(Object answer) {
            super("undone after it answered " + answer);
        }
    }

    @Override
    public <T> T in(Supplier<T> work) {
        try {
            transactions.run(() -> {
                throw new UndoneException(work.get());
            });
        } catch (UndoneException undone) {
            T answer = transactions.in(work);
            Threads.hesitate();
            return answer;
        }
        throw new AssertionError("a unit of work that threw was kept");
    }

    @Override
    public <T> T alone(Supplier<T> work) {
        return in(work);
    }

    @Override
    public <T> T reading(Supplier<T> work) {
        return transactions.reading(work);
    }
}
