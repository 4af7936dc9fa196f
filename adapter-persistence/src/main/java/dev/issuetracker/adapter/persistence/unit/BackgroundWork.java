package dev.issuetracker.adapter.persistence.unit;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that runs beside a server in small steps, between which others use the database. It ends when all is done, when
 * a step fails, or with the server; the next start goes on with it.
 */
public final class BackgroundWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);

    private final String name;
    private final BooleanSupplier step;
    private final Thread thread;
    private volatile boolean ended;

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
            while (!done && !ended) {
                done = step.getAsBoolean();
            }
        } catch (RuntimeException failure) {
            LOG.warn("{} has stopped and goes on at the next start", name, failure);
        }
    }

    /** Lets the step that runs end, and begins no other. */
    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
