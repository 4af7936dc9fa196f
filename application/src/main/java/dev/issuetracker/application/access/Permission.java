package dev.issuetracker.application.access;

import dev.issuetracker.domain.user.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what: the lowest role, and the narrowest scope of a personal access token, for each thing that needs a
 * known caller.
 */
public enum Permission {
    /**
     * Reads issues, their history, comments and links, labels, fields, the names of accounts, what was imported,
     * reports.
     */
    READ(Role.VIEWER, Scope.READ),
    /** Reads how the server is doing, where that is not open to all. */
    READ_METRICS(Role.VIEWER, Scope.READ),
    /** Ends the very token of the call. */
    SIGN_OUT(Role.VIEWER, Scope.READ),
    /**
     * Changes the caller's own password, sees and ends its sessions, makes and ends its tokens. A token must not make
     * another.
     */
    MANAGE_OWN_ACCOUNT(Role.VIEWER, null),
    /** Writes issues, one or many, the labels on them and the links between them, and imports them from files. */
    WRITE_ISSUES(Role.MEMBER, Scope.WRITE),
    /** Writes comments, and edits and removes the caller's own. */
    COMMENT(Role.MEMBER, Scope.WRITE),
    /** Edits and removes the comments of others. */
    MODERATE_COMMENTS(Role.ADMIN, Scope.ADMIN),
    /** Deletes and restores issues. Nothing is lost: every deletion is audited, and can be undone. */
    DELETE_ISSUES(Role.MEMBER, Scope.WRITE),
    /** Makes labels. */
    CREATE_LABELS(Role.MEMBER, Scope.WRITE),
    /** Edits and deletes labels, which changes every issue that carries them. */
    MANAGE_LABELS(Role.ADMIN, Scope.ADMIN),
    /** Makes, edits and removes the fields of issues, which changes every issue that has a value of them. */
    MANAGE_FIELDS(Role.ADMIN, Scope.ADMIN),
    /** Keeps searches of the caller's own. */
    SAVE_SEARCHES(Role.VIEWER, Scope.WRITE),
    /** Shows the caller's searches to everybody. */
    SHARE_SEARCHES(Role.MEMBER, Scope.WRITE),
    /** Edits and removes the searches that others share. */
    MODERATE_SEARCHES(Role.ADMIN, Scope.ADMIN),
    /** Keeps mappings of imports of the caller's own, and shows them to everybody. */
    SAVE_MAPPINGS(Role.MEMBER, Scope.WRITE),
    /** Edits and removes the mappings of imports that others share. */
    MODERATE_MAPPINGS(Role.ADMIN, Scope.ADMIN),
    /** Takes back what an import made. */
    UNDO_IMPORTS(Role.ADMIN, Scope.ADMIN),
    /** Sees all of an account, changes its role, disables it; sees and ends invites. */
    MANAGE_USERS(Role.ADMIN, Scope.ADMIN),
    /**
     * Hands out what opens an account: invites, and codes for new passwords. A token that leaked must not live on in
     * them.
     */
    HAND_OUT_CODES(Role.ADMIN, null),
    /** Makes, edits, tries out and removes webhooks, and sees what they were sent. */
    MANAGE_WEBHOOKS(Role.ADMIN, Scope.ADMIN),
    /** Reads the audit log. */
    READ_AUDIT_LOG(Role.ADMIN, Scope.ADMIN),
    /** Takes everything away in one file, addresses of accounts among it, without secrets. */
    EXPORT_TRACKER(Role.ADMIN, Scope.ADMIN),
    /** Makes a copy of the whole tracker on the server. */
    BACK_UP(Role.ADMIN, Scope.ADMIN);

    private final Role least;
    private final @Nullable Scope leastScope;

    /** @param leastScope null when no personal access token is good for it */
    Permission(Role least, @Nullable Scope leastScope) {
        this.least = least;
        this.leastScope = leastScope;
    }

    /** Whether an account of this role has the permission. */
    public boolean allows(Role role) {
        return role.compareTo(least) >= 0;
    }

    /** Whether the permission can be used with this credential, by an account that has it. */
    public boolean allows(Credential credential) {
        if (credential instanceof Credential.AccessToken token) {
            return leastScope != null && token.scope().compareTo(leastScope) >= 0;
        }
        return true;
    }

    /** What a call needs of its credential, for the message of a denial. */
    String neededOfTokens() {
        return leastScope == null
                ? "needs the token of a session from /signin; a personal access token is not accepted"
                : "needs a token with the scope " + leastScope.code();
    }

    Role least() {
        return least;
    }

    /** The permission's name, such as {@code write_issues}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
