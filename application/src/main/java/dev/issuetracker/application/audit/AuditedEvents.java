package dev.issuetracker.application.audit;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.event.TrackerEvent.CommentDeleted;
import dev.issuetracker.application.event.TrackerEvent.FieldCreated;
import dev.issuetracker.application.event.TrackerEvent.FieldEdited;
import dev.issuetracker.application.event.TrackerEvent.FieldRemoved;
import dev.issuetracker.application.event.TrackerEvent.ImportUndone;
import dev.issuetracker.application.event.TrackerEvent.IssueDeleted;
import dev.issuetracker.application.event.TrackerEvent.IssueRestored;
import dev.issuetracker.application.event.TrackerEvent.LabelCreated;
import dev.issuetracker.application.event.TrackerEvent.LabelDeleted;
import dev.issuetracker.application.event.TrackerEvent.PlaceholderCreated;
import dev.issuetracker.application.event.TrackerEvent.TextShared;
import dev.issuetracker.application.event.TrackerEvent.TextUnshared;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedText;
import dev.issuetracker.domain.text.Amount;
import dev.issuetracker.domain.user.User;
import java.util.List;

/**
 * Records in the audit log those events of issues, comments, labels, fields, searches, imports and placeholders that it
 * is for.
 */
public final class AuditedEvents implements Events.Outbox {
    private final AuditLog auditLog;

    /** Records in this log. */
    public AuditedEvents(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    @Override
    public void add(List<TrackerEvent> events) {
        events.forEach(this::record);
    }

    private void record(TrackerEvent event) {
        if (event instanceof IssueDeleted deleted) {
            record(event, AuditEvent.ISSUE_DELETED, AuditSubject.Kind.ISSUE, deleted.issueId(), "");
        } else if (event instanceof IssueRestored restored) {
            record(event, AuditEvent.ISSUE_RESTORED, AuditSubject.Kind.ISSUE, restored.issueId(), "");
        } else if (event instanceof CommentDeleted deleted) {
            record(event, deleted.comment(), deleted.issueId());
        } else if (event instanceof LabelCreated created) {
            record(event, AuditEvent.LABEL_MADE, created.label());
        } else if (event instanceof LabelDeleted deleted) {
            record(event, AuditEvent.LABEL_DELETED, deleted.label());
        } else if (event instanceof PlaceholderCreated created) {
            User person = created.placeholder();
            record(event, AuditEvent.PLACEHOLDER_MADE, AuditSubject.Kind.USER, person.id(), person.username());
        } else if (event instanceof FieldCreated created) {
            record(event, AuditEvent.FIELD_MADE, created.field());
        } else if (event instanceof FieldEdited edited) {
            record(event, AuditEvent.FIELD_EDITED, edited.after());
        } else if (event instanceof FieldRemoved removed) {
            record(event, AuditEvent.FIELD_REMOVED, removed.field());
        } else if (event instanceof TextShared shared) {
            record(event, shared.kind(), shared.text(), AuditEvent.SEARCH_SHARED, AuditEvent.MAPPING_SHARED);
        } else if (event instanceof TextUnshared unshared) {
            record(event, unshared.kind(), unshared.text(), AuditEvent.SEARCH_UNSHARED, AuditEvent.MAPPING_UNSHARED);
        } else if (event instanceof ImportUndone undone) {
            String detail = Amount.of(undone.deleted(), "issue") + " deleted, " + undone.reverted() + " reverted, "
                    + undone.kept().size() + " kept";
            record(event, AuditEvent.IMPORT_UNDONE, AuditSubject.Kind.IMPORT, undone.importId(), detail);
        }
    }

    private void record(TrackerEvent event, Comment deleted, long issueId) {
        String detail = "of " + deleted.author().username() + ", on the issue " + issueId;
        record(event, AuditEvent.COMMENT_DELETED, AuditSubject.Kind.COMMENT, deleted.id(), detail);
    }

    private void record(TrackerEvent event, AuditEvent kind, Label label) {
        record(event, kind, AuditSubject.Kind.LABEL, label.id(), label.name());
    }

    private void record(TrackerEvent event, AuditEvent kind, Field field) {
        record(event, kind, AuditSubject.Kind.FIELD, field.id(), field.name());
    }

    private void record(TrackerEvent event, SavedKind kind, SavedText text, AuditEvent ofSearch, AuditEvent ofMapping) {
        String detail = text.name() + ", of " + text.owner().username();
        switch (kind) {
            case SEARCH -> record(event, ofSearch, AuditSubject.Kind.SEARCH, text.id(), detail);
            case MAPPING -> record(event, ofMapping, AuditSubject.Kind.MAPPING, text.id(), detail);
        }
    }

    private void record(TrackerEvent event, AuditEvent kind, AuditSubject.Kind subject, long id, String detail) {
        Cause cause = event.cause();
        auditLog.add(
                new AuditEntry(cause.at(), kind, cause.by(), new AuditSubject(subject, id), detail, cause.origin()));
    }
}
