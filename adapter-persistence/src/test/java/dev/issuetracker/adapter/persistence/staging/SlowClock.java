package dev.issuetracker.adapter.persistence.staging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Between any two looks at it so much time goes by that what is done bit by bit is done in the smallest bits. */
final class SlowClock extends Clock {
    private final AtomicReference<Instant> now;
    private final Duration step;

    SlowClock(Instant beginning, Duration step) {
        this.now = new AtomicReference<>(beginning);
        this.step = step;
    }

    @Override
    public Instant instant() {
        return now.updateAndGet(before -> before.plus(step));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
