package dev.issuetracker.adapter.http.change;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.change.ChangeMark;
import dev.issuetracker.application.change.ChangeService;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** What changed lately, read once for all who listen: at most once a second, and never when nobody does. */
final class ChangeFeed {
    /** Shorter than the second after which each stream asks, so that none gets the same answer twice. */
    private static final long FRESH = Duration.ofMillis(900).toNanos();

    private final ChangeService changes;
    private final ReentrantLock reading = new ReentrantLock();
    private Set<ChangeMark> marks = Set.of();
    private long readAt = System.nanoTime() - FRESH;

    ChangeFeed(ChangeService changes) {
        this.changes = changes;
    }

    /** The marks of the last changes, not older than a second. */
    Set<ChangeMark> recent(Caller by) {
        reading.lock();
        try {
            if (System.nanoTime() - readAt >= FRESH) {
                marks = changes.recent(by);
                readAt = System.nanoTime();
            }
            return marks;
        } finally {
            reading.unlock();
        }
    }
}
