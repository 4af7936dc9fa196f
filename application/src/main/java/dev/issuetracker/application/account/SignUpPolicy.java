package dev.issuetracker.application.account;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.Users;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides who may make an account, and with which role. */
public final class SignUpPolicy {
    private final SignUpMode mode;
    private final Transactions transactions;
    private final Users users;
    private final Invites invites;
    private final AuditLog audit;

    public SignUpPolicy(SignUpMode mode, Transactions transactions, Users users, Invites invites, AuditLog audit) {
        this.mode = mode;
        this.transactions = transactions;
        this.users = users;
        this.invites = invites;
        this.audit = audit;
    }

    /**
     * Rejects a sign-up that cannot succeed, before the answer says anything about names and before a password is
     * hashed.
     *
     * @param code of an invite; null when none was sent
     * @return the invite
     * @throws TrackerException {@code SIGNUP_CLOSED}, {@code INVITE_REQUIRED} or {@code INVITE_REFUSED}
     */
    Optional<Invite> check(@Nullable String code, Instant at) {
        if (mode == SignUpMode.OPEN && code == null) {
            return Optional.empty();
        }
        return transactions.reading(() -> {
            if ((mode == SignUpMode.CLOSED || code == null) && !unclaimed()) {
                throw notAdmitted();
            }
            return code == null ? Optional.empty() : Optional.of(found(code, at));
        });
    }

    private Invite found(String code, Instant at) {
        return invites.find(Secrets.hash(code), at).orElseThrow(SignUpPolicy::invalidInvite);
    }

    /**
     * Makes the account, in the caller's unit of work, and uses up the invite if there is one.
     *
     * @param make adds the account
     * @throws TrackerException when another sign-up was quicker: {@code INVITE_REFUSED} when the invite is gone, else
     *     as {@link #check}
     */
    User admit(Optional<Invite> invite, Supplier<User> make, Instant at, CallOrigin origin) {
        if (invite.isPresent()) {
            return invited(invite.get(), make, at, origin);
        }
        User made = make.get();
        // The store made the first one admin, and no other.
        if (mode != SignUpMode.OPEN && !made.activeAdmin()) {
            throw notAdmitted();
        }
        return made;
    }

    private User invited(Invite invite, Supplier<User> make, Instant at, CallOrigin origin) {
        if (!invites.remove(invite.id())) {
            throw invalidInvite();
        }
        User made = make.get().withRole(invite.role());
        users.save(made);
        audit.add(new AuditEntry(
                at, AuditEvent.INVITE_ENDED, made.ref(), InviteService.subject(invite.id()), "used", origin));
        return made;
    }

    SignUpMode mode() {
        return mode;
    }

    /** Whether there is no account yet. */
    boolean unclaimed() {
        return users.list(UserFilter.all(), PageRequest.first(1)).items().isEmpty();
    }

    private TrackerException notAdmitted() {
        return mode == SignUpMode.CLOSED
                ? new TrackerException(
                        ErrorCode.SIGNUP_CLOSED,
                        "Signing up is closed. The operator of the server can open it with SIGNUP=open or"
                                + " SIGNUP=invite.")
                : new TrackerException(
                        ErrorCode.INVITE_REQUIRED,
                        "Signing up needs an invite: ask an admin for one and send its code in the field invite.");
    }

    private static TrackerException invalidInvite() {
        return new TrackerException(
                ErrorCode.INVITE_REFUSED,
                "This invite is not valid: it is unknown, has expired, or was used already. Ask an admin for another.");
    }
}
