package dev.issuetracker.adapter.persistence.unit;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.OneMoment;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Runs work in transactions, and again when other work came between: it was undone, or what it refers to is gone. */
public final class JdbiTransactions implements Transactions {
    private static final int ATTEMPTS = 6;
    private static final long PAUSE_MILLIS = 4;
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** What a unit of work does. */
    private enum Kind {
        WRITING,
        /** What takes long, so that nobody else should wait for its commit. */
        WRITING_ALONE,
        READING,
        /** One statement, which the database runs in a transaction of its own. */
        READING_ONCE
    }

    private final HandleSource handles;
    private final UnitOfWork work;
    private final Dialect dialect;
    private final ReadBudgets budgets;

    public JdbiTransactions(HandleSource handles, UnitOfWork work, Dialect dialect, ReadBudgets budgets) {
        this.handles = handles;
        this.work = work;
        this.dialect = dialect;
        this.budgets = budgets;
    }

    @Override
    public <T> T in(Supplier<T> supplier) {
        if (!work.running()) {
            return run(Kind.WRITING, supplier);
        }
        requireWriting();
        return supplier.get();
    }

    @Override
    public <T> T alone(Supplier<T> supplier) {
        return work.running() ? part(supplier) : run(Kind.WRITING_ALONE, supplier);
    }

    /** Runs a part of a unit of work that can be undone by itself. */
    private <T> T part(Supplier<T> supplier) {
        requireWriting();
        Handle handle = work.handle();
        handle.execute("SAVEPOINT part");
        T result;
        try {
            result = supplier.get();
        } catch (RuntimeException | Error failure) {
            undo(handle, failure);
            throw failure;
        }
        handle.execute("RELEASE SAVEPOINT part");
        return result;
    }

    private static void undo(Handle handle, Throwable failure) {
        try {
            handle.execute("ROLLBACK TO SAVEPOINT part");
            handle.execute("RELEASE SAVEPOINT part");
        } catch (JdbiException gone) {
            // The database has undone the whole unit by itself, or the connection is lost.
            failure.addSuppressed(gone);
        }
    }

    private void requireWriting() {
        if (!work.writes()) {
            throw new IllegalStateException("work that writes cannot join work that only reads");
        }
    }

    @Override
    public <T> T reading(Supplier<T> supplier) {
        return work.running() ? supplier.get() : run(Kind.READING, supplier);
    }

    @Override
    public <T> T within(long account, Duration budget, Supplier<T> supplier) {
        return work.running()
                ? supplier.get()
                : budgets.inTurn(
                        account, () -> run(Kind.READING, () -> dialect.within(budget, work.handle(), supplier)));
    }

    @Override
    public <T> T readingOnce(Supplier<T> supplier) {
        if (work.running()) {
            return supplier.get();
        }
        try {
            return run(Kind.READING_ONCE, supplier);
        } catch (OneMoment.NeededException several) {
            return run(Kind.READING, supplier);
        }
    }

    private <T> T run(Kind kind, Supplier<T> supplier) {
        for (int attempt = 1; ; attempt++) {
            long began = System.nanoTime();
            try {
                return once(kind, supplier);
            } catch (JdbiException failure) {
                if (SqlFailure.of(failure) == SqlFailure.DAMAGED) {
                    handles.damaged();
                }
                if (attempt == ATTEMPTS
                        || !(SqlFailure.of(failure) == SqlFailure.RACED || lostAtOnce(failure, began))) {
                    throw SqlFailure.translated(failure);
                }
                pause(attempt);
            } catch (TrackerException failure) {
                if (attempt == ATTEMPTS || SqlFailure.of(failure) != SqlFailure.DANGLING) {
                    throw failure;
                }
                // What the work refers to was deleted after the work had found it. The work looks again and says which.
                pause(attempt);
            }
        }
    }

    /**
     * Whether a connection broke as soon as it was used: the pool had kept it from before the database was restarted,
     * and has others. Nothing was committed through it: a connection that is lost in a commit throws another exception.
     */
    private static boolean lostAtOnce(JdbiException failure, long began) {
        return SqlFailure.of(failure) == SqlFailure.UNREACHABLE
                && !(failure instanceof ConnectionException)
                && System.nanoTime() - began < AT_ONCE.toNanos();
    }

    /** Lets the work that was in the way finish first. The time is random, so that two do not meet again. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS << attempt));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T once(Kind kind, Supplier<T> supplier) {
        return switch (kind) {
            case WRITING -> handles.written(handle -> with(handle, true, supplier));
            case WRITING_ALONE -> handles.writtenAlone(handle -> with(handle, true, supplier));
            case READING -> read(handle -> handle.inTransaction(same -> with(same, false, supplier)));
            case READING_ONCE -> read(handle -> with(handle, false, supplier));
        };
    }

    private <T> T read(Function<Handle, T> reading) {
        try (Lease lease = handles.reading()) {
            return reading.apply(lease.handle());
        }
    }

    private <T> T with(Handle handle, boolean writes, Supplier<T> supplier) {
        work.begin(handle, writes);
        try {
            return supplier.get();
        } finally {
            work.end();
        }
    }
}
