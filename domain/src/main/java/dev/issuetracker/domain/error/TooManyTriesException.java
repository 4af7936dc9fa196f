package dev.issuetracker.domain.error;

import java.time.Duration;

/** Too much was tried from one place, or on one account; says when one more try is free. Nothing was looked at. */
public final class TooManyTriesException extends TrackerException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /** @param wait until one more try is free, if nobody else takes it */
    public TooManyTriesException(Duration wait) {
        super(ErrorCode.TOO_MANY_TRIES, "There were too many tries. Wait as long as Retry-After says, then try again.");
        this.wait = wait;
    }

    public Duration waitFor() {
        return wait;
    }
}
