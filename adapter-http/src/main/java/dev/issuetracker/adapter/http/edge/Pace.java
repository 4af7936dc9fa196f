package dev.issuetracker.adapter.http.edge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * For how long the sender of a body may still be waited for. Bytes earn time, but not much ahead: who sends a lot at once would else
 * have earned hours in which to send next to nothing.
 */
final class Pace {
    /** Slower than the poorest line that files are sent over. */
    private static final int BYTES_A_SECOND = 1_024;

    /** As long as a connection may be idle; whoever takes as long between two packets, but sends enough in each, is honest. */
    private static final Duration MOST = Duration.ofSeconds(30);

    private final long most;
    private long left;

    /**
     * Starts to count.
     *
     * @param grace what the sender has from the beginning
     */
    Pace(Duration grace) {
        this.left = grace.toNanos();
        this.most = Math.max(left, MOST.toNanos());
    }

    void arrived(int bytes) {
        left = Math.min(most, left + TimeUnit.SECONDS.toNanos(bytes) / BYTES_A_SECOND);
    }

    /** To be told how long was waited; what the server itself takes to read does not count. */
    void waited(long nanos) {
        left -= nanos;
    }

    boolean tooSlow() {
        return left < 0;
    }
}
