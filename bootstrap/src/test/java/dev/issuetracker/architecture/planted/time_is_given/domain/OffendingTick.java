package dev.issuetracker.architecture.planted.time_is_given.domain;

import java.time.Clock;
import java.time.ZoneOffset;

class OffendingTick {
    Clock read() {
        return Clock.tickSeconds(ZoneOffset.UTC);
    }
}
