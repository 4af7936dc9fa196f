package dev.issuetracker.adapter.persistence.sqlite;

import dev.issuetracker.adapter.persistence.unit.Lease;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Units of work that ran in one transaction, and what became of it. See {@link WritingGroups}. */
final class WritingGroup {
    private static final Logger LOG = LoggerFactory.getLogger(WritingGroup.class);

    private final Lease lease;
    private final Handle handle;
    private final Connection connection;
    private final CountDownLatch answered = new CountDownLatch(1);
    private int units;
    private int kept;
    private long firstKept;
    private boolean lost;
    private @Nullable Throwable failure;

    private WritingGroup(Lease lease) {
        this.lease = lease;
        this.handle = lease.handle();
        this.connection = handle.getConnection();
    }

    /** Begins a transaction on the connection, which ends with it. */
    static WritingGroup begin(Lease lease) {
        boolean begun = false;
        try {
            lease.handle().begin();
            begun = true;
            return new WritingGroup(lease);
        } finally {
            if (!begun) {
                lease.close();
            }
        }
    }

    /** Runs a unit. When it throws, only what it wrote is undone. */
    <T> T run(Function<Handle, T> work) {
        units++;
        Savepoint before = savepoint();
        try {
            T result = work.apply(handle);
            release(before);
            if (kept++ == 0) {
                firstKept = System.nanoTime();
            }
            return result;
        } catch (RuntimeException | Error failed) {
            undo(before, failed);
            throw failed;
        }
    }

    private Savepoint savepoint() {
        try {
            return connection.setSavepoint();
        } catch (SQLException gone) {
            lost = true;
            throw new TransactionException("Failed to set a savepoint", gone);
        }
    }

    /** Fails when the unit went on after SQLite had undone the whole transaction. */
    private void release(Savepoint savepoint) {
        try {
            connection.releaseSavepoint(savepoint);
        } catch (SQLException gone) {
            throw new TransactionException("Failed to release a savepoint", gone);
        }
    }

    private void undo(Savepoint before, Throwable failed) {
        try {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        } catch (SQLException gone) {
            // On a full disk, for example, SQLite undoes the whole transaction by itself.
            lost = true;
            failed.addSuppressed(gone);
        }
    }

    /** Whether nothing of any unit is in the transaction. */
    boolean empty() {
        return kept == 0;
    }

    /** Whether what a unit did has undone the transaction. */
    boolean lost() {
        return lost;
    }

    /** How many units ran. */
    int units() {
        return units;
    }

    /** How long its first unit has waited for its answer. */
    Duration waited() {
        return Duration.ofNanos(System.nanoTime() - firstKept);
    }

    /** Commits what the units wrote, and gives the connection back. Throws nothing: {@link #await} says what became. */
    void end() {
        try {
            if (lost || kept == 0) {
                handle.rollback();
            } else {
                lease.commit();
            }
        } catch (RuntimeException | Error failed) {
            failure = failed;
            undoAll(failed);
        }
        try {
            lease.close();
        } catch (JdbiException failed) {
            LOG.warn("the connection that writes was not given back as it should be", failed);
        }
    }

    private void undoAll(Throwable failed) {
        try {
            handle.rollback();
        } catch (JdbiException gone) {
            failed.addSuppressed(gone);
        }
    }

    /** Lets those go that wait, after the end. */
    void answer() {
        answered.countDown();
    }

    /**
     * Waits for the end. An interrupt does not end the waiting: nobody knows yet whether the work is stored.
     *
     * @param own what the unit threw, which counts only if what it saw is stored
     * @throws UndoneException when nothing is stored because of other units
     * @throws TrackerException {@code OUTCOME_UNKNOWN} when it may be stored or not
     * @throws JdbiException when the database rejected the commit of the only unit
     */
    void await(@Nullable Throwable own) {
        awaitEnd();
        if (lost || (units > 1 && failure instanceof JdbiException)) {
            throw new UndoneException();
        }
        Throwable shown = failure instanceof TrackerException unknown
                ? new TrackerException(unknown.code(), String.valueOf(unknown.getMessage()), unknown)
                : failure;
        if (shown != null && own != null) {
            shown.addSuppressed(own);
        }
        if (shown instanceof Error error) {
            throw error;
        }
        if (shown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                answered.await();
                break;
            } catch (InterruptedException stopping) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing of this unit is stored, and others are the reason. */
    static final class UndoneException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UndoneException() {
            super("undone because of other work", null, false, false);
        }
    }
}
