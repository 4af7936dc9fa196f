package dev.issuetracker.application.webhook;

import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.domain.webhook.WebhookEvent;
import java.util.Map;
import java.util.Optional;

/** Which events webhooks are sent. What people keep for themselves or share by name is not among them. */
final class SentEvents {
    private static final Map<Class<? extends TrackerEvent>, WebhookEvent> BY_TYPE = Map.ofEntries(
            Map.entry(TrackerEvent.IssueCreated.class, WebhookEvent.ISSUE_CREATED),
            Map.entry(TrackerEvent.IssueEdited.class, WebhookEvent.ISSUE_EDITED),
            Map.entry(TrackerEvent.IssueDeleted.class, WebhookEvent.ISSUE_DELETED),
            Map.entry(TrackerEvent.IssueRestored.class, WebhookEvent.ISSUE_RESTORED),
            Map.entry(TrackerEvent.CommentAdded.class, WebhookEvent.COMMENT_ADDED),
            Map.entry(TrackerEvent.CommentEdited.class, WebhookEvent.COMMENT_EDITED),
            Map.entry(TrackerEvent.CommentDeleted.class, WebhookEvent.COMMENT_DELETED),
            Map.entry(TrackerEvent.LinkAdded.class, WebhookEvent.LINK_ADDED),
            Map.entry(TrackerEvent.LinkRemoved.class, WebhookEvent.LINK_REMOVED),
            Map.entry(TrackerEvent.LabelCreated.class, WebhookEvent.LABEL_CREATED),
            Map.entry(TrackerEvent.LabelEdited.class, WebhookEvent.LABEL_EDITED),
            Map.entry(TrackerEvent.LabelDeleted.class, WebhookEvent.LABEL_DELETED),
            Map.entry(TrackerEvent.FieldCreated.class, WebhookEvent.FIELD_CREATED),
            Map.entry(TrackerEvent.FieldEdited.class, WebhookEvent.FIELD_EDITED),
            Map.entry(TrackerEvent.FieldRemoved.class, WebhookEvent.FIELD_REMOVED),
            Map.entry(TrackerEvent.IssuesImported.class, WebhookEvent.ISSUES_IMPORTED),
            Map.entry(TrackerEvent.ImportUndone.class, WebhookEvent.IMPORT_UNDONE));

    private SentEvents() {}

    static Optional<WebhookEvent> of(TrackerEvent event) {
        return Optional.ofNullable(BY_TYPE.get(event.getClass()));
    }
}
