package dev.issuetracker.adapter.http.edge;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which the head of a request, or the handshake of TLS, takes too long. Jetty's idle timeout does
 * not do so: every byte restarts it.
 */
final class SlowHeads extends AbstractLifeCycle implements Connection.Listener, HttpConfiguration.Customizer {
    private static final long PERIOD_MILLIS = 1_000;

    private final Scheduler scheduler;
    private final long allowed;
    private final Map<Connection, Wait> waits = new ConcurrentHashMap<>();

    /**
     * Makes a guard against slow heads.
     *
     * @param allowed how long a head, or a handshake, may take
     */
    SlowHeads(Scheduler scheduler, Duration allowed) {
        this.scheduler = scheduler;
        this.allowed = allowed.toNanos();
    }

    @Override
    protected void doStart() {
        scheduleNext();
    }

    private void scheduleNext() {
        scheduler.schedule(this::look, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        Wait wait = new Wait();
        waits.put(connection, wait);
        if (connection instanceof SslConnection tls) {
            tls.addHandshakeListener(wait);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        waits.remove(connection);
    }

    /** Notes that a head has arrived. What arrives until the request is completed is its body. */
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        Wait wait = waits.get(request.getConnectionMetaData().getConnection());
        if (wait != null) {
            wait.steps.incrementAndGet();
            Request.addCompletionListener(request, anyway -> wait.steps.incrementAndGet());
        }
        return request;
    }

    private void look() {
        if (isRunning()) {
            long now = System.nanoTime();
            waits.forEach((connection, wait) -> {
                if (wait.nanos(connection, now) > allowed) {
                    connection.getEndPoint().close(new TimeoutException("the request's head arrives too slowly"));
                }
            });
            scheduleNext();
        }
    }

    /** How long a connection has been waiting for the rest of a head or a handshake. */
    private static final class Wait implements SslHandshakeListener {
        private final long opened = System.nanoTime();
        /** Requests begin and end, one after the other: while one runs the number is odd. */
        private final AtomicLong steps = new AtomicLong();

        private long seen;
        private long bytes;
        private long began;
        private boolean begun;
        private volatile boolean secured;

        @Override
        public void handshakeSucceeded(Event event) {
            secured = true;
        }

        /** How long, in nanoseconds; 0 when none has begun. */
        long nanos(Connection connection, long now) {
            if (connection instanceof SslConnection) {
                return secured ? 0 : now - opened;
            }
            long step = steps.get();
            if (step % 2 == 1 || step != seen) {
                seen = step;
                bytes = connection.getBytesIn();
                begun = false;
                return 0;
            }
            if (!begun && connection.getBytesIn() > bytes) {
                begun = true;
                began = now;
            }
            return begun ? now - began : 0;
        }
    }
}
