package dev.issuetracker.application.account;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.application.audit.AuditSubject.Kind;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The invites with which people sign up. */
public final class InviteService {
    public static final Duration DEFAULT_LIFE = Duration.ofDays(7);
    public static final Duration MAX_LIFE = Duration.ofDays(30);

    private static final String PREFIX = "iti_";

    private final Transactions transactions;
    private final Invites invites;
    private final AuditLog audit;
    private final Clock clock;

    public InviteService(Transactions transactions, Invites invites, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.invites = invites;
        this.audit = audit;
        this.clock = StoreClock.of(clock);
    }

    /**
     * A new invite.
     *
     * @param code what lets somebody sign up; never stored, never logged
     */
    public record Made(Invite invite, String code) {
        @Override
        public String toString() {
            return "Made[invite=" + invite + "]";
        }
    }

    /**
     * Makes an invite.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations
     */
    public Made make(Caller by, MakeInvite command) {
        by.demand(Permission.HAND_OUT_CODES);
        Violations violations = Violations.of(command.shape());
        Long expiresIn = command.expiresIn();
        long seconds = expiresIn == null ? DEFAULT_LIFE.toSeconds() : expiresIn;
        if (seconds < 1 || seconds > MAX_LIFE.toSeconds()) {
            violations.add(
                    "expires_in",
                    "out_of_range",
                    "expires_in must be from 1 to " + MAX_LIFE.toSeconds() + " seconds (" + MAX_LIFE.toDays()
                            + " days).");
        }
        violations.throwIfAny();
        Role role = command.role();
        Role given = role == null ? Role.MEMBER : role;
        String code = Secrets.make(PREFIX);
        return transactions.in(() -> {
            Instant at = clock.instant();
            invites.sweep(at);
            Invite invite = invites.add(Secrets.hash(code), given, by.ref(), at, at.plusSeconds(seconds));
            audit.add(AuditEntry.of(by, at, AuditEvent.INVITE_MADE, subject(invite.id()), given.code()));
            return new Made(invite, code);
        });
    }

    /** Lists the invites that can still be used, newest first. */
    public Page<Invite, Long> list(Caller by, PageRequest<Long> request) {
        by.demand(Permission.MANAGE_USERS);
        return transactions.reading(() -> invites.list(clock.instant(), request));
    }

    /**
     * Ends an invite: its code is good no more.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is none, or it was used
     */
    public void end(Caller by, long id) {
        by.demand(Permission.MANAGE_USERS);
        transactions.run(() -> {
            if (!invites.remove(id)) {
                throw TrackerException.notFound("invite", id);
            }
            audit.add(AuditEntry.of(by, clock.instant(), AuditEvent.INVITE_ENDED, subject(id), "withdrawn"));
        });
    }

    static AuditSubject subject(long id) {
        return new AuditSubject(Kind.INVITE, id);
    }
}
