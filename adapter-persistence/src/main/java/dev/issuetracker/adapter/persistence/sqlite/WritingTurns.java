package dev.issuetracker.adapter.persistence.sqlite;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleListener;

/**
 * Turns at the one connection that writes. Who waits longest is next. Without them the pool lets a thread that comes
 * back at once, as an import does, overtake those that wait.
 */
final class WritingTurns {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final Duration patience;
    private boolean taken;

    /** A thread in the queue. */
    private final class Waiting {
        private final boolean joins;
        private final Condition changed = lock.newCondition();
        private boolean next;

        Waiting(boolean joins) {
            this.joins = joins;
        }
    }

    /** @param patience how long one waits for its turn */
    WritingTurns(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits for the turn, and keeps it until the handle is closed.
     *
     * @throws ConnectionException when the turn does not come in time
     * @throws TrackerException {@code SHUTTING_DOWN} when the thread is interrupted
     */
    Handle open(Supplier<Handle> connection) {
        take(false);
        boolean opened = false;
        try {
            Handle handle = connection.get().addHandleListener(new Passing());
            opened = true;
            return handle;
        } finally {
            if (!opened) {
                pass();
            }
        }
    }

    /**
     * Waits for the turn, which the caller passes on. Who returns from this has it, whatever happened meanwhile: a turn
     * that was handed on must not get lost.
     *
     * @param joins whether {@link #handOn} may give it the turn
     * @throws ConnectionException when the turn does not come in time
     * @throws TrackerException {@code SHUTTING_DOWN} when the thread is interrupted
     */
    void take(boolean joins) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException stopping) {
            throw interrupted(stopping);
        }
        try {
            if (taken) {
                await(new Waiting(joins));
            }
            taken = true;
        } finally {
            lock.unlock();
        }
    }

    private void await(Waiting me) {
        queue.add(me);
        long left = patience.toNanos();
        try {
            while (!me.next && left > 0) {
                left = me.changed.awaitNanos(left);
            }
        } catch (InterruptedException stopping) {
            if (!me.next) {
                queue.remove(me);
                throw interrupted(stopping);
            }
            Thread.currentThread().interrupt();
        }
        if (!me.next) {
            queue.remove(me);
            throw new ConnectionException(
                    new SQLTransientConnectionException("others wrote for " + patience.toMillis() + " ms"));
        }
    }

    private static TrackerException interrupted(InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return new TrackerException(
                ErrorCode.SHUTTING_DOWN, "The server is shutting down, and nothing was stored.", stopping);
    }

    /** Ends the turn of the caller. The next one is that of who waits longest. */
    void pass() {
        lock.lock();
        try {
            Waiting next = queue.poll();
            if (next == null) {
                taken = false;
            } else {
                give(next);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives the turn of the caller to who waits longest, if that one joins. Otherwise the caller keeps it. */
    boolean handOn() {
        lock.lock();
        try {
            Waiting next = queue.peek();
            if (next == null || !next.joins) {
                return false;
            }
            queue.remove();
            give(next);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static void give(Waiting next) {
        next.next = true;
        next.changed.signal();
    }

    /** How many wait for their turn. */
    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the turn after the connection is back in its pool. */
    private final class Passing implements HandleListener {
        @Override
        public void handleClosed(Handle handle) {
            pass();
        }
    }
}
