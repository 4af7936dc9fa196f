package dev.issuetracker.application.store;

import java.time.Clock;
import java.time.Duration;

/** Time as stores keep it: in whole microseconds, so that what is answered is what is read back. */
public final class StoreClock {
    private StoreClock() {}

    public static Clock of(Clock clock) {
        return Clock.tick(clock, Duration.ofNanos(1_000));
    }
}
