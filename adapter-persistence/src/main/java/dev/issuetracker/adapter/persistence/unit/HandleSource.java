package dev.issuetracker.adapter.persistence.unit;

import dev.issuetracker.application.store.StoreHealth;
import dev.issuetracker.domain.error.TrackerException;
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
