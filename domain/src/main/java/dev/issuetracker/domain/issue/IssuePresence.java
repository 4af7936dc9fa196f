package dev.issuetracker.domain.issue;

/** Whether there is an issue. */
public enum IssuePresence {
    /** There is one. */
    PRESENT,
    /** There is one that is deleted, and can be restored. */
    DELETED,
    /** There never was one, or it is gone for good. */
    UNKNOWN
}
