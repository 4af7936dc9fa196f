package dev.issuetracker.adapter.http.webhook.outgoing;

import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.adapter.http.comment.CommentJson;
import dev.issuetracker.adapter.http.field.FieldJson;
import dev.issuetracker.adapter.http.issue.IssueJson;
import dev.issuetracker.adapter.http.issue.RevisionJson;
import dev.issuetracker.adapter.http.label.LabelJson;
import dev.issuetracker.adapter.http.webhook.WebhookJson;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.event.TrackerEvent.CommentAdded;
import dev.issuetracker.application.event.TrackerEvent.CommentDeleted;
import dev.issuetracker.application.event.TrackerEvent.CommentEdited;
import dev.issuetracker.application.event.TrackerEvent.FieldCreated;
import dev.issuetracker.application.event.TrackerEvent.FieldEdited;
import dev.issuetracker.application.event.TrackerEvent.FieldRemoved;
import dev.issuetracker.application.event.TrackerEvent.ImportUndone;
import dev.issuetracker.application.event.TrackerEvent.IssueCreated;
import dev.issuetracker.application.event.TrackerEvent.IssueDeleted;
import dev.issuetracker.application.event.TrackerEvent.IssueEdited;
import dev.issuetracker.application.event.TrackerEvent.IssueRestored;
import dev.issuetracker.application.event.TrackerEvent.IssuesImported;
import dev.issuetracker.application.event.TrackerEvent.LabelCreated;
import dev.issuetracker.application.event.TrackerEvent.LabelDeleted;
import dev.issuetracker.application.event.TrackerEvent.LabelEdited;
import dev.issuetracker.application.event.TrackerEvent.LinkAdded;
import dev.issuetracker.application.event.TrackerEvent.LinkRemoved;
import dev.issuetracker.application.webhook.WebhookBodies;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What webhooks are sent, in the JSON of the API. */
public final class JsonWebhookBodies implements WebhookBodies {
    @Override
    public String of(WebhookMessage message, TrackerEvent event) {
        return body(message, event.cause().by(), subject(event));
    }

    private static Map<String, Object> subject(TrackerEvent event) {
        if (event instanceof IssueCreated created) {
            return Map.of("issue", IssueJson.of(created.issue()));
        } else if (event instanceof IssueEdited edited) {
            return revision(edited.revision());
        } else if (event instanceof IssueDeleted deleted) {
            return revision(deleted.revision());
        } else if (event instanceof IssueRestored restored) {
            return revision(restored.revision());
        } else if (event instanceof CommentAdded added) {
            return Map.of("comment", CommentJson.of(added.comment()));
        } else if (event instanceof CommentEdited edited) {
            return Map.of("comment", CommentJson.of(edited.after()));
        } else if (event instanceof CommentDeleted deleted) {
            return Map.of("comment", CommentJson.of(deleted.comment()));
        }
        return aroundIssues(event);
    }

    private static Map<String, Object> aroundIssues(TrackerEvent event) {
        if (event instanceof LinkAdded added) {
            return Map.of("link", LinkJson.of(added.link()));
        } else if (event instanceof LinkRemoved removed) {
            return Map.of("link", LinkJson.of(removed.link()));
        } else if (event instanceof LabelCreated created) {
            return Map.of("label", LabelJson.of(created.label()));
        } else if (event instanceof LabelEdited edited) {
            return Map.of("label", LabelJson.of(edited.after()));
        } else if (event instanceof LabelDeleted deleted) {
            return Map.of("label", LabelJson.of(deleted.label()));
        } else if (event instanceof FieldCreated created) {
            return Map.of("field", FieldJson.of(created.field()));
        } else if (event instanceof FieldEdited edited) {
            return Map.of("field", FieldJson.of(edited.after()));
        } else if (event instanceof FieldRemoved removed) {
            return Map.of("field", FieldJson.of(removed.field()));
        } else if (event instanceof IssuesImported imported) {
            return Map.of("import", ImportedJson.of(imported));
        } else if (event instanceof ImportUndone undone) {
            return Map.of("import", UndoneJson.of(undone));
        }
        throw new IllegalArgumentException("no webhook is sent " + event.getClass());
    }

    private static Map<String, Object> revision(Revision revision) {
        RevisionJson json = RevisionJson.of(revision);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issue", json.issue());
        members.put("changes", json.changes());
        return members;
    }

    @Override
    public String edited(WebhookMessage message, Cause cause, List<Long> issues) {
        return body(message, cause.by(), Map.of("issue_ids", issues));
    }

    @Override
    public String ping(WebhookMessage message, UserRef by, Webhook webhook) {
        return body(message, by, Map.of("webhook", WebhookJson.of(webhook)));
    }

    private static String body(WebhookMessage message, UserRef by, Map<String, Object> subject) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", message.id());
        body.put("event", message.event().code());
        body.put("at", message.at());
        body.put("by", UserRefJson.of(by));
        body.putAll(subject);
        return new String(Json.bytes(body), StandardCharsets.UTF_8);
    }

    /** A link, seen from outside of its issues. */
    record LinkJson(long id, String type, long from, long to, UserRefJson createdBy, Instant createdAt) {
        static LinkJson of(Link link) {
            return new LinkJson(
                    link.id(),
                    link.type().code(),
                    link.from(),
                    link.to(),
                    UserRefJson.of(link.createdBy()),
                    link.createdAt());
        }
    }

    /** An import that was made. */
    record ImportedJson(long id, long created, long firstId, long lastId) {
        static ImportedJson of(IssuesImported imported) {
            return new ImportedJson(imported.importId(), imported.created(), imported.firstId(), imported.lastId());
        }
    }

    /**
     * An import that was taken back.
     *
     * @param kept the issues that were edited since
     */
    record UndoneJson(long id, long deleted, long reverted, List<Long> kept) {
        static UndoneJson of(ImportUndone undone) {
            return new UndoneJson(undone.importId(), undone.deleted(), undone.reverted(), undone.kept());
        }
    }
}
