package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.problem.ProblemException;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/**
 * How much of large bodies may be in memory at once, so that many that come together are rejected rather than exhaust
 * it; and how many may be on their way, so that clients that send slowly leave places to others. A body that has
 * arrived before its request runs is small and not counted: the number of requests limits those.
 */
public final class BodyBudget {
    private static final int STEP = 65_536;
    private static final long PATIENCE_MILLIS = 250;
    private final Semaphore arriving;
    private final Semaphore steps;

    /**
     * Makes a budget that nobody uses yet.
     *
     * @param bodies how many at once
     * @param bytes how much of all large bodies together
     */
    BodyBudget(int bodies, long bytes) {
        this.arriving = new Semaphore(bodies);
        this.steps = new Semaphore(Math.toIntExact(bytes / STEP + 1));
    }

    /**
     * Reads the body of a request. What it takes is counted until the request is completed.
     *
     * @param limit how much of it to read at most
     * @throws ProblemException when too many others are on their way, or too much of them is in memory
     */
    public byte[] read(Context ctx, int limit) throws IOException {
        // Not closed: the connection is the server's.
        InputStream body = ctx.req().getInputStream();
        if (SmallBodies.arrived(ctx)) {
            return body.readNBytes(limit);
        }
        Claim claim = claim();
        Request request = ServletContextRequest.getServletContextRequest(ctx.req());
        Request.addCompletionListener(request, anyway -> claim.release());
        return claim.read(body, limit);
    }

    Claim claim() {
        return new Claim();
    }

    /** What one request holds. */
    final class Claim {
        private int held;

        byte[] read(InputStream body, int limit) throws IOException {
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
                    throw ProblemException.overloaded();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw ProblemException.overloaded();
            }
        }

        synchronized void release() {
            steps.release(held);
            held = 0;
        }
    }
}
