package dev.issuetracker.adapter.persistence.staging;

import dev.issuetracker.application.importing.staging.StagedIssues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what an import has left behind that the death of the server ended, beside the server that runs now. */
public final class StagedRemains implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StagedRemains.class);

    private final StagedIssues staged;
    private final Thread thread = new Thread(this::remove, "staged-remains");
    private volatile boolean ended;

    private StagedRemains(StagedIssues staged) {
        this.staged = staged;
    }

    /** Begins. An import that stages issues meanwhile does the same before it begins. */
    public static StagedRemains remove(StagedIssues staged) {
        StagedRemains remains = new StagedRemains(staged);
        remains.thread.setDaemon(true);
        remains.thread.start();
        return remains;
    }

    private void remove() {
        try {
            boolean gone = false;
            while (!gone && !ended) {
                gone = staged.removeRemains();
            }
        } catch (RuntimeException failure) {
            LOG.warn("cannot remove what an import has left behind; the next import tries again", failure);
        }
    }

    /** Ends, and leaves the rest for the next start. */
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
