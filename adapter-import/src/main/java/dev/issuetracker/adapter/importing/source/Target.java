package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.domain.issue.value.IssueField;

/** What a column fills. */
public sealed interface Target {
    /** A value of an issue. */
    record Value(IssueField<?> field) implements Target {}

    /** The added field of this name, if the team has one. */
    record Named(String field) implements Target {}

    /** Something that was in the source before the import. */
    enum Past implements Target {
        /** What the source calls the issue. */
        KEY,
        URL,
        AUTHOR,
        CREATED,
        UPDATED,
        RESOLVED,
        COMMENT,
        /** A word that is better known than that of the status, for a status that means nothing to the tracker. */
        CATEGORY,
        /** How far the zone of the row's times is from UTC. */
        OFFSET,
        /** Anything but a "no" says that the issue is resolved, whatever its status. */
        FINISHED
    }
}
