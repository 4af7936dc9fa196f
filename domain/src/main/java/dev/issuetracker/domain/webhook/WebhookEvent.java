package dev.issuetracker.domain.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a webhook can be sent. The codes are stored and part of the wire contract: add new ones, never rename one. */
public enum WebhookEvent {
    ISSUE_CREATED("issue.created"),
    ISSUE_EDITED("issue.edited"),
    /** Many at once. Sent to those that chose {@link #ISSUE_EDITED}; nobody can choose it. */
    ISSUES_EDITED("issues.edited"),
    ISSUE_DELETED("issue.deleted"),
    ISSUE_RESTORED("issue.restored"),
    COMMENT_ADDED("comment.added"),
    COMMENT_EDITED("comment.edited"),
    COMMENT_DELETED("comment.deleted"),
    LINK_ADDED("link.added"),
    LINK_REMOVED("link.removed"),
    LABEL_CREATED("label.created"),
    LABEL_EDITED("label.edited"),
    LABEL_DELETED("label.deleted"),
    FIELD_CREATED("field.created"),
    FIELD_EDITED("field.edited"),
    FIELD_REMOVED("field.removed"),
    ISSUES_IMPORTED("issues.imported"),
    IMPORT_UNDONE("import.undone"),
    /** Nothing changed; somebody tries the webhook out. Nobody can choose it. */
    PING("ping");

    private final String code;

    WebhookEvent(String code) {
        this.code = code;
    }

    /** The event's name outside of Java, such as {@code issue.created}. */
    public String code() {
        return code;
    }

    /** The event of a code. */
    public static Optional<WebhookEvent> of(String code) {
        return Arrays.stream(values()).filter(event -> event.code.equals(code)).findFirst();
    }

    /** Those that a webhook can choose. */
    public static List<WebhookEvent> choices() {
        return Arrays.stream(values())
                .filter(event -> event != PING && event != ISSUES_EDITED)
                .toList();
    }
}
