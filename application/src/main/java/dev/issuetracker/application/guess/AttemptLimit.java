package dev.issuetracker.application.guess;

import java.time.Duration;
import java.time.Instant;

/**
 * How often something may be tried: so many times at once, and then once more for each interval that goes by. All that
 * is stored of a key is {@code freeAt}, the time from which all of its attempts are free again (the generic cell rate
 * algorithm).
 *
 * @param atOnce 0 when there is no limit
 */
public record AttemptLimit(int atOnce, Duration interval) {
    public boolean unlimited() {
        return atOnce == 0;
    }

    /** How far ahead {@code freeAt} is when all attempts are used up. */
    public Duration reach() {
        return interval.multipliedBy(atOnce);
    }

    /**
     * Whether no attempt is free. A time further ahead than twice the reach was written by a clock that was set back
     * since; it limits nobody.
     */
    public boolean usedUp(Instant freeAt, Instant at) {
        return freeAt.isAfter(at.plus(reach()).minus(interval))
                && !freeAt.isAfter(at.plus(reach()).plus(reach()));
    }

    /** The new {@code freeAt} after a free attempt was taken. */
    public Instant taken(Instant freeAt, Instant at) {
        Instant full = at.plus(reach());
        Instant next = (freeAt.isAfter(at) ? freeAt : at).plus(interval);
        return next.isAfter(full) ? full : next;
    }

    /** How long until an attempt is free again, when all are used up. */
    public Duration untilFree(Instant freeAt, Instant at) {
        return Duration.between(at.plus(reach()).minus(interval), freeAt);
    }
}
