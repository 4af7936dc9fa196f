package dev.issuetracker.application.audit;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.audit.AuditLog.Recorded;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;

/** Reads the audit log. It is written by who does what it tells of. */
public final class AuditService {
    private final Transactions transactions;
    private final AuditLog auditLog;

    public AuditService(Transactions transactions, AuditLog auditLog) {
        this.transactions = transactions;
        this.auditLog = auditLog;
    }

    /** Lists events, newest first. */
    public Page<Recorded, Long> list(Caller by, AuditFilter filter, PageRequest<Long> request) {
        by.demand(Permission.READ_AUDIT_LOG);
        return transactions.reading(() -> auditLog.list(filter, request));
    }
}
