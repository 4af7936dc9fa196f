package dev.issuetracker.adapter.persistence.unit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that runs beside a server in small steps. For as long as a step takes, the database is left to others before the
 * next one. The work ends when all is done, when a step fails, or with the server; the next start goes on with it. Work
 * that comes up again and again pauses instead, and goes on.
 */
public final class BackgroundWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);

    /** At the start there is enough to do, and the first requests go before. */
    private static final Duration BEGINNING = Duration.ofSeconds(1);

    private final String name;
    private final BooleanSupplier step;
    private final Optional<Duration> pause;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);

    private BackgroundWork(String name, BooleanSupplier step, Optional<Duration> pause) {
        this.name = name;
        this.step = step;
        this.pause = pause;
        this.thread = new Thread(this::run, name.replace(' ', '-'));
    }

    /**
     * Begins a moment later, in a thread of its own.
     *
     * @param name what the steps do, for the log and the name of the thread
     * @param step does some of the work in a unit of work of its own; true when nothing is left to do
     */
    public static BackgroundWork start(String name, BooleanSupplier step) {
        return start(new BackgroundWork(name, step, Optional.empty()));
    }

    /**
     * Begins work that comes up again and again.
     *
     * @param step true when nothing is left to do for now; a failure is tried again like that
     * @param pause from then to the next look
     */
    public static BackgroundWork repeat(String name, BooleanSupplier step, Duration pause) {
        return start(new BackgroundWork(name, step, Optional.of(pause)));
    }

    private static BackgroundWork start(BackgroundWork work) {
        work.thread.setDaemon(true);
        work.thread.start();
        return work;
    }

    private void run() {
        try {
            if (pause.isEmpty()) {
                if (!ended.await(BEGINNING.toMillis(), TimeUnit.MILLISECONDS)) {
                    runOnce();
                }
            } else {
                while (!ended.await(pause.get().toMillis(), TimeUnit.MILLISECONDS)) {
                    runOnce();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce() throws InterruptedException {
        try {
            boolean done = false;
            while (!done) {
                long began = System.nanoTime();
                // A pool lets a thread that comes back at once overtake those who wait for its only connection.
                done = step.getAsBoolean() || ended.await(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            }
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    private void failed(RuntimeException failure) {
        if (pause.isEmpty()) {
            LOG.warn("{} has stopped and goes on at the next start", name, failure);
        } else {
            LOG.debug("{} is tried again after a pause", name, failure);
        }
    }

    /** Lets the step that runs end, and begins no other. Repeated work does not wait for a connection any longer. */
    @Override
    public void close() {
        ended.countDown();
        if (pause.isPresent()) {
            thread.interrupt();
        }
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
