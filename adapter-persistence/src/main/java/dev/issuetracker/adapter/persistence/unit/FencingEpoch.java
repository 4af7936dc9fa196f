package dev.issuetracker.adapter.persistence.unit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time in which one node serves. Once it is over, no commit is sent through a connection that was given out in it.
 */
public final class FencingEpoch {
    private static final Logger LOG = LoggerFactory.getLogger(FencingEpoch.class);
    private static final long ABORT_SECONDS = 1;

    private final Set<Connection> inUse = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    public boolean over() {
        return over;
    }

    /** Ties a connection to this epoch. False when the epoch is over: then the connection must not be used. */
    public boolean admit(Connection connection) {
        inUse.add(connection);
        // First added, then asked: so either this sees the end or the end sees the connection.
        if (over) {
            inUse.remove(connection);
            return false;
        }
        return true;
    }

    void release(Connection connection) {
        inUse.remove(connection);
    }

    /** Lets go of connections that were closed and not released. */
    public void releaseClosed() {
        inUse.removeIf(FencingEpoch::closed);
    }

    private static boolean closed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException failure) {
            return false;
        }
    }

    /** Ends the epoch: cuts every connection in use, so that what runs on it fails now and cannot commit later. */
    public void end() {
        over = true;
        List<Connection> cut = List.copyOf(inUse);
        CountDownLatch left = new CountDownLatch(cut.size());
        for (Connection connection : cut) {
            // Closing a TLS socket waits for a write that is under way, and a frozen server never lets that end.
            Thread thread = new Thread(
                    () -> {
                        abort(connection);
                        left.countDown();
                    },
                    "failover-abort");
            thread.setDaemon(true);
            thread.start();
        }
        try {
            if (!left.await(ABORT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} connections to the former node are still being closed", left.getCount());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException failure) {
            LOG.debug("the connection was closed already", failure);
        }
    }
}
