package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/**
 * How much of large answers may be in memory at once. The size of an answer is known only once it is in memory. So a
 * request reserves what the largest takes before the store is asked, and keeps what its answer took until that is sent.
 */
public final class AnswerBudget {
    /** As much as the longest text has, and twice a page; in octets. */
    static final int LARGEST = 4 << 20;

    private static final int STEP = 65_536;
    private static final long PATIENCE_MILLIS = 500;

    private final Semaphore steps;

    /**
     * Makes a budget that nobody uses yet.
     *
     * @param bytes how much of all large answers together; at least one fits in any case
     */
    AnswerBudget(long bytes) {
        this.steps = new Semaphore(Math.toIntExact(Math.max(LARGEST, bytes) / STEP));
    }

    /**
     * Makes room for the largest answer, until the request is completed.
     *
     * @throws ProblemException when other answers take too much of it
     */
    public Claim reserve(Context ctx) {
        Claim claim = claim();
        Request request = ServletContextRequest.getServletContextRequest(ctx.req());
        Request.addCompletionListener(request, anyway -> claim.keep(0));
        claim.reserve();
        return claim;
    }

    Claim claim() {
        return new Claim();
    }

    /** What one request holds. */
    public final class Claim {
        private int held;

        private Claim() {}

        synchronized void reserve() {
            try {
                if (!steps.tryAcquire(LARGEST / STEP, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw ProblemException.overloaded();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw ProblemException.overloaded();
            }
            held += LARGEST / STEP;
        }

        /** Gives back what the answer does not take, once it is there. */
        public void answered(Context ctx) {
            // What is answered is in memory, where all of it is available.
            InputStream answer = ctx.resultInputStream();
            try {
                keep(answer == null ? 0 : answer.available());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        synchronized void keep(int bytes) {
            int kept = Math.min(held, bytes / STEP);
            steps.release(held - kept);
            held = kept;
        }
    }
}
