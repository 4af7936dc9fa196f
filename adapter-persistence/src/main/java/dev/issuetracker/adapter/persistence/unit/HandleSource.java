package dev.issuetracker.adapter.persistence.unit;

import dev.issuetracker.application.store.StoreHealth;
import dev.issuetracker.domain.error.TrackerException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Where units of work get their handles, and how the database behind them is. */
public interface HandleSource extends StoreHealth, AutoCloseable {
    /**
     * A handle that may write.
     *
     * @throws TrackerException {@code STORE_UNAVAILABLE} while nothing may be written
     * @throws JdbiException when no connection is available
     */
    Lease writing();

    /**
     * Runs work that writes in a transaction. When it returns, what was written is stored. When it throws, nothing is.
     * It may be the transaction of others as well; then each of them ends as if it was alone. Work that was undone
     * because of others is run again.
     *
     * @throws TrackerException as {@link #writing}, and {@code OUTCOME_UNKNOWN} when it may be stored or not
     * @throws JdbiException when no connection is available, or the database rejected the commit
     */
    default <T> T written(Function<Handle, T> work) {
        return writtenAlone(work);
    }

    /** {@link #written} in a transaction that is that of nobody else, for work that takes long. */
    default <T> T writtenAlone(Function<Handle, T> work) {
        try (Lease lease = writing()) {
            return lease.written(work);
        }
    }

    /**
     * A handle that only reads.
     *
     * @throws TrackerException {@code STORE_UNAVAILABLE} while nothing can be read
     * @throws JdbiException when no connection is available
     */
    Lease reading();

    /** Takes note that the database file turned out to be damaged. */
    default void damaged() {}

    @Override
    void close();
}
