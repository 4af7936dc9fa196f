package dev.issuetracker.adapter.persistence.unit;

import dev.issuetracker.adapter.persistence.sql.SqlFault;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** A handle for one unit of work, good until the term in which it was given ends. */
public final class Lease implements AutoCloseable {
    private final Handle handle;
    private final Connection connection;
    private final Term term;

    private Lease(Handle handle, Connection connection, Term term) {
        this.handle = handle;
        this.connection = connection;
        this.term = term;
    }

    /** A lease of the handle; empty, and the handle closed, when the term is over. */
    public static Optional<Lease> of(Handle handle, Term term) {
        Connection connection = handle.getConnection();
        if (term.admit(connection)) {
            return Optional.of(new Lease(handle, connection, term));
        }
        handle.close();
        return Optional.empty();
    }

    Handle handle() {
        return handle;
    }

    /**
     * Commits what was written.
     *
     * @throws TrackerException {@code OUTCOME_UNKNOWN} unless the database said without reserve, and while it served, that it did
     */
    void commit() {
        if (term.over()) {
            throw new TrackerException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "The database moved to another node meanwhile; nothing was stored. Try again.");
        }
        try {
            connection.clearWarnings();
            handle.commit();
            SQLWarning warning = connection.getWarnings();
            // PostgreSQL warns when it stopped waiting for its synchronous standby: the commit is on one node only.
            if (warning != null) {
                throw unknown(warning);
            }
        } catch (SQLException fault) {
            throw unknown(fault);
        } catch (JdbiException fault) {
            throw SqlFault.refusedCommit(fault) ? fault : unknown(fault);
        }
        if (term.over()) {
            throw unknown(null);
        }
    }

    private static TrackerException unknown(@Nullable Exception cause) {
        return new TrackerException(
                ErrorCode.OUTCOME_UNKNOWN,
                "The database was lost while it stored this: it may be stored or not. Look before you try again.",
                cause);
    }

    @Override
    public void close() {
        term.release(connection);
        handle.close();
    }
}
