package dev.issuetracker.architecture.planted.time_is_given.domain;

import java.time.Instant;

class OffendingNow {
    Instant read() {
        return Instant.now();
    }
}
