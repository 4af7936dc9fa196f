package dev.issuetracker.adapter.persistence.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/** Says when the time of a connection's work is over: SQLite runs in this program, and asks now and then. */
final class StepLimit extends ProgressHandler {
    /** How many steps of its machine SQLite does in about a millisecond. */
    private static final int STEPS = 50_000;

    private static final int STOP = 1;
    private static final int GO_ON = 0;

    private final long end;

    private StepLimit(Duration budget) {
        this.end = System.nanoTime() + budget.toNanos();
    }

    @Override
    protected int progress() {
        return System.nanoTime() - end > 0 ? STOP : GO_ON;
    }

    /** Runs work, and stops its statements when the time is over. */
    static <T> T within(Duration budget, Connection connection, Supplier<T> work) {
        try {
            Connection own = connection.unwrap(SQLiteConnection.class);
            setHandler(own, STEPS, new StepLimit(budget));
            try {
                return work.get();
            } finally {
                // Others get the connection afterwards.
                clearHandler(own);
            }
        } catch (SQLException closed) {
            throw new ConnectionException(closed);
        }
    }
}
