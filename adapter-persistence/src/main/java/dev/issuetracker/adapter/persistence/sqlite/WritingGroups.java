package dev.issuetracker.adapter.persistence.sqlite;

import dev.issuetracker.adapter.persistence.unit.Lease;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Commits units of work together that wait for each other anyway. A commit waits for the disk, and the disk takes as
 * long for many units as for one. So the one that has its turn leaves its transaction open for the next one in the
 * queue and waits. The last one commits, and then all of them are answered. Nobody waits for somebody to come: the last
 * one is the one behind whom nobody is in the queue.
 *
 * <p>Each unit ends as it would have ended alone. One that throws is undone alone, back to its savepoint. It sees what
 * the units before it wrote, so it too is answered after the commit, also when it throws. When a unit takes the others
 * down with it, they are run again, each alone.
 */
final class WritingGroups {
    /** So many units are kept waiting for those behind them. */
    private static final int MOST = 100;

    private final WritingTurns turns;
    private final Supplier<Handle> connection;
    private final Function<Handle, Lease> leases;
    private final Duration longest;

    /** The group whose transaction is open. Only the thread that has the turn may look. */
    private @Nullable WritingGroup open;

    /**
     * Groups of those that wait for a turn.
     *
     * @param connection opens the one connection that writes
     * @param longest a unit that is done waits so long at most until the last unit of its group begins
     */
    WritingGroups(WritingTurns turns, Supplier<Handle> connection, Function<Handle, Lease> leases, Duration longest) {
        this.turns = turns;
        this.connection = connection;
        this.leases = leases;
        this.longest = longest;
    }

    /**
     * Runs work in a transaction, which may be that of others as well. When it returns or throws, everything that the
     * work saw is on disk.
     *
     * @throws ConnectionException when the turn does not come in time
     */
    <T> T in(Function<Handle, T> work) {
        try {
            return together(work);
        } catch (WritingGroup.UndoneException others) {
            return alone(work);
        }
    }

    /** Runs work in a transaction of its own. */
    <T> T alone(Function<Handle, T> work) {
        try (Lease lease = leases.apply(turns.open(connection))) {
            return lease.written(work);
        }
    }

    private <T> T together(Function<Handle, T> work) {
        turns.take(true);
        WritingGroup group = open;
        if (group == null) {
            group = begun();
        }
        T result;
        try {
            result = group.run(work);
        } catch (RuntimeException | Error failure) {
            // Then it saw nothing that others wait for, or it is the one that has undone their work.
            boolean answered = group.empty() || group.lost();
            end(group);
            if (!answered) {
                group.await(failure);
            }
            throw failure;
        }
        end(group);
        group.await(null);
        return result;
    }

    private WritingGroup begun() {
        boolean begun = false;
        try {
            WritingGroup group = WritingGroup.begin(leases.apply(connection.get()));
            begun = true;
            return group;
        } finally {
            if (!begun) {
                turns.pass();
            }
        }
    }

    /** Ends the turn of the thread: the next one goes on with the group, or the group ends. */
    private void end(WritingGroup group) {
        if (goesOn(group)) {
            open = group;
            if (turns.handOn()) {
                return;
            }
        }
        open = null;
        try {
            group.end();
        } finally {
            turns.pass();
            group.answer();
        }
    }

    private boolean goesOn(WritingGroup group) {
        return !group.empty()
                && !group.lost()
                && group.units() < MOST
                && group.waited().compareTo(longest) < 0;
    }
}
