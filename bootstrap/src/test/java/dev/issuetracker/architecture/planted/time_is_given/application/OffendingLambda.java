package dev.issuetracker.architecture.planted.time_is_given.application;

import java.time.Instant;
import java.util.function.Supplier;

class OffendingLambda {
    Supplier<String> read() {
        return () -> "at " + Instant.now();
    }
}
