package dev.issuetracker.bootstrap.client;

import org.jspecify.annotations.Nullable;

/** A server did not do what a command asked for; the message says why, for people. */
public final class CallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether the same call may be answered a little later. */
    private final boolean passing;

    /** Calling again would not help. */
    public CallException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    CallException(String message, @Nullable Throwable cause, boolean passing) {
        super(message, cause);
        this.passing = passing;
    }

    boolean passing() {
        return passing;
    }
}
