package dev.issuetracker.adapter.http.edge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Whether a body arrives fast enough. The sender starts with some time; bytes add to it and waiting takes from it. What
 * is saved has a maximum: else a sender could send much at once and next to nothing for hours.
 */
final class MinimumDataRate {
    /** Slower than the poorest line that files are sent over. */
    private static final int BYTES_A_SECOND = 1_024;

    /** As long as a connection may be idle: a sender that takes so long between two large packets is honest. */
    private static final Duration MAX_SAVED = Duration.ofSeconds(30);

    private final long maxSaved;
    private long left;

    /**
     * Starts to count.
     *
     * @param grace what the sender has from the beginning
     */
    MinimumDataRate(Duration grace) {
        this.left = grace.toNanos();
        this.maxSaved = Math.max(left, MAX_SAVED.toNanos());
    }

    void arrived(int bytes) {
        left = Math.min(maxSaved, left + TimeUnit.SECONDS.toNanos(bytes) / BYTES_A_SECOND);
    }

    /** Counts the time that the server waited for the sender; what the server itself takes to read does not count. */
    void waited(long nanos) {
        left -= nanos;
    }

    boolean tooSlow() {
        return left < 0;
    }
}
