package dev.issuetracker.application.guess;

import java.time.Duration;
import java.time.Instant;

/**
 * How often something may be tried: so many times at once, and then one more for each interval that goes by. One time is all that
 * is kept of a key: {@code freeAt}, from when on all of its tries are free again (the generic cell rate algorithm).
 *
 * @param atOnce 0 when there is no limit
 */
public record AttemptLimit(int atOnce, Duration interval) {
    public boolean unlimited() {
        return atOnce == 0;
    }

    /** How far ahead {@code freeAt} is when all tries are used up. */
    public Duration reach() {
        return interval.multipliedBy(atOnce);
    }

    /**
     * Whether no try is free. A time further ahead than twice what tries can add up to was written by a clock that has been set
     * back since, and keeps nobody out.
     */
    public boolean usedUp(Instant freeAt, Instant at) {
        return freeAt.isAfter(at.plus(reach()).minus(interval))
                && !freeAt.isAfter(at.plus(reach()).plus(reach()));
    }

    /** {@code freeAt} once a try was taken that was free. */
    public Instant taken(Instant freeAt, Instant at) {
        Instant full = at.plus(reach());
        Instant next = (freeAt.isAfter(at) ? freeAt : at).plus(interval);
        return next.isAfter(full) ? full : next;
    }

    /** How long until a try is free; of one that is used up. */
    public Duration untilFree(Instant freeAt, Instant at) {
        return Duration.between(at.plus(reach()).minus(interval), freeAt);
    }
}
