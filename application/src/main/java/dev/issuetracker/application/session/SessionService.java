package dev.issuetracker.application.session;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Clock;

/** A caller's own sessions. */
public final class SessionService {
    private final Transactions transactions;
    private final Sessions sessions;
    private final AuditLog auditLog;
    private final Clock clock;

    public SessionService(AccountPorts ports) {
        this.transactions = ports.transactions();
        this.sessions = ports.sessions();
        this.auditLog = ports.auditLog();
        this.clock = ports.clock();
    }

    /**
     * The session of the call.
     *
     * @throws TrackerException {@code FORBIDDEN} when the call has none
     */
    public static Credential.Session current(Caller caller) {
        caller.demand(Permission.MANAGE_OWN_ACCOUNT);
        if (caller.credential() instanceof Credential.Session session) {
            return session;
        }
        throw new TrackerException(ErrorCode.FORBIDDEN, "This takes the token of a session from /signin.");
    }

    /** Lists the caller's sessions, newest first. */
    public Page<Session, Session.Key> list(Caller caller, PageRequest<Session.Key> request) {
        caller.demand(Permission.MANAGE_OWN_ACCOUNT);
        return transactions.reading(() -> sessions.list(caller.user().id(), clock.instant(), request));
    }

    /**
     * Ends a session of the caller: its token is dead at once.
     *
     * @throws TrackerException {@code NOT_FOUND} when the caller has none with this id
     */
    public void end(Caller caller, String id) {
        caller.demand(Permission.MANAGE_OWN_ACCOUNT);
        transactions.run(() -> {
            if (!sessions.end(caller.user().id(), id)) {
                throw new TrackerException(ErrorCode.NOT_FOUND, "You have no session with this id.");
            }
            record(caller, id);
        });
    }

    /** Ends all sessions of the caller but that of the call. */
    public void endOthers(Caller caller) {
        caller.demand(Permission.MANAGE_OWN_ACCOUNT);
        transactions.run(() -> {
            int ended = sessions.endOthers(caller.user().id(), current(caller).id());
            if (ended > 0) {
                record(caller, "all others: " + ended);
            }
        });
    }

    private void record(Caller caller, String detail) {
        auditLog.add(AuditEntry.of(caller, clock.instant(), AuditEvent.SESSION_ENDED, null, detail));
    }
}
