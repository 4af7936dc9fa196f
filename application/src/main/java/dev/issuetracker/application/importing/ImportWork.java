package dev.issuetracker.application.importing;

import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.IssuesImported;
import dev.issuetracker.application.importing.check.Addressees;
import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.report.ImportNotStoredException;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.importing.staging.StagedIssues;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issues;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings files in: checks them, and stores them in one unit of work, or unseen where that would keep others waiting.
 */
final class ImportWork {
    /** Storing so few rows keeps nobody waiting for a second. */
    private static final int AT_ONCE = 500;
    /** How often a file is stored anew because others change what it names. */
    private static final int ATTEMPTS = 3;

    private final Transactions transactions;
    private final WatchedReader reader;
    private final ImportRuns runs;
    private final Addressees addressees;
    private final ImportPorts stores;
    private final Issues issues;
    private final Events events;
    private final Clock clock;
    private final UndoWork undos;
    private final StopSignal stop;

    ImportWork(IssuePorts ports, RowReader reader, ImportPorts stores, UndoWork undos, StopSignal stop) {
        this.transactions = ports.transactions();
        this.reader = new WatchedReader(reader, stop);
        this.runs = new ImportRuns(ports, stores, this.reader::spool);
        this.addressees = new Addressees(transactions, ports.users());
        this.stores = stores;
        this.issues = ports.issues();
        this.events = ports.events();
        this.clock = ports.clock();
        this.undos = undos;
        this.stop = stop;
    }

    /** Does of an import what takes long, as {@link ImportService#prepare} says. */
    PreparedImport prepare(ImportOrder order) {
        Optional<StagedIssues> staged = stores.staged().filter(StagedIssues::possible);
        try {
            if (staged.isPresent()) {
                return stage(order, staged.get());
            }
            Long rows = order.progress().watched() ? count(order) : null;
            return new PreparedImport(() -> storeAtOnce(order, rows), null);
        } catch (TrackerException exception) {
            return new PreparedImport(
                    () -> {
                        throw exception;
                    },
                    null);
        }
    }

    /** Checks a file and stores nothing. */
    ImportReport check(ImportOrder order, ImportService.RejectedRows rejects) {
        ImportReport report = checked(order, ImportGoal.CHECK, rejects, order.progress());
        return order.by().may(Permission.MANAGE_USERS)
                ? report.withMissing(addressees.identified(report.missing()))
                : report;
    }

    /** Checks the file before anything is stored: then it is known for how many issues ids must be kept. */
    private PreparedImport stage(ImportOrder order, StagedIssues staged) {
        Checked check = checkFirst(order);
        ImportReport report = check.report();
        boolean rejected = order.plan().mode() == ImportMode.ALL_OR_NOTHING && report.errorsTotal() > 0;
        boolean updates = order.plan().onExisting().updates();
        ImportReport.Counts counts = report.counts();
        if (rejected || (check.good() == 0 && counts.skipped() == 0 && counts.updated() == 0)) {
            throw new ImportRejectedException(report);
        } else if (check.rows() <= AT_ONCE) {
            return new PreparedImport(() -> storeAtOnce(order, check.rows()), null);
        } else if (check.good() == 0 && !updates) {
            return new PreparedImport(() -> report, null);
        }
        StagedImport turn = new StagedImport(staged, undos, stop, clock, order.progress());
        turn.begin(Math.max(1, check.good()));
        return stage(order, check.rows(), turn);
    }

    /** What is known of a file that was checked, without what was needed for that. */
    private record Checked(ImportReport report, long rows, long good) {}

    private Checked checkFirst(ImportOrder order) {
        Instant at = clock.instant();
        try (ImportRun check =
                runs.begin(order, at, ImportGoal.REJECT, ImportService.RejectedRows.UNUSED, issues::add)) {
            order.progress().begin(ImportProgress.Phase.CHECKING, null, at);
            ImportReport report = checked(check, order.file(), order.progress());
            return new Checked(report, check.rows(), check.good());
        }
    }

    private PreparedImport stage(ImportOrder order, long rows, StagedImport turn) {
        PreparedImport.Staged done = null;
        try {
            Instant at = clock.instant();
            ImportRun run = runs.begin(order, at, order.goal(), ImportService.RejectedRows.UNUSED, turn);
            done = new PreparedImport.Staged(run, turn);
            FileFacts facts = read(order, rows, at, run);
            run.flushAll();
            if (run.publishesFirst()) {
                transactions.alone(() -> {
                    turn.publish();
                    run.published();
                    return true;
                });
                run.setParents();
            }
            return new PreparedImport(publishing(order, at, run, facts, turn), done);
        } catch (RuntimeException | Error failure) {
            EditedMeanwhile kept = done == null ? turn.remove() : done.remove();
            if (failure instanceof RuntimeException exception) {
                throw ImportNotStoredException.of(explained(exception), kept);
            }
            throw failure;
        }
    }

    private static RuntimeException explained(RuntimeException failure) {
        return failure instanceof ImportAbandonedException changed ? changedMeanwhile(changed) : failure;
    }

    private Supplier<ImportReport> publishing(
            ImportOrder order, Instant at, ImportRun run, FileFacts facts, StagedImport turn) {
        return () -> transactions.in(() -> {
            turn.publish();
            ImportReport report = finish(order, at, run, facts);
            turn.stored();
            return report;
        });
    }

    /** The number of rows; null when the file cannot be read, which storing it will say. */
    private @Nullable Long count(ImportOrder order) {
        Instant at = clock.instant();
        order.progress().begin(ImportProgress.Phase.CHECKING, null, at);
        try (ImportRun run = runs.begin(order, at, ImportGoal.REJECT, ImportService.RejectedRows.UNUSED, issues::add)) {
            return reader.count(order.file(), run.fields(), order.progress());
        } catch (TrackerException unreadable) {
            return null;
        }
    }

    private ImportReport storeAtOnce(ImportOrder order, @Nullable Long rows) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.alone(() -> store(order, rows));
            } catch (ImportAbandonedException rejected) {
                // What was stored is undone; outside of other units of work nobody waits for what follows.
                ImportReport report = rejected(order);
                if (report.errorsTotal() > 0) {
                    throw new ImportRejectedException(report);
                }
                // What was missing has been made meanwhile.
                if (attempt == ATTEMPTS) {
                    throw changedMeanwhile(rejected);
                }
            }
        }
    }

    private static TrackerException changedMeanwhile(ImportAbandonedException abandoned) {
        return new TrackerException(
                ErrorCode.STORE_BUSY,
                "What the file names was changed while it was imported; send it again.",
                abandoned);
    }

    private ImportReport store(ImportOrder order, @Nullable Long rows) {
        Instant at = clock.instant();
        try (ImportRun run = runs.begin(order, at, order.goal(), ImportService.RejectedRows.UNUSED, issues::add)) {
            return finish(order, at, run, read(order, rows, at, run));
        }
    }

    private FileFacts read(ImportOrder order, @Nullable Long rows, Instant at, ImportRun run) {
        order.progress().begin(ImportProgress.Phase.STORING, rows, at);
        return reader.read(order.file(), run, order.progress());
    }

    private ImportReport finish(ImportOrder order, Instant at, ImportRun run, FileFacts facts) {
        Optional<Import> finished = run.finish(facts);
        finished.ifPresent(made -> publish(Cause.of(order.by(), at), made));
        run.changes().forEach(events::publish);
        order.progress().check();
        return run.report(finished.orElse(null), facts);
    }

    private void publish(Cause cause, Import made) {
        Long first = made.firstId();
        Long last = made.lastId();
        if (first != null && last != null) {
            events.publish(new IssuesImported(cause, made.id(), made.created(), first, last));
        }
    }

    /** Everything that is wrong with a file, for which those who watch it see no other progress. */
    private ImportReport rejected(ImportOrder order) {
        return checked(order, ImportGoal.REJECT, ImportService.RejectedRows.UNUSED, ImportProgress.unwatched());
    }

    /** Reads a file outside of any transaction; only names are looked up in short ones. */
    private ImportReport checked(
            ImportOrder order, ImportGoal goal, ImportService.RejectedRows rejects, ImportProgress progress) {
        try (ImportRun run = runs.begin(order, clock.instant(), goal, rejects, issues::add)) {
            return checked(run, order.file(), progress);
        }
    }

    private ImportReport checked(ImportRun run, ImportFile file, ImportProgress progress) {
        try {
            return run.checked(reader.read(file, run, progress));
        } catch (ImportRejectedException wrongHeader) {
            return wrongHeader.report();
        }
    }
}
