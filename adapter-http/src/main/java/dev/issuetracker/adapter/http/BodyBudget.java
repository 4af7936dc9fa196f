package dev.issuetracker.adapter.http;

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
 * How much of large bodies may be in memory at once, so that many that come together are refused rather than exhaust it. What is
 * small is not counted; the number of requests bounds that.
 */
final class BodyBudget extends Handler.Wrapper {
    private static final String CLAIM = "issue-tracker.body-claim";
    private static final int STEP = 65_536;
    private static final long PATIENCE_MILLIS = 250;
    /** Read, decoded, parsed and answered, a body takes many times its size. */
    private static final long SHARE_OF_HEAP = 32;

    private final Semaphore steps;

    /** @param largest the largest body, which fits in any case */
    BodyBudget(long largest, long heap) {
        this.steps = new Semaphore(Math.toIntExact(Math.max(largest, heap / SHARE_OF_HEAP) / STEP + 1));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Claim claim = new Claim();
        request.setAttribute(CLAIM, claim);
        Request.addCompletionListener(request, anyway -> claim.release());
        return super.handle(request, response, callback);
    }

    /**
     * Reads a body.
     *
     * @param limit how much of it to read at most
     * @throws Refusal when too many others are in memory
     */
    static byte[] read(Context ctx, InputStream body, int limit) throws IOException {
        Claim claim = ctx.attribute(CLAIM);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] part = body.readNBytes(Math.min(STEP, limit));
        while (part.length > 0) {
            read.writeBytes(part);
            if (part.length < STEP || read.size() == limit) {
                break;
            }
            if (claim != null) {
                claim.oneMore();
            }
            part = body.readNBytes(Math.min(STEP, limit - read.size()));
        }
        return read.toByteArray();
    }

    /** What one request holds. */
    private final class Claim {
        private int held;

        synchronized void oneMore() {
            try {
                if (!steps.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw Refusal.overloaded();
                }
                held++;
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
