package dev.issuetracker.application.importing.done;

/** What becomes of issues that were edited since their import, when it is taken back. */
public enum UndoMode {
    /** They keep the whole import from being taken back. */
    ALL_OR_NOTHING,
    /** They are kept, and the import is taken back of the others. */
    KEEP_EDITED,
    /** It is taken back of them too. */
    DELETE_EDITED
}
