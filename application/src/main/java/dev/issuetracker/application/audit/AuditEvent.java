package dev.issuetracker.application.audit;

import java.util.Locale;

/** The kinds of events in the audit log. Their names are stored: add new ones, but never rename one. */
public enum AuditEvent {
    SIGNED_UP,
    SIGNED_IN,
    SIGNIN_FAILED,
    SIGNIN_LIMITED,
    SIGNUP_LIMITED,
    SIGNED_OUT,
    SESSION_ENDED,
    PASSWORD_CHANGED,
    PASSWORD_CHANGE_FAILED,
    PASSWORD_RESET_STARTED,
    PASSWORD_RESET,
    TOKEN_MADE,
    TOKEN_ENDED,
    INVITE_MADE,
    INVITE_ENDED,
    EMAIL_CHANGED,
    USER_RENAMED,
    ROLE_CHANGED,
    USER_DISABLED,
    USER_ENABLED,
    PLACEHOLDER_MADE,
    PLACEHOLDER_JOINED,
    ISSUE_DELETED,
    ISSUE_RESTORED,
    COMMENT_DELETED,
    LABEL_MADE,
    LABEL_DELETED,
    FIELD_MADE,
    FIELD_EDITED,
    FIELD_REMOVED,
    SEARCH_SHARED,
    SEARCH_UNSHARED,
    MAPPING_SHARED,
    MAPPING_UNSHARED,
    WEBHOOK_MADE,
    WEBHOOK_EDITED,
    WEBHOOK_REMOVED,
    WEBHOOK_TURNED_OFF,
    IMPORT_UNDONE,
    ISSUES_EXPORTED,
    TRACKER_EXPORTED,
    BACKUP_MADE;

    /** The event's name on the wire and in stores, such as {@code signed_in}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The event of a stored or sent name.
     *
     * @throws IllegalArgumentException when no event has this name
     */
    public static AuditEvent of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
