package dev.issuetracker.application.exporting;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** The places for exports of any kind. Each holds a connection to the database for as long as its receiver takes. */
public final class ExportPlaces {
    /** How many exports are written at once. */
    public static final int MAX_AT_ONCE = 2;

    private final Transactions transactions;
    private final AuditLog auditLog;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    public ExportPlaces(Transactions transactions, AuditLog auditLog, Clock clock) {
        this.transactions = transactions;
        this.auditLog = auditLog;
        this.clock = StoreClock.of(clock);
    }

    /**
     * Records in the audit log who exports, and runs what reads the store as it is at one moment.
     *
     * @param writing is given the time
     * @throws TrackerException {@code OVERLOADED} when all places are taken
     */
    public void export(Caller by, AuditEvent event, Consumer<Instant> writing) {
        if (!places.tryAcquire()) {
            throw new TrackerException(
                    ErrorCode.OVERLOADED,
                    "This server writes " + MAX_AT_ONCE + " exports at a time; try again when one has ended.");
        }
        try {
            Instant at = clock.instant();
            transactions.run(() -> auditLog.add(AuditEntry.of(by, at, event, null, "")));
            transactions.reading(() -> {
                writing.accept(at);
                return true;
            });
        } finally {
            places.release();
        }
    }
}
