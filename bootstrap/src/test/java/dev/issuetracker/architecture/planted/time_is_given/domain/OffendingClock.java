package dev.issuetracker.architecture.planted.time_is_given.domain;

import java.time.Clock;

class OffendingClock {
    Clock read() {
        return Clock.systemUTC();
    }
}
