package dev.issuetracker.application.exporting;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.issue.FindIssues;
import dev.issuetracker.application.issue.FoundIssues;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.Issue;
import java.io.OutputStream;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Exports of issues: any number of them, as they were at one moment. */
public final class ExportService {
    /** Each holds a connection to the database for as long as its receiver takes. */
    public static final int MAX_AT_ONCE = 2;

    private final Transactions transactions;
    private final IssueService issues;
    private final Fields fields;
    private final IssueFiles files;
    private final AuditLog auditLog;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    public ExportService(
            Transactions transactions,
            IssueService issues,
            Fields fields,
            IssueFiles files,
            AuditLog auditLog,
            Clock clock) {
        this.transactions = transactions;
        this.issues = issues;
        this.fields = fields;
        this.files = files;
        this.auditLog = auditLog;
        this.clock = StoreClock.of(clock);
    }

    /**
     * Writes the issues that a command finds to a file.
     *
     * @param out opened when it is sure that the command is right; it is not closed
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations, {@code OVERLOADED} while others export,
     *     or {@code EXPORT_IMPOSSIBLE} when the format has no room for an issue
     */
    public void export(Caller by, FindIssues command, ExportFormat format, Supplier<OutputStream> out) {
        by.demand(Permission.READ);
        export(by, () -> {
            FoundIssues found = issues.find(by, command);
            try (IssueWriter writer = files.begin(format, fields.all(), out.get())) {
                found.forEach(writer::write);
                writer.end();
            }
        });
    }

    /**
     * The same for a format that the caller writes.
     *
     * @param reader takes the issues one after the other
     * @throws TrackerException as above
     */
    public void export(Caller by, FindIssues command, Consumer<Issue> reader) {
        by.demand(Permission.READ);
        export(by, () -> issues.find(by, command).forEach(reader));
    }

    private void export(Caller by, Runnable writing) {
        if (!places.tryAcquire()) {
            throw new TrackerException(
                    ErrorCode.OVERLOADED,
                    "This server writes " + MAX_AT_ONCE + " exports at a time; try again when one has ended.");
        }
        try {
            transactions.run(
                    () -> auditLog.add(AuditEntry.of(by, clock.instant(), AuditEvent.ISSUES_EXPORTED, null, "")));
            transactions.reading(() -> {
                writing.run();
                return true;
            });
        } finally {
            places.release();
        }
    }
}
