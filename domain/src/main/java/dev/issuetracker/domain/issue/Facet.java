package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.field.FieldRef;

/** By which values issues are counted. */
public sealed interface Facet {
    /** What every issue has, or could have. */
    enum OfEveryIssue implements Facet {
        STATUS,
        ASSIGNEE,
        /** An issue counts for each of its labels. */
        LABEL
    }

    /** A field that a team added. An issue with several options counts for each. */
    record OfField(FieldRef field) implements Facet {}
}
