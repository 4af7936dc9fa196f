package dev.issuetracker.application.backup;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/** Backups, which admins make. */
public final class BackupService {
    private final Transactions transactions;
    private final Backups backups;
    private final AuditLog auditLog;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();

    public BackupService(Transactions transactions, Backups backups, AuditLog auditLog, Clock clock) {
        this.transactions = transactions;
        this.backups = backups;
        this.auditLog = auditLog;
        this.clock = StoreClock.of(clock);
    }

    /**
     * Makes a backup.
     *
     * @throws TrackerException {@code IN_PROGRESS} while another is being made, {@code STORE_FULL} or
     *     {@code BACKUP_UNSUPPORTED}
     */
    public Backup make(Caller by) {
        by.demand(Permission.BACK_UP);
        if (!running.compareAndSet(false, true)) {
            throw new TrackerException(
                    ErrorCode.IN_PROGRESS, "A backup is being made already; try again when it is done.");
        }
        try {
            Backup backup = backups.make(clock.instant());
            transactions.run(() ->
                    auditLog.add(AuditEntry.of(by, clock.instant(), AuditEvent.BACKUP_MADE, null, backup.file())));
            return backup;
        } finally {
            running.set(false);
        }
    }
}
