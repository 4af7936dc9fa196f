package dev.issuetracker.application.change;

import org.jspecify.annotations.Nullable;

/**
 * A sign that something changed. Two marks are the same when they are of the same change.
 *
 * @param number tells the changes of a kind apart, for one issue or for all
 * @param issueId the issue that changed; null when many may have
 */
public record ChangeMark(Kind kind, long number, @Nullable Long issueId) {
    /** What changed. */
    public enum Kind {
        /** An issue was created, edited or restored; the number is its version. */
        ISSUE,
        /** An issue got a comment; the number is that of the comment. */
        COMMENT,
        /** An issue was deleted, or much at once was changed; the number is that of the entry in the audit log. */
        AUDIT,
        /** A file was imported; the number is that of the import. */
        IMPORT
    }
}
