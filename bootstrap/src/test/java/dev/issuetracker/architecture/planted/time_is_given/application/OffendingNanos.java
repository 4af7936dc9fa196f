package dev.issuetracker.architecture.planted.time_is_given.application;

class OffendingNanos {
    long read() {
        return System.nanoTime();
    }
}
