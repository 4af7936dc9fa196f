package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
        return issue.after(history);
    }

    /**
     * This issue, told on from its history.
     *
     * @param next the entries that follow this version, oldest first, without a gap
     */
    public Issue after(List<HistoryEntry> next) {
        Issue issue = this;
        for (HistoryEntry entry : next) {
            if (entry.version() != issue.version + 1) {
                throw new IllegalArgumentException(
                        "history of issue " + id + " goes from " + issue.version + " to " + entry.version());
            }
            issue = issue.replay(entry);
        }
        return issue;
    }

    private Issue replay(HistoryEntry entry) {
        Issue told = with(entry.changes(), FieldChange::to);
        return revise(
                        told.title,
                        told.description,
                        told.status,
                        told.assignee,
                        told.labels,
                        told.deleted(),
                        entry.by(),
                        entry.at())
                .after();
    }

    /**
     * The values that this issue had before the last of its history. Its times are those of now: only the whole history tells them.
     *
     * @param since the entries after the version wanted, oldest first, up to this version
     */
    public Issue before(List<HistoryEntry> since) {
        Issue issue = this;
        for (int i = since.size() - 1; i >= 0; i--) {
            if (since.get(i).version() != issue.version) {
                throw new IllegalArgumentException("history of issue " + id + " lacks version " + issue.version);
            }
            issue = issue.with(since.get(i).changes(), FieldChange::from);
        }
        return issue;
    }

    /** One version back, with one side of each change; every other value as it is. */
    private Issue with(List<FieldChange> changes, Function<FieldChange, @Nullable Object> side) {
        String newTitle = title;
        String newDescription = description;
        Status newStatus = status;
        UserRef newAssignee = assignee;
        List<LabelRef> newLabels = labels;
        boolean newDeleted = deleted();
        for (FieldChange change : changes) {
            Object value = side.apply(change);
            switch (change.field()) {
                case TITLE -> newTitle = value instanceof String text ? text : "";
                case DESCRIPTION -> newDescription = value instanceof String text ? text : "";
                case STATUS -> newStatus = value instanceof Status some ? some : Status.OPEN;
                case ASSIGNEE -> newAssignee = value instanceof UserRef user ? user : null;
                case LABELS -> newLabels = LabelSets.of(value);
                case DELETED -> newDeleted = Boolean.TRUE.equals(value);
            }
        }
        return new Issue(
                id,
                newTitle,
                newDescription,
                newStatus,
                newAssignee,
                newLabels,
                createdBy,
                createdAt,
                updatedAt,
                resolvedAt,
                newDeleted ? updatedAt : null,
                commentCount,
                version - 1);
    }
}
