package dev.issuetracker.application.importing.done;

/** What becomes of issues that were edited since their import, when it is taken back. */
public enum UndoMode {
    /** They keep the whole import from being taken back. */
    ALL_OR_NOTHING,
    /** They are kept, and the others are deleted. */
    KEEP_EDITED,
    /** They are deleted too. */
    DELETE_EDITED
}
