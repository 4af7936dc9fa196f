package dev.issuetracker.domain.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;

/** Tells how a call was rejected. */
public final class Rejections {
    private Rejections() {}

    /** Fails unless the call is rejected with this code. */
    public static void assertRejected(ErrorCode code, Runnable call) {
        TrackerException exception = assertThrows(TrackerException.class, call::run);
        assertEquals(code, exception.code(), exception.getMessage());
    }
}
