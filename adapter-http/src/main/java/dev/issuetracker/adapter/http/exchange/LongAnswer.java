package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.adapter.http.wire.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection busy while its client waits for JSON, since proxies cut one on which nothing comes. An answer that
 * takes long begins with white space, which JSON allows. Its status is 202 then, whatever comes of the request: the
 * answer itself says it.
 */
public final class LongAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(LongAnswer.class);
    private static final String CURRENT = "issue-tracker.long-answer";

    private final Context ctx;
    private final Duration silence;
    private final Runnable left;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean begun;

    private LongAnswer(Context ctx, Duration silence, Runnable left) {
        this.ctx = ctx;
        this.silence = silence;
        this.left = left;
        this.thread = new Thread(this::write, "long-answer");
        thread.setDaemon(true);
    }

    /** Answers a request. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /**
     * Does work, and sends white space until its answer begins or it throws.
     *
     * @param silence the longest time without a byte
     * @param left runs beside the work, once, when white space cannot be sent because the client has closed the
     *     connection
     */
    public static void during(Context ctx, Duration silence, Runnable left, Work work) throws Exception {
        LongAnswer answer = new LongAnswer(ctx, silence, left);
        ctx.attribute(CURRENT, answer);
        answer.thread.start();
        try {
            work.run();
        } catch (Error error) {
            if (answer.begun) {
                // As an exception it is answered also on a connection on which bytes were sent.
                throw new IllegalStateException("an error ended a request", error);
            }
            throw error;
        } finally {
            answer.end();
        }
    }

    /** Lets no more white space be sent for a request, if any was. */
    static void end(Context ctx) {
        LongAnswer current = ctx.attribute(CURRENT);
        if (current != null) {
            current.end();
        }
    }

    private void end() {
        ended.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException stopping) {
                // Two threads must not write one answer. The other one ends at once, or when the connection is cut.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            if (ended.await(silence.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            begun = true;
            // nginx would keep the bytes back until it has a buffer full of them.
            ctx.status(202).contentType(Json.MEDIA_TYPE).header("X-Accel-Buffering", "no");
            // That of Javalin does not pass on a flush.
            OutputStream out = ctx.res().getOutputStream();
            do {
                out.write(' ');
                out.flush();
            } while (!ended.await(silence.toMillis(), TimeUnit.MILLISECONDS));
        } catch (IOException clientLeft) {
            LOG.debug("the client left before it was answered", clientLeft);
            left.run();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
