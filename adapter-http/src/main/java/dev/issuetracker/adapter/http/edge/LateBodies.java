package dev.issuetracker.adapter.http.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Receives and drops what is still arriving of a body when its request is answered. To close the connection at once
 * would reset it, and a client that reads only when it has sent everything would never see the answer. What the request
 * took of the server, such as its place, is given back before.
 */
final class LateBodies extends Handler.Wrapper {
    /** As long as a connection may be idle. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int BUFFER_BYTES = 65_536;

    private final long maxBytes;
    private final Duration grace;

    /**
     * Makes a handler that must be the outermost.
     *
     * @param maxBytes how much of one body is received at most
     * @param grace how long a body may take before its data rate counts
     */
    LateBodies(long maxBytes, Duration grace) {
        this.maxBytes = maxBytes;
        this.grace = grace;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        Components components = request.getComponents();
        request.addHttpStreamWrapper(stream -> new Answered(stream, endPoint, components));
        return super.handle(request, response, callback);
    }

    /** Ends an exchange. Jetty closes the connection of one whose body was not read. */
    private final class Answered extends HttpStream.Wrapper {
        private final EndPoint endPoint;
        private final Components components;

        Answered(HttpStream stream, EndPoint endPoint, Components components) {
            super(stream);
            this.endPoint = endPoint;
            this.components = components;
        }

        @Override
        public void failed(Throwable failure) {
            boolean unread = failure == CONTENT_NOT_CONSUMED || failure.getCause() == CONTENT_NOT_CONSUMED;
            if (unread && isCommitted()) {
                new LateBody(endPoint, components, () -> super.failed(failure)).receive();
            } else {
                super.failed(failure);
            }
        }
    }

    /** One body on its way. */
    private final class LateBody implements Callback {
        private final EndPoint endPoint;
        private final Components components;
        private final Runnable close;
        private final MinimumDataRate rate = new MinimumDataRate(grace);
        private final AtomicBoolean closed = new AtomicBoolean();
        private final long began = System.nanoTime();
        private long received;

        LateBody(EndPoint endPoint, Components components, Runnable close) {
            this.endPoint = endPoint;
            this.components = components;
            this.close = close;
        }

        void receive() {
            lookSoon();
            succeeded();
        }

        private void lookSoon() {
            components.getScheduler().schedule(this::look, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void look() {
            if (closed.get()) {
                return;
            }
            if (tooSlow()
                    || System.nanoTime() - began > LONGEST.toNanos()
                    || !getServer().isRunning()) {
                close();
            } else {
                lookSoon();
            }
        }

        private synchronized boolean tooSlow() {
            rate.waited(PERIOD.toNanos());
            return rate.tooSlow();
        }

        private synchronized boolean enough(int bytes) {
            rate.arrived(bytes);
            received += bytes;
            return received > maxBytes;
        }

        /** More can be read. */
        @Override
        public void succeeded() {
            if (drop()) {
                endPoint.fillInterested(this);
            } else {
                close();
            }
        }

        @Override
        public void failed(Throwable broken) {
            close();
        }

        /** Drops what has arrived, and says whether to wait for more. */
        private boolean drop() {
            var pooled = components.getByteBufferPool().acquire(BUFFER_BYTES, false);
            try {
                ByteBuffer buffer = pooled.getByteBuffer();
                while (true) {
                    BufferUtil.clear(buffer);
                    int read = endPoint.fill(buffer);
                    if (read <= 0) {
                        return read == 0;
                    }
                    if (enough(read)) {
                        return false;
                    }
                }
            } catch (IOException broken) {
                return false;
            } finally {
                pooled.release();
            }
        }

        private void close() {
            if (closed.compareAndSet(false, true)) {
                close.run();
            }
        }
    }
}
