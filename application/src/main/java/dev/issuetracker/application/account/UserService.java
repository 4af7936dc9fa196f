package dev.issuetracker.application.account;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.application.audit.AuditSubject.Kind;
import dev.issuetracker.application.password.PasswordResets;
import dev.issuetracker.application.session.AccountPorts;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.application.token.AccessTokens;
import dev.issuetracker.application.token.IssuedCredentials;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.AccountRules;
import dev.issuetracker.domain.user.Placeholders;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The accounts of a tracker, seen by others than their owners. */
public final class UserService {
    private final Transactions transactions;
    private final Users users;
    private final Placeholders placeholders;
    private final IssuedCredentials credentials;
    private final Invites invites;
    private final PasswordResets resets;
    private final AuditLog audit;
    private final Clock clock;

    public UserService(
            AccountPorts ports,
            Placeholders placeholders,
            AccessTokens tokens,
            Invites invites,
            PasswordResets resets) {
        this.transactions = ports.transactions();
        this.users = ports.users();
        this.placeholders = placeholders;
        this.credentials = new IssuedCredentials(ports.sessions(), tokens);
        this.invites = invites;
        this.resets = resets;
        this.audit = ports.auditLog();
        this.clock = ports.clock();
    }

    /** Lists accounts by name. */
    public Page<User, String> list(Caller by, UserFilter filter, PageRequest<String> request) {
        by.demand(Permission.READ);
        return transactions.reading(() -> users.list(filter, request));
    }

    /**
     * An account.
     *
     * @throws TrackerException {@code NOT_FOUND}
     */
    public User get(Caller by, long id) {
        by.demand(Permission.MANAGE_USERS);
        return transactions.reading(() -> existing(id));
    }

    /**
     * Changes an account: its name, its address, what it may do. Disabling it ends its sessions and tokens at once.
     * When it is no longer an admin, the invites and the codes for new passwords that it made end.
     *
     * @return the account as it is now
     * @throws TrackerException {@code NOT_FOUND}; {@code VALIDATION_FAILED} with all violations;
     *     {@code USERNAME_TAKEN}; {@code LAST_ADMIN} when nobody would be left to manage the tracker; or
     *     {@code WRONG_STATE} for a placeholder, of which only the name changes
     */
    public User edit(Caller by, long id, EditUser command) {
        by.demand(Permission.MANAGE_USERS);
        return transactions.in(() -> {
            // First of all: of two admins who demote each other, the second must see what the first did.
            users.lock();
            User before = existing(id);
            Instant at = clock.instant();
            Violations violations = Violations.of(command.shape());
            User after = edited(before, command, at, violations);
            violations.throwIfAny();
            if (before.placeholder() && !after.equals(before.withUsername(after.username()))) {
                throw new TrackerException(
                        ErrorCode.WRONG_STATE,
                        before.username()
                                + " is a placeholder: nobody can sign in to it, and only its name can change.");
            }
            if (before.activeAdmin() && !after.activeAdmin() && !another()) {
                throw new TrackerException(
                        ErrorCode.LAST_ADMIN,
                        before.username() + " is the only admin whose account is enabled; make another account"
                                + " an admin first.");
            }
            save(by, before, after, at);
            return after;
        });
    }

    private static User edited(User before, EditUser command, Instant at, Violations violations) {
        User after = before;
        if (command.username() != null && !command.username().equals(before.username())) {
            after = after.withUsername(AccountRules.username(command.username(), violations));
        }
        if (command.email() != null && !command.email().equals(before.email())) {
            after = after.withEmail(AccountRules.email(command.email(), violations));
        }
        if (command.role() != null) {
            after = after.withRole(command.role());
        }
        if (command.disabled() != null && command.disabled() != before.disabled()) {
            after = after.withDisabledAt(command.disabled() ? at : null);
        }
        return after;
    }

    private void save(Caller by, User before, User after, Instant at) {
        if (after.equals(before)) {
            return;
        }
        users.save(after);
        if (before.activeAdmin() && !after.activeAdmin()) {
            // By these who lost the right could come back, or let others in.
            invites.removeAllBy(after.id());
            resets.removeAllBy(after.id());
        }
        AuditSubject subject = new AuditSubject(Kind.USER, after.id());
        if (!after.username().equals(before.username())) {
            String detail = before.username() + " -> " + after.username();
            audit.add(AuditEntry.of(by, at, AuditEvent.USER_RENAMED, subject, detail));
        }
        if (!after.email().equals(before.email())) {
            // Without the addresses: nothing in the audit log can be removed again.
            audit.add(AuditEntry.of(by, at, AuditEvent.EMAIL_CHANGED, subject, ""));
        }
        if (after.role() != before.role()) {
            String detail = before.role().code() + " -> " + after.role().code();
            audit.add(AuditEntry.of(by, at, AuditEvent.ROLE_CHANGED, subject, detail));
        }
        if (after.disabled() != before.disabled()) {
            // When it is enabled too: somebody may have signed in at the very moment when it was disabled.
            credentials.endAll(after.id());
            AuditEvent event = after.disabled() ? AuditEvent.USER_DISABLED : AuditEvent.USER_ENABLED;
            audit.add(AuditEntry.of(by, at, event, subject, ""));
        }
    }

    /**
     * Joins a placeholder to the account of the person for whom it was made. All that is the placeholder's is the
     * account's from then on, and files that name the person mean the account. Nothing takes this back.
     *
     * @param into the id of the account
     * @return the account
     * @throws TrackerException {@code NOT_FOUND}; {@code VALIDATION_FAILED} when {@code into} is nobody's account;
     *     {@code WRONG_STATE} when it is no placeholder, or an import is being stored
     */
    public User join(Caller by, long id, long into) {
        by.demand(Permission.MANAGE_USERS);
        return transactions.in(() -> {
            users.lock();
            User placeholder = existing(id);
            if (!placeholder.placeholder()) {
                throw new TrackerException(
                        ErrorCode.WRONG_STATE,
                        placeholder.username() + " is somebody's account; only placeholders can be joined to one.");
            }
            User account = account(into);
            placeholders.join(placeholder, account.ref());
            AuditSubject subject = new AuditSubject(Kind.USER, id);
            String detail = placeholder.username() + " -> " + account.username();
            audit.add(AuditEntry.of(by, clock.instant(), AuditEvent.PLACEHOLDER_JOINED, subject, detail));
            return account;
        });
    }

    private User account(long id) {
        Optional<User> found = users.find(id).filter(user -> !user.placeholder());
        if (found.isEmpty()) {
            Violations violations = new Violations();
            violations.add("into", "unknown_user", "The id " + id + " is nobody's account; correct it.");
            violations.throwIfAny();
        }
        return found.orElseThrow();
    }

    /** Whether there are at least two who can manage the tracker. */
    private boolean another() {
        return users.list(UserFilter.ACTIVE_ADMINS, PageRequest.first(2))
                        .items()
                        .size()
                > 1;
    }

    private User existing(long id) {
        return users.find(id).orElseThrow(() -> TrackerException.notFound("user", id));
    }
}
