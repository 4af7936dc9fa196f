package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.problem.Refusal;
import io.javalin.http.Context;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * How much of large answers may be in memory at once. How large one is shows only once it is in memory; so a request reserves what the
 * largest takes before the store is asked, and keeps what it took until it is sent.
 */
public final class AnswerBudget extends Handler.Wrapper {
    /** As much as the longest text has, and twice a page; in octets. */
    static final int LARGEST = 4 << 20;

    private static final String CLAIM = "issue-tracker.answer-claim";
    private static final int STEP = 65_536;
    private static final long PATIENCE_MILLIS = 500;

    private final Semaphore steps;

    /**
     * @param bytes how much of all large answers together; at least one fits in any case
     */
    AnswerBudget(long bytes) {
        this.steps = new Semaphore(Math.toIntExact(Math.max(LARGEST, bytes) / STEP));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Claim claim = claim();
        request.setAttribute(CLAIM, claim);
        Request.addCompletionListener(request, anyway -> claim.keep(0));
        return super.handle(request, response, callback);
    }

    /**
     * Makes room for the largest answer.
     *
     * @throws Refusal when others take too much of it
     */
    public static void reserve(Context ctx) {
        Claim claim = ctx.attribute(CLAIM);
        if (claim == null) {
            throw new IllegalStateException("a request came past the budget");
        }
        claim.reserve();
    }

    /** Gives back what an answer of that size did not take. */
    public static void settle(Context ctx, int bytes) {
        Claim claim = ctx.attribute(CLAIM);
        if (claim != null) {
            claim.keep(bytes);
        }
    }

    Claim claim() {
        return new Claim();
    }

    /** What one request holds. */
    final class Claim {
        private int held;

        public synchronized void reserve() {
            try {
                if (!steps.tryAcquire(LARGEST / STEP, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw Refusal.overloaded();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw Refusal.overloaded();
            }
            held += LARGEST / STEP;
        }

        synchronized void keep(int bytes) {
            int kept = Math.min(held, bytes / STEP);
            steps.release(held - kept);
            held = kept;
        }
    }
}
