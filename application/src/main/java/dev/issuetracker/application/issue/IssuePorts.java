package dev.issuetracker.application.issue;

import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;

/**
 * The ports that all use cases of issues share.
 *
 * @param clock gives its time in the steps in which stores keep it, whatever clock was given
 */
public record IssuePorts(
        Transactions transactions, Issues issues, Labels labels, Users users, AuditLog auditLog, Clock clock) {
    public IssuePorts {
        clock = StoreClock.of(clock);
    }
}
