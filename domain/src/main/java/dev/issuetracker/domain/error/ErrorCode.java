package dev.issuetracker.domain.error;

import java.util.Locale;

/** Why a call was rejected. The names are part of the wire contract: they may be added to, never renamed. */
public enum ErrorCode {
    /** Values break a rule; the exception carries every {@link Violation}. */
    VALIDATION_FAILED,
    /** An edit came without the version that it was made on. */
    VERSION_REQUIRED,
    /** No such account, or not its password: the answer is the same for both. */
    CREDENTIALS_WRONG,
    /** Passwords were tried, or accounts made, too often; trying again later helps. */
    TOO_MANY_TRIES,
    /** The token is missing, forged, expired or ended. */
    TOKEN_REFUSED,
    /** The caller is known and may not do this. */
    FORBIDDEN,
    /** The account may not be used until an admin enables it. */
    ACCOUNT_DISABLED,
    /** Nobody can sign up; an admin has to let people in. */
    SIGNUP_CLOSED,
    /** Who signs up has to bring an invite. */
    INVITE_REQUIRED,
    /** The invite is unknown, used or expired: the answer is the same for all three. */
    INVITE_REFUSED,
    /** The thing does not exist, or no longer does. */
    NOT_FOUND,
    /** Another account has this name. */
    USERNAME_TAKEN,
    /** Another label has this name. */
    LABEL_TAKEN,
    /** Another field bears this name. */
    FIELD_TAKEN,
    /** Another saved search of its owner has this name. */
    SEARCH_TAKEN,
    /** Another saved mapping of its owner has this name. */
    MAPPING_TAKEN,
    /** There are as many fields as there may be. */
    TOO_MANY_FIELDS,
    /** Issues have an option that is to be removed, and the request says no replacement. */
    OPTION_IN_USE,
    /** The two issues have a link of this type. */
    LINK_TAKEN,
    /** One of the issues has as many links as it may. */
    TOO_MANY_LINKS,
    /** An issue would become a part of itself. */
    PARENT_CYCLE,
    /** The tracker would be left without anybody who can manage it. */
    LAST_ADMIN,
    /** The account has as many personal access tokens as it may. */
    TOO_MANY_TOKENS,
    /** The account has as many saved searches as it may. */
    TOO_MANY_SEARCHES,
    /** The account has as many saved mappings as it may. */
    TOO_MANY_MAPPINGS,
    /** The tracker has as many webhooks as it may. */
    TOO_MANY_WEBHOOKS,
    /** The same keyed request, or the same work, is still running. */
    IN_PROGRESS,
    /** The key of a keyed request was used for another request. */
    KEY_REUSED,
    /** The thing was changed since the version that the caller edited. */
    STALE_VERSION,
    /** The thing is in a state in which this cannot be done with it. */
    WRONG_STATE,
    /** Rows of an import file were rejected and nothing was stored. */
    IMPORT_REJECTED,
    /** The file is not what its name says, or is damaged. */
    FILE_UNREADABLE,
    /** The file is of a kind that no reader takes. */
    FILE_TYPE_UNSUPPORTED,
    /** The file is larger, or unpacks to more, than is accepted. */
    FILE_TOO_LARGE,
    /** The format of an export has no room for an issue. */
    EXPORT_IMPOSSIBLE,
    /** The server is too busy; trying again helps. */
    OVERLOADED,
    /** The server is being stopped and nothing was done; trying again helps, when it is back or at another server. */
    SHUTTING_DOWN,
    /** The store works, but every connection to it is taken; trying again helps. */
    STORE_BUSY,
    /** The account runs as many searches and reports as it may at once; trying again helps when one has ended. */
    ACCOUNT_BUSY,
    /** A search or a report took longer than it may, and was stopped; narrowing it helps. */
    TOO_EXPENSIVE,
    /** There is no space left to store anything. Reading still works. */
    STORE_FULL,
    /** The store does not answer; trying again later helps. */
    STORE_UNAVAILABLE,
    /** The connection to the store broke during a commit: the write may be stored or not. Check before trying again. */
    OUTCOME_UNKNOWN,
    /** Copies of this store are not made by the tracker. */
    BACKUP_UNSUPPORTED;

    /** The code as clients see it, such as {@code stale_version}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
