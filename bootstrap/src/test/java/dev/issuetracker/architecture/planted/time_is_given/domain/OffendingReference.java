package dev.issuetracker.architecture.planted.time_is_given.domain;

import java.time.Instant;
import java.util.function.Supplier;

class OffendingReference {
    Supplier<Instant> read() {
        return Instant::now;
    }
}
