package dev.issuetracker.application.importing.staging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How many rows are stored at once while others wait: as many as should take no longer than others may wait. */
public final class SliceSize {
    /** For so long others may wait for one slice. */
    public static final Duration LIMIT = Duration.ofMillis(100);

    /** Fewer would mostly wait for the disk. */
    static final int LEAST = 20;

    static final int MOST = 500;

    private static final int FIRST = 100;
    /** More would cost more statements; with fewer a slice may take much longer than the limit. */
    private static final int PARTS = 3;

    private int rows;

    /** Begins with a size that suits most machines. */
    public SliceSize() {
        this.rows = FIRST;
    }

    /** Stores some of a number of rows. */
    @FunctionalInterface
    public interface Part {
        void store(int from, int to);
    }

    /**
     * Stores rows part by part until they are all stored or the slice has taken as long as it may. On a busy machine
     * rows that were fast may be slow at once, so that it is not enough to know how many fitted the last time.
     *
     * @return the first row that is left
     */
    public int fill(Clock clock, int first, int end, Part part) {
        Instant until = clock.instant().plus(LIMIT);
        int to = first;
        do {
            int from = to;
            to = Math.min(from + Math.max(LEAST, rows / PARTS), end);
            part.store(from, to);
        } while (to < end && clock.instant().isBefore(until));
        return to;
    }

    /** How many rows the next slice should have. */
    public int rows() {
        return rows;
    }

    /**
     * Takes note of a slice that was stored. A slower one has fewer rows after it at once; more rows come bit by bit.
     *
     * @param stored how many rows it had, 1 or more
     * @param time how long others could not write because of it; zero or less when the clock was set back
     */
    public void took(int stored, Duration time) {
        long fitting = stored * LIMIT.toNanos() / Math.max(1, time.toNanos());
        rows = (int) Math.max(LEAST, Math.min(fitting, Math.min(MOST, 2L * rows)));
    }
}
