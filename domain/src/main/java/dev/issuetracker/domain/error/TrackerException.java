package dev.issuetracker.domain.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What cannot be done. Its message is written for the person who made the call: what is wrong, where, and how to mend
 * it.
 */
public class TrackerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Violation> violations;

    public TrackerException(ErrorCode code, String message) {
        this(code, message, List.of(), null);
    }

    public TrackerException(ErrorCode code, String message, List<Violation> violations) {
        this(code, message, violations, null);
    }

    public TrackerException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, List.of(), cause);
    }

    private TrackerException(ErrorCode code, String message, List<Violation> violations, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    /** The exception that says that something does not exist, for example {@code notFound("issue", 7)}. */
    public static TrackerException notFound(String kind, long id) {
        return new TrackerException(ErrorCode.NOT_FOUND, "There is no " + kind + " with id " + id + ".");
    }

    public ErrorCode code() {
        return code;
    }

    /** Every broken rule, in the order of the request's fields; empty unless the code speaks of values. */
    public List<Violation> violations() {
        return violations;
    }
}
