package dev.issuetracker.adapter.persistence.sql;

import org.jspecify.annotations.Nullable;

/**
 * A database answers, and the tracker can never work on it as it is. The message is for the operator: what is wrong and
 * what to do.
 */
public final class UnusableDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableDatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
