package dev.issuetracker.application.session;

import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;

/**
 * The ports that all use cases of accounts share.
 *
 * @param clock gives its time in the steps in which stores keep it, whatever clock was given
 */
public record AccountPorts(Transactions transactions, Users users, Sessions sessions, AuditLog auditLog, Clock clock) {
    public AccountPorts {
        clock = StoreClock.of(clock);
    }
}
