package dev.issuetracker.adapter.persistence.postgresql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * Holds the pools of a node back while the node does not answer. A pool that tries and fails pauses for up to five
 * seconds, so it would keep callers waiting although the node is back.
 */
public final class NodeGate {
    private boolean open = true;

    /** Says whether the node answers, by its latest probe. */
    public synchronized void set(boolean answers) {
        open = answers;
        notifyAll();
    }

    /**
     * Waits until the node answers.
     *
     * @throws SQLException when the thread is interrupted, as a pool does when it is closed
     */
    synchronized void pass() throws SQLException {
        try {
            while (!open) {
                wait();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("the pool is being closed", "08000", closing);
        }
    }
}
