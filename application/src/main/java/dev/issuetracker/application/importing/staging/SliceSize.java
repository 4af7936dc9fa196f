package dev.issuetracker.application.importing.staging;

import java.time.Duration;

/** How many rows are stored at once while others wait: as many as should take no longer than others may wait. */
public final class SliceSize {
    /** For so long others may wait for one slice. */
    public static final Duration LIMIT = Duration.ofMillis(100);

    /** Fewer would mostly wait for the disk. */
    static final int LEAST = 20;

    static final int MOST = 500;

    private static final int FIRST = 100;

    private int rows;

    /** Begins with a size that suits most machines. */
    public SliceSize() {
        this.rows = FIRST;
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
