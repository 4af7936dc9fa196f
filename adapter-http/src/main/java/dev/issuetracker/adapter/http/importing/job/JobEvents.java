package dev.issuetracker.adapter.http.importing.job;

import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.application.importing.job.SeenJob;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an import stands, as server-sent events. Each stream takes the place of a request, so that there are few, and
 * each ends after a minute: the browser opens it again by itself, and its rights are looked at anew. One that is read
 * too slowly is cut like any other answer.
 */
public final class JobEvents {
    private static final Logger LOG = LoggerFactory.getLogger(JobEvents.class);
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** Proxies cut a connection on which nothing comes. */
    private static final int PERIODS_WITHOUT_A_BYTE = 10;

    private final Semaphore places;
    private final BooleanSupplier stopping;

    /**
     * Makes the streams.
     *
     * @param most how many may be open at once
     * @param stopping whether the server is about to end
     */
    public JobEvents(int most, BooleanSupplier stopping) {
        this.places = new Semaphore(most);
        this.stopping = stopping;
    }

    /**
     * Sends an event for each change until the end.
     *
     * @param first how it stands now
     * @param next how it stands later
     * @throws ProblemException when too many streams are open
     */
    void send(Context ctx, SeenJob first, Supplier<SeenJob> next) {
        if (!places.tryAcquire()) {
            throw ProblemException.overloaded();
        }
        try {
            ctx.status(200)
                    .contentType("text/event-stream")
                    .header("Cache-Control", "no-store")
                    .header("X-Accel-Buffering", "no");
            if (!ctx.method().equals(HandlerType.HEAD)) {
                stream(ctx.res().getOutputStream(), first, next);
            }
        } catch (IOException clientLeft) {
            LOG.debug("the client left before the import ended", clientLeft);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private void stream(OutputStream out, SeenJob first, Supplier<SeenJob> next)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + LIFE.toNanos();
        byte[] sent = new byte[0];
        int silent = 0;
        SeenJob job = first;
        while (true) {
            byte[] event = event(job);
            if (!Arrays.equals(event, sent)) {
                write(out, event);
                sent = event;
                silent = 0;
            } else if (++silent == PERIODS_WITHOUT_A_BYTE) {
                write(out, ":\n\n".getBytes(StandardCharsets.US_ASCII));
                silent = 0;
            }
            if (!job.job().state().open() || stopping.getAsBoolean() || System.nanoTime() > end) {
                return;
            }
            Thread.sleep(PERIOD.toMillis());
            job = next.get();
        }
    }

    private static byte[] event(SeenJob job) {
        // Named by the state: who waits for the end listens to done, failed and cancelled.
        return ("event: " + job.job().state().code() + "\ndata: " + ImportJobJson.text(job) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void write(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }
}
