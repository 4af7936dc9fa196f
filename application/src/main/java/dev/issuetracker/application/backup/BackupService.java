package dev.issuetracker.application.backup;

import dev.issuetracker.application.account.Caller;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/** Backups, which admins make. */
public final class BackupService {
    private final Backups backups;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();

    public BackupService(Backups backups, Clock clock) {
        this.backups = backups;
        this.clock = StoreClock.of(clock);
    }

    /**
     * Makes a backup.
     *
     * @throws TrackerException {@code FORBIDDEN}, {@code IN_PROGRESS} while another is being made, {@code STORE_FULL} or {@code
     *     BACKUP_UNSUPPORTED}
     */
    public Backup make(Caller by) {
        if (!by.admin()) {
            throw new TrackerException(ErrorCode.FORBIDDEN, "Only an admin may make a backup.");
        }
        if (!running.compareAndSet(false, true)) {
            throw new TrackerException(
                    ErrorCode.IN_PROGRESS, "A backup is being made already; try again when it is done.");
        }
        try {
            return backups.make(clock.instant());
        } finally {
            running.set(false);
        }
    }
}
