package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An issue as it stands at one version. Every change makes a new one, through a {@link Revision}.
 *
 * @param labels without repetition, in the order of their folded names
 * @param resolvedAt when it became resolved; null in every other status
 * @param deletedAt when it was deleted; null while it stands
 * @param commentCount how many comments it has; no part of its version
 * @param version 1 at creation, one more with every change
 */
public record Issue(
        long id,
        String title,
        String description,
        Status status,
        @Nullable UserRef assignee,
        List<LabelRef> labels,
        UserRef createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant deletedAt,
        long commentCount,
        long version) {
    public Issue {
        labels = LabelSets.sorted(labels);
    }

    public boolean deleted() {
        return deletedAt != null;
    }

    /** The change that the patch makes; it may turn out to change nothing. */
    public Revision edit(IssuePatch patch, UserRef by, Instant at) {
        return revise(
                patch.title().or(title),
                patch.description().or(description),
                patch.status().or(status),
                patch.assignee().or(Optional.ofNullable(assignee)).orElse(null),
                patch.labels().or(labels),
                deleted(),
                by,
                at);
    }

    /** The change that takes the issue out of every list; changes nothing when it is deleted already. */
    public Revision delete(UserRef by, Instant at) {
        return revise(title, description, status, assignee, labels, true, by, at);
    }

    /** The change that brings a deleted issue back; changes nothing when it stands. */
    public Revision restore(UserRef by, Instant at) {
        return revise(title, description, status, assignee, labels, false, by, at);
    }

    private Revision revise(
            String newTitle,
            String newDescription,
            Status newStatus,
            @Nullable UserRef newAssignee,
            List<LabelRef> newLabels,
            boolean newDeleted,
            UserRef by,
            Instant at) {
        // A clock that was set back must not make an issue's times run backwards.
        Instant time = at.isBefore(updatedAt) ? updatedAt : at;
        Instant resolved = switch (newStatus) {
            case OPEN, IN_PROGRESS -> null;
            case RESOLVED -> resolvedAt != null ? resolvedAt : time;
        };
        Instant removed = newDeleted ? (deletedAt != null ? deletedAt : time) : null;
        Issue after = new Issue(
                id,
                newTitle,
                newDescription,
                newStatus,
                newAssignee,
                newLabels,
                createdBy,
                createdAt,
                time,
                resolved,
                removed,
                commentCount,
                version + 1);
        return FieldChange.between(this, after).isEmpty()
                ? new Revision(this, this, by)
                : new Revision(this, after, by);
    }

    /**
     * This issue as it stood, told again from its history. Comments have no part in its versions: their number is that of now.
     *
     * @param history its entries from version 1 on, oldest first, without a gap
     */
    public Issue asOf(List<HistoryEntry> history) {
        return replay(id, commentCount, history);
    }

    /**
     * An issue as it stood, told again from its history; nothing there tells of comments, so it has none.
     *
     * @param id of the issue
     * @param history its entries from version 1 on, oldest first, without a gap
     */
    public static Issue replay(long id, List<HistoryEntry> history) {
        return replay(id, 0, history);
    }

    private static Issue replay(long id, long commentCount, List<HistoryEntry> history) {
        HistoryEntry creation = history.get(0);
        Issue issue = new Issue(
                id,
                "",
                "",
                Status.OPEN,
                null,
                List.of(),
                creation.by(),
                creation.at(),
                creation.at(),
                null,
                null,
                commentCount,
                0);
        for (HistoryEntry entry : history) {
            if (entry.version() != issue.version() + 1) {
                throw new IllegalArgumentException(
                        "history of issue " + id + " goes from " + issue.version() + " to " + entry.version());
            }
            issue = issue.replay(entry);
        }
        return issue;
    }

    private Issue replay(HistoryEntry entry) {
        String newTitle = title;
        String newDescription = description;
        Status newStatus = status;
        UserRef newAssignee = assignee;
        List<LabelRef> newLabels = labels;
        boolean newDeleted = deleted();
        for (FieldChange change : entry.changes()) {
            Object to = change.to();
            switch (change.field()) {
                case TITLE -> newTitle = to instanceof String text ? text : "";
                case DESCRIPTION -> newDescription = to instanceof String text ? text : "";
                case STATUS -> newStatus = to instanceof Status s ? s : Status.OPEN;
                case ASSIGNEE -> newAssignee = to instanceof UserRef user ? user : null;
                case LABELS -> newLabels = LabelSets.of(to);
                case DELETED -> newDeleted = Boolean.TRUE.equals(to);
            }
        }
        return revise(newTitle, newDescription, newStatus, newAssignee, newLabels, newDeleted, entry.by(), entry.at())
                .after();
    }
}
