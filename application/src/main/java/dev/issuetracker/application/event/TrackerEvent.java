package dev.issuetracker.application.event;

import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedText;
import dev.issuetracker.domain.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed. A change of one issue says which; a change of many, such as the deletion of a label, is one
 * event and not one for each issue, because an import alone can have a million. New kinds of events may come in any
 * version.
 */
public sealed interface TrackerEvent {
    Cause cause();

    /** The issue that this event is about; null when it is about many or none. */
    default @Nullable Long issueId() {
        return null;
    }

    /** An issue was created. */
    record IssueCreated(Cause cause, Issue issue) implements TrackerEvent {
        @Override
        public Long issueId() {
            return issue.id();
        }
    }

    /**
     * Values of an issue were changed: by an edit, a merge, a revert or an edit of many.
     *
     * @param revision the step from the version before; without descriptions when many issues were edited at once, also
     *     where those of many came back
     */
    record IssueEdited(Cause cause, Revision revision) implements TrackerEvent {
        @Override
        public Long issueId() {
            return revision.after().id();
        }
    }

    /** An issue was deleted. */
    record IssueDeleted(Cause cause, Revision revision) implements TrackerEvent {
        @Override
        public Long issueId() {
            return revision.after().id();
        }
    }

    /** A deleted issue was brought back. */
    record IssueRestored(Cause cause, Revision revision) implements TrackerEvent {
        @Override
        public Long issueId() {
            return revision.after().id();
        }
    }

    /** A comment was added to an issue. */
    record CommentAdded(Cause cause, Comment comment) implements TrackerEvent {
        @Override
        public Long issueId() {
            return comment.issueId();
        }
    }

    /** The text of a comment was replaced. */
    record CommentEdited(Cause cause, Comment before, Comment after) implements TrackerEvent {
        @Override
        public Long issueId() {
            return after.issueId();
        }
    }

    /** A comment was removed from an issue. */
    record CommentDeleted(Cause cause, Comment comment) implements TrackerEvent {
        @Override
        public Long issueId() {
            return comment.issueId();
        }
    }

    /** Two issues were linked. */
    record LinkAdded(Cause cause, Link link) implements TrackerEvent {}

    /** A link was removed from both of its issues. */
    record LinkRemoved(Cause cause, Link link) implements TrackerEvent {}

    /** A label was made. */
    record LabelCreated(Cause cause, Label label) implements TrackerEvent {}

    /** The name, color or description of a label was changed, and with it what every issue that carries it shows. */
    record LabelEdited(Cause cause, Label before, Label after) implements TrackerEvent {}

    /** A label was deleted. Every issue that carried it has lost it, by a new version. */
    record LabelDeleted(Cause cause, Label label) implements TrackerEvent {}

    /** An import made an account for somebody whom its file names. */
    record PlaceholderCreated(Cause cause, User placeholder) implements TrackerEvent {}

    /** A field was made. */
    record FieldCreated(Cause cause, Field field) implements TrackerEvent {}

    /**
     * The name, description or options of a field were changed. Every issue that had an option that was removed got
     * another one, or none, by a new version.
     */
    record FieldEdited(Cause cause, Field before, Field after) implements TrackerEvent {}

    /** A field was removed. Every issue that had a value of it has lost it, by a new version. */
    record FieldRemoved(Cause cause, Field field) implements TrackerEvent {}

    /** A saved text is shown to others from now on. Nobody but its owner learns of one that is not. */
    record TextShared(Cause cause, SavedKind kind, SavedText text) implements TrackerEvent {}

    /** A saved text is no longer shown to others: it is its owner's alone, or gone. */
    record TextUnshared(Cause cause, SavedKind kind, SavedText text) implements TrackerEvent {}

    /**
     * A file was imported.
     *
     * @param created how many issues it made
     * @param firstId the lowest of their ids
     * @param lastId the highest; between the two lie also issues that others made meanwhile
     */
    record IssuesImported(Cause cause, long importId, long created, long firstId, long lastId)
            implements TrackerEvent {}

    /**
     * A file was imported that changed many issues which came in before, by new versions or new comments, or such an
     * import was taken back. Of few, each change is an event of its own.
     *
     * @param issues their ids
     */
    record ImportedIssuesUpdated(Cause cause, List<Long> issues) implements TrackerEvent {
        public ImportedIssuesUpdated {
            issues = List.copyOf(issues);
        }
    }

    /**
     * An import was taken back: the issues that it made are deleted, and those that it changed are as they were. What
     * became of these is said by events of its own.
     *
     * @param deleted how many issues were deleted by this
     * @param reverted how many issues got the values back that they had before
     * @param kept the ids of those that were edited since, and so were kept
     */
    record ImportUndone(Cause cause, long importId, long deleted, long reverted, List<Long> kept)
            implements TrackerEvent {
        public ImportUndone {
            kept = List.copyOf(kept);
        }
    }
}
