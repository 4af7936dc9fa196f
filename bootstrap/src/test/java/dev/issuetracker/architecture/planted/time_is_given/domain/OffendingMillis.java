package dev.issuetracker.architecture.planted.time_is_given.domain;

class OffendingMillis {
    long read() {
        return System.currentTimeMillis();
    }
}
