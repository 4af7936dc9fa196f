package dev.issuetracker.application.importing;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;

/** Tells work that takes long to end, because the application is shutting down. */
final class StopSignal {
    private volatile boolean given;

    void give() {
        given = true;
    }

    boolean given() {
        return given;
    }

    /**
     * Goes on unless the signal was given.
     *
     * @param outcome what the message says of the work
     * @throws TrackerException {@code SHUTTING_DOWN}, which undoes the transaction
     */
    void check(String outcome) {
        if (given) {
            throw new TrackerException(ErrorCode.SHUTTING_DOWN, "The server is shutting down, and " + outcome);
        }
    }
}
