package dev.issuetracker.application;

/** A call needs a part that the tracker was built without. */
public final class MissingPartException extends RuntimeException {
    /**
     * Names the part.
     *
     * @param step the step of {@link Tracker.Builder} that sets it
     */
    MissingPartException(String step) {
        super("This tracker was built without a part that the call needs: call " + step + "(…) before build().");
    }
}
