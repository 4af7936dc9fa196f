package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.problem.Refusal;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * How much of large bodies may be in memory at once, so that many that come together are refused rather than exhaust it, and how many
 * may be on their way, so that those who send them slowly leave places to others. What is small is not counted: it has arrived, and
 * the number of requests bounds that.
 */
public final class BodyBudget extends Handler.Wrapper {
    private static final String CLAIM = "issue-tracker.body-claim";
    private static final int STEP = 65_536;
    private static final long PATIENCE_MILLIS = 250;
    private final Semaphore arriving;
    private final Semaphore steps;

    /**
     * @param bodies how many at once
     * @param bytes how much of all large bodies together
     */
    BodyBudget(int bodies, long bytes) {
        this.arriving = new Semaphore(bodies);
        this.steps = new Semaphore(Math.toIntExact(bytes / STEP + 1));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Claim claim = claim();
        request.setAttribute(CLAIM, claim);
        Request.addCompletionListener(request, anyway -> claim.release());
        return super.handle(request, response, callback);
    }

    /**
     * Reads the body of a request.
     *
     * @param limit how much of it to read at most
     * @throws Refusal when too many others are on their way, or too much of them is in memory
     */
    public static byte[] read(Context ctx, InputStream body, int limit) throws IOException {
        Claim claim = ctx.attribute(CLAIM);
        if (claim == null) {
            throw new IllegalStateException("a request came past the budget");
        }
        return SmallBodies.arrived(ctx) ? body.readNBytes(limit) : claim.read(body, limit);
    }

    Claim claim() {
        return new Claim();
    }

    /** What one request holds. */
    final class Claim {
        private int held;

        public byte[] read(InputStream body, int limit) throws IOException {
            acquire(arriving);
            try {
                return readAll(body, limit);
            } finally {
                arriving.release();
            }
        }

        private byte[] readAll(InputStream body, int limit) throws IOException {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            byte[] part = body.readNBytes(Math.min(STEP, limit));
            read.writeBytes(part);
            while (part.length == STEP && read.size() < limit) {
                oneMore();
                part = body.readNBytes(Math.min(STEP, limit - read.size()));
                read.writeBytes(part);
            }
            return read.toByteArray();
        }

        private synchronized void oneMore() {
            acquire(steps);
            held++;
        }

        private void acquire(Semaphore from) {
            try {
                if (!from.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw Refusal.overloaded();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw Refusal.overloaded();
            }
        }

        synchronized void release() {
            steps.release(held);
            held = 0;
        }
    }
}
