package dev.issuetracker.adapter.http.issue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.adapter.http.label.LabelRefJson;
import dev.issuetracker.application.issue.BulkChange;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.issue.ThreeWayMerge.Difference;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue as it is sent. */
record IssueJson(
        long id,
        String title,
        String description,
        String status,
        @Nullable UserRefJson assignee,
        List<LabelRefJson> labels,
        UserRefJson createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        long commentCount,
        long version) {
    static IssueJson of(Issue issue) {
        UserRef assignee = issue.assignee();
        return new IssueJson(
                issue.id(),
                issue.title(),
                issue.description(),
                issue.status().code(),
                assignee == null ? null : UserRefJson.of(assignee),
                issue.labels().stream().map(LabelRefJson::of).toList(),
                UserRefJson.of(issue.createdBy()),
                issue.createdAt(),
                issue.updatedAt(),
                issue.resolvedAt(),
                issue.commentCount(),
                issue.version());
    }

    /**
     * An issue with its comments.
     *
     * @param commentsNext the URL of the comments that follow; null when these are all
     */
    record ThreadJson(
            @JsonUnwrapped IssueJson issue,
            List<CommentJson> comments,
            @Nullable String commentsNext) {
        static ThreadJson of(IssueThread thread, @Nullable String commentsNext) {
            return new ThreadJson(
                    IssueJson.of(thread.issue()),
                    thread.comments().stream().map(CommentJson::of).toList(),
                    commentsNext);
        }
    }

    /** What one version changed. */
    record HistoryJson(long version, Instant at, UserRefJson by, List<FieldJson> changes) {
        static HistoryJson of(HistoryEntry entry) {
            return new HistoryJson(
                    entry.version(),
                    entry.at(),
                    UserRefJson.of(entry.by()),
                    entry.changes().stream().map(FieldJson::of).toList());
        }
    }

    /** What became of one field. */
    record FieldJson(
            String field, @Nullable Object from, @Nullable Object to) {
        static FieldJson of(FieldChange<?> change) {
            return new FieldJson(change.field().code(), value(change.from()), value(change.to()));
        }
    }

    /** A field that an edit and what happened since leave in different states. */
    record ChangeJson(
            String field,
            @Nullable Object base,
            @Nullable Object yours,
            @Nullable Object theirs) {
        static ChangeJson of(Difference<?> difference) {
            return new ChangeJson(
                    difference.field().code(),
                    value(difference.base()),
                    value(difference.yours()),
                    value(difference.theirs()));
        }
    }

    /** What a bulk change did. */
    record BulkJson(int updated, List<VersionJson> issues) {
        static BulkJson of(BulkChange change) {
            return new BulkJson(
                    change.updated(),
                    change.issues().stream()
                            .map(issue -> new VersionJson(issue.id(), issue.version()))
                            .toList());
        }
    }

    /** What a bulk edit did, or would do. */
    record BulkEditJson(int matched, int updated, List<OutcomeJson> issues) {
        static BulkEditJson of(BulkChange change) {
            return new BulkEditJson(
                    change.revisions().size(),
                    change.updated(),
                    change.revisions().stream()
                            .map(revision -> new OutcomeJson(
                                    revision.before().id(),
                                    change.current(revision).version(),
                                    revision.changed()))
                            .toList());
        }
    }

    /** What a bulk edit did to an issue, or would do. */
    record OutcomeJson(long id, long version, boolean changed) {}

    /** An issue's version. */
    record VersionJson(long id, long version) {}

    /** A field's value as {@link IssueJson} writes it. */
    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Status status) {
            return status.code();
        }
        if (value instanceof UserRef user) {
            return UserRefJson.of(user);
        }
        if (value instanceof LabelRef label) {
            return LabelRefJson.of(label);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(IssueJson::value).toList();
        }
        return value;
    }
}
