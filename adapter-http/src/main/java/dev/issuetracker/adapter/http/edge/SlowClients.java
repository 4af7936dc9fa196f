package dev.issuetracker.adapter.http.edge;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Disconnects clients that send a body, or take an answer, more slowly than any honest line. Jetty's own handler for
 * this counts from the first byte, when a line with a short break looks slow. This one counts only after some time.
 */
final class SlowClients extends Handler.Wrapper {
    private static final int WRITTEN_BYTES_A_SECOND = 4_096;

    private final Duration grace;

    /**
     * Makes a guard against slow clients.
     *
     * @param grace how long a body may take, and each part of an answer, before its data rate counts
     */
    SlowClients(Duration grace) {
        this.grace = grace;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        TimedRequest timed = new TimedRequest(request);
        return super.handle(timed, new TimedResponse(timed, response), callback);
    }

    private final class TimedRequest extends Request.Wrapper {
        private final MinimumDataRate rate = new MinimumDataRate(grace);
        private boolean waiting;
        private long waitingSince;
        private Content.@Nullable Chunk tooSlow;

        TimedRequest(Request request) {
            super(request);
        }

        @Override
        public Content.Chunk read() {
            if (tooSlow != null) {
                return tooSlow;
            }
            if (waiting) {
                waiting = false;
                rate.waited(System.nanoTime() - waitingSince);
            }
            Content.Chunk chunk = super.read();
            if (chunk != null) {
                rate.arrived(chunk.remaining());
            }
            return chunk;
        }

        @Override
        public void demand(Runnable demandCallback) {
            if (rate.tooSlow()) {
                tooSlow = Content.Chunk.from(new TimeoutException("the body arrives too slowly"));
                demandCallback.run();
            } else {
                waiting = true;
                waitingSince = System.nanoTime();
                super.demand(demandCallback);
            }
        }
    }

    private final class TimedResponse extends Response.Wrapper {
        TimedResponse(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer bytes, Callback callback) {
            if (bytes == null || !bytes.hasRemaining()) {
                super.write(last, bytes, callback);
                return;
            }
            // Counted part by part: what the system buffers is written at once, and would save hours for the rest.
            long allowed = grace.toNanos() + TimeUnit.SECONDS.toNanos(bytes.remaining()) / WRITTEN_BYTES_A_SECOND;
            EndPoint endPoint =
                    getRequest().getConnectionMetaData().getConnection().getEndPoint();
            Scheduler.Task cut = getRequest()
                    .getComponents()
                    .getScheduler()
                    .schedule(
                            () -> endPoint.close(new TimeoutException("the answer is taken too slowly")),
                            allowed,
                            TimeUnit.NANOSECONDS);
            super.write(last, bytes, Callback.from(cut::cancel, callback));
        }
    }
}
