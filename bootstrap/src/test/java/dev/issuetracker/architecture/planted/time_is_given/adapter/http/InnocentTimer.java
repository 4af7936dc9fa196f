package dev.issuetracker.architecture.planted.time_is_given.adapter.http;

class InnocentTimer {
    long read() {
        return System.nanoTime();
    }
}
