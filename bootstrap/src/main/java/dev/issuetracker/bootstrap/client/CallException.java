package dev.issuetracker.bootstrap.client;

import org.jspecify.annotations.Nullable;

/** A server did not do what a command asked for; the message says why, for people. */
public final class CallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CallException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
