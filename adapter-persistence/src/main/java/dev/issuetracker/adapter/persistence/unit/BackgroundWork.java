package dev.issuetracker.adapter.persistence.unit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that runs beside a server in small steps. For as long as a step takes, the database is left to others before the
 * next one. The work ends when all is done, when a step fails, or with the server; the next start goes on with it.
 */
public final class BackgroundWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);

    private final String name;
    private final BooleanSupplier step;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);

    private BackgroundWork(String name, BooleanSupplier step) {
        this.name = name;
        this.step = step;
        this.thread = new Thread(this::run, name.replace(' ', '-'));
    }

    /**
     * Begins, in a thread of its own.
     *
     * @param name what the steps do, for the log and the name of the thread
     * @param step does some of the work in a unit of work of its own; true when nothing is left to do
     */
    public static BackgroundWork start(String name, BooleanSupplier step) {
        BackgroundWork work = new BackgroundWork(name, step);
        work.thread.setDaemon(true);
        work.thread.start();
        return work;
    }

    private void run() {
        try {
            boolean done = false;
            while (!done) {
                long began = System.nanoTime();
                // A pool lets a thread that comes back at once overtake those who wait for its only connection.
                done = step.getAsBoolean() || ended.await(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.warn("{} has stopped and goes on at the next start", name, failure);
        }
    }

    /** Lets the step that runs end, and begins no other. */
    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
