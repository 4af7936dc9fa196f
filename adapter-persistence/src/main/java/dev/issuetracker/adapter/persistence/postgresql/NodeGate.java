package dev.issuetracker.adapter.persistence.postgresql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * Holds the pools of a node back while the node does not answer. A pool that tries and fails pauses for up to five
 * seconds, so it would keep callers waiting although the node is back.
 */
public final class NodeGate {
    private boolean open = true;
    private boolean closed;

    /** Says whether the node answers, by its latest probe. */
    public synchronized void set(boolean answers) {
        open = answers;
        notifyAll();
    }

    /** Lets nobody through any more, so that pools that are closed wait for nothing. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    /**
     * Waits until the node answers.
     *
     * @throws SQLException when this is closed
     */
    synchronized void pass() throws SQLException {
        try {
            while (!open && !closed) {
                wait();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (!open || closed) {
            throw new SQLTransientConnectionException("the pool is being closed", "08000");
        }
    }
}
