package dev.issuetracker.application.importing.staging;

/** What an import makes because its file names it. */
public enum NameKind {
    LABEL,
    /** A placeholder for somebody. */
    PERSON,
    FIELD,
    /** An option of a field, also of one that was there before. */
    OPTION
}
