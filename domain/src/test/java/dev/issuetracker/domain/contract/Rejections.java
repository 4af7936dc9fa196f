package dev.issuetracker.domain.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.util.List;

/** How a call was rejected. */
public final class Rejections {
    private Rejections() {}

    /** Fails unless the call is rejected with this code. */
    public static void assertRejected(ErrorCode code, Runnable call) {
        TrackerException exception = assertThrows(TrackerException.class, call::run);
        assertEquals(code, exception.code(), exception.getMessage());
    }

    /** The violations that the call is rejected for, each as field and code. Fails when the call is not rejected. */
    public static List<String> violations(Runnable call) {
        return violations(assertThrows(TrackerException.class, call::run));
    }

    /** The violations that an exception reports, each as field and code. */
    public static List<String> violations(TrackerException exception) {
        return exception.violations().stream()
                .map(violation -> violation.field() + " " + violation.code())
                .toList();
    }
}
