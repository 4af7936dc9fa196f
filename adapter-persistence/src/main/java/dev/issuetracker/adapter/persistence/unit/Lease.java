package dev.issuetracker.adapter.persistence.unit;

import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A handle for one unit of work, good until the epoch in which it was given ends. */
public final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final Handle handle;
    private final Connection connection;
    private final FencingEpoch epoch;

    private Lease(Handle handle, Connection connection, FencingEpoch epoch) {
        this.handle = handle;
        this.connection = connection;
        this.epoch = epoch;
    }

    /** A lease of the handle; empty, and the handle closed, when the epoch is over. */
    public static Optional<Lease> of(Handle handle, FencingEpoch epoch) {
        Connection connection = handle.getConnection();
        if (epoch.admit(connection)) {
            return Optional.of(new Lease(handle, connection, epoch));
        }
        handle.close();
        return Optional.empty();
    }

    /** The handle, which is given back with the lease. */
    public Handle handle() {
        return handle;
    }

    /**
     * Runs work in a transaction. What it wrote is committed when it returns and undone when it throws.
     *
     * @throws TrackerException as {@link #commit}
     */
    public <T> T written(Function<Handle, T> work) {
        handle.begin();
        T result;
        try {
            result = work.apply(handle);
        } catch (RuntimeException | Error failure) {
            try {
                handle.rollback();
            } catch (JdbiException lost) {
                // What was not committed is undone anyway when the connection ends.
                failure.addSuppressed(lost);
            }
            throw failure;
        }
        commit();
        return result;
    }

    /**
     * Commits what was written.
     *
     * @throws TrackerException {@code OUTCOME_UNKNOWN} unless the database confirmed it without a warning and still
     *     serves then
     * @throws JdbiException when the database rejected it, and nothing is stored
     */
    public void commit() {
        if (epoch.over()) {
            throw new TrackerException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "The database moved to another node in the meantime, and nothing was stored. Try again.");
        }
        try {
            connection.clearWarnings();
            handle.commit();
            SQLWarning warning = connection.getWarnings();
            // PostgreSQL warns when it stopped waiting for its synchronous standby: the commit is on one node only.
            if (warning != null) {
                throw unknown(warning);
            }
        } catch (SQLException failure) {
            throw unknown(failure);
        } catch (JdbiException failure) {
            throw SqlFailure.rejectedCommit(failure) ? failure : unknown(failure);
        }
        if (epoch.over()) {
            throw unknown(null);
        }
    }

    private static TrackerException unknown(@Nullable Exception cause) {
        LOG.warn("a commit may be stored or not: {}", cause == null ? "the node no longer serves" : reason(cause));
        return new TrackerException(
                ErrorCode.OUTCOME_UNKNOWN,
                "The connection to the database broke while this was stored, so it may be stored or not. Check"
                        + " before you try again.",
                cause);
    }

    /** JDBI's own exception only says that a commit failed. */
    private static String reason(Exception cause) {
        Throwable below = cause instanceof JdbiException ? cause.getCause() : null;
        return String.valueOf(below == null ? cause : below);
    }

    @Override
    public void close() {
        epoch.release(connection);
        handle.close();
    }
}
