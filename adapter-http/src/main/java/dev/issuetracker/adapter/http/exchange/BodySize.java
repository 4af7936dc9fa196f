package dev.issuetracker.adapter.http.exchange;

/** How large the body of a route may be. */
public enum BodySize {
    /**
     * Enough for an account or a label with every character escaped. Such a body has arrived before the request runs.
     */
    SMALL,

    /** As large as the operator accepts, for long texts and lists. */
    LARGE
}
