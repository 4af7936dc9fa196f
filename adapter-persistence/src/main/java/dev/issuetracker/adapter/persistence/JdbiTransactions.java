package dev.issuetracker.adapter.persistence;

import dev.issuetracker.application.store.Transactions;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

final class JdbiTransactions implements Transactions {
    private final Jdbi writing;
    private final Jdbi reading;
    private final UnitOfWork work;

    JdbiTransactions(Jdbi writing, Jdbi reading, UnitOfWork work) {
        this.writing = writing;
        this.reading = reading;
        this.work = work;
    }

    @Override
    public <T> T in(Supplier<T> supplier) {
        if (!work.running()) {
            return run(writing, true, supplier);
        }
        if (!work.writes()) {
            throw new IllegalStateException("work that writes cannot join work that only reads");
        }
        return supplier.get();
    }

    @Override
    public <T> T reading(Supplier<T> supplier) {
        return work.running() ? supplier.get() : run(reading, false, supplier);
    }

    private <T> T run(Jdbi jdbi, boolean writes, Supplier<T> supplier) {
        try (Handle handle = jdbi.open()) {
            work.begin(handle, writes);
            return handle.inTransaction(same -> supplier.get());
        } catch (JdbiException fault) {
            throw SqlFault.translated(fault);
        } finally {
            work.end();
        }
    }
}
