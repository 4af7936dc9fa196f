package dev.issuetracker.application.importing;

/** What becomes of the good rows of a file that has bad ones. */
public enum ImportMode {
    /** Nothing is stored. */
    ALL_OR_NOTHING,
    /** They are stored. */
    PARTIAL
}
