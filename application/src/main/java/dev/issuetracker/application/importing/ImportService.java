package dev.issuetracker.application.importing;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;

/**
 * Imports issues from files: header {@code title}, {@code description}, {@code status}, {@code labels} and optionally {@code
 * assignee}. One file is one transaction.
 */
public final class ImportService {
    private final Transactions transactions;
    private final RowReader reader;
    private final Issues issues;
    private final Labels labels;
    private final Users users;
    private final Imports imports;
    private final Clock clock;

    public ImportService(
            Transactions transactions,
            RowReader reader,
            Issues issues,
            Labels labels,
            Users users,
            Imports imports,
            Clock clock) {
        this.transactions = transactions;
        this.reader = reader;
        this.issues = issues;
        this.labels = labels;
        this.users = users;
        this.imports = imports;
        this.clock = StoreClock.of(clock);
    }

    /**
     * Imports a file.
     *
     * @throws ImportRejectedException when rows were refused that the mode does not let pass, or none was good
     * @throws TrackerException when the file cannot be read at all, with the codes of {@link RowReader#read}
     */
    public ImportReport run(Caller by, ImportFile file, ImportMode mode) {
        return transactions.in(() -> {
            ImportRun run = new ImportRun(issues, labels, users, by.ref(), clock.instant(), mode);
            reader.read(file, run);
            return run.finish(imports, file.name());
        });
    }

    /**
     * Checks a file as {@link #run} would and stores nothing.
     *
     * @throws TrackerException when the file cannot be read at all, with the codes of {@link RowReader#read}
     */
    public ImportReport check(Caller by, ImportFile file) {
        return transactions.reading(() -> {
            ImportRun run = new ImportRun(issues, labels, users, by.ref(), clock.instant(), null);
            try {
                reader.read(file, run);
            } catch (ImportRejectedException headerRefused) {
                return headerRefused.report();
            }
            return run.checked();
        });
    }
}
