package dev.issuetracker.adapter.http.settings;

/** The path below which a proxy shows the tracker begins like a path of the tracker itself. */
public final class TakenPathException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message for the operator */
    public TakenPathException(String message) {
        super(message);
    }
}
