package dev.issuetracker.application.importing;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.NeedsNoPermission;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.done.UndoReport;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.application.importing.report.ImportNotStoredException;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.util.List;

/** Imports issues from files, each in one transaction or as if it were, and takes imports back. */
public final class ImportService {
    /** How many issues that were edited since are named when they keep an import from being undone. */
    public static final int MAX_NAMED = 10_000;

    /** Takes the rows of a file that are rejected, on the thread that reads it. */
    public interface RejectedRows {
        /** Nobody wants to have them. */
        RejectedRows UNUSED = new RejectedRows() {
            @Override
            public void columns(ImportColumns columns) {
                // Only the report shows what was wrong.
            }

            @Override
            public void row(RowPlace place, List<String> cells, List<FileViolation> violations) {
                // Only the report shows what was wrong.
            }
        };

        /** The header, before any row; of several files once for each, with the same names. */
        void columns(ImportColumns columns);

        /**
         * A row that is rejected.
         *
         * @param cells as the file has them
         * @param violations what keeps it out, at least one
         */
        void row(RowPlace place, List<String> cells, List<FileViolation> violations);
    }

    private final IssuePorts ports;
    private final Transactions transactions;
    private final ImportPorts stores;
    private final StopSignal stop = new StopSignal();
    private final UndoWork undos;
    private final ImportWork work;

    public ImportService(IssuePorts ports, RowReader reader, ImportPorts stores) {
        this.ports = ports;
        this.transactions = ports.transactions();
        this.stores = stores;
        this.undos = new UndoWork(ports, stores, stop);
        this.work = new ImportWork(ports, reader, stores, undos, stop);
    }

    /**
     * Imports a file.
     *
     * <p>Of a file of another program, what was in that stays: who made an issue and when, its comments, and what it
     * was called there.
     *
     * @throws ImportRejectedException when rows were rejected that the mode does not let pass, or none was good
     * @throws TrackerException when the file cannot be read at all, with the codes of {@link RowReader#read}; or
     *     {@code SHUTTING_DOWN}
     * @throws ImportNotStoredException the same, when issues that were changed already were edited meanwhile
     */
    public ImportReport run(Caller by, ImportFile file, ImportPlan plan) {
        by.demand(Permission.WRITE_ISSUES);
        PreparedImport prepared = prepare(by, file, plan);
        try (prepared) {
            return prepared.store();
        } catch (RuntimeException failure) {
            throw prepared.notStored(failure);
        }
    }

    /**
     * Does of an import what takes long, where it would keep others from writing: its issues are stored, and nobody
     * sees them. Those that were there before are changed, and taken back if the import is not stored. What is wrong
     * with the file is thrown when the import is stored.
     */
    public PreparedImport prepare(Caller by, ImportFile file, ImportPlan plan) {
        by.demand(Permission.WRITE_ISSUES);
        return prepare(by, file, plan, ImportProgress.unwatched());
    }

    /**
     * The same for those who watch it.
     *
     * @throws ImportCancelledException when one of them ends it, also when the import is stored
     */
    public PreparedImport prepare(Caller by, ImportFile file, ImportPlan plan, ImportProgress progress) {
        by.demand(Permission.WRITE_ISSUES);
        demandMore(by, plan);
        return work.prepare(new ImportOrder(by, file, plan, progress));
    }

    private static void demandMore(Caller by, ImportPlan plan) {
        if (plan.creates().contains(Creatable.LABELS)) {
            by.demand(Permission.CREATE_LABELS);
        }
        if (plan.creates().contains(Creatable.USERS)) {
            by.demand(Permission.MANAGE_USERS);
        }
        if (plan.creates().contains(Creatable.FIELDS) || plan.creates().contains(Creatable.OPTIONS)) {
            by.demand(Permission.MANAGE_FIELDS);
        }
    }

    /**
     * Ends the imports that are running or taken back, and those that begin later, with {@code SHUTTING_DOWN}: nothing
     * of them is stored. Those that are taken back piece by piece are so in part, until {@link #resumeUndos} goes on;
     * it also takes back what an import has changed piece by piece.
     */
    @NeedsNoPermission("only the application that is shutting down calls it")
    public void stop() {
        stop.give();
    }

    /**
     * Where an issue came from.
     *
     * @throws TrackerException {@code NOT_FOUND} when it was made here, is deleted or does not exist, or its key was
     *     imported again while it was deleted, and the issue that has it since is not deleted
     */
    public Origin origin(Caller by, long issueId) {
        by.demand(Permission.READ);
        return transactions.reading(() -> {
            ports.requireIssue(issueId);
            return stores.origins()
                    .find(issueId)
                    .orElseThrow(() -> new TrackerException(
                            ErrorCode.NOT_FOUND,
                            "No origin is known of the issue " + issueId + ": it was made here, or its key was imported"
                                    + " again while it was deleted and is that of another issue now."));
        });
    }

    /** Lists imports, newest first. */
    public Page<Import, Long> list(Caller by, PageRequest<Long> request) {
        by.demand(Permission.READ);
        return transactions.reading(() -> stores.imports().list(request));
    }

    /**
     * Takes an import back: deletes the issues that it made, as
     * {@link dev.issuetracker.application.issue.IssueService#delete} does, and gives those that it changed the values
     * that they had before, by a new version. Comments that came in with a change go, unless they were edited since.
     * Those that are deleted already are passed over. Comments do not count as edits.
     *
     * <p>Where others could not write meanwhile, a large import is taken back piece by piece. Then others see a part of
     * it taken back, issues that are edited meanwhile are kept unless the mode deletes them, and when the server ends,
     * {@link #resumeUndos} goes on with it.
     *
     * @param mode what becomes of issues that were edited since; a later import counts too for an issue that was
     *     changed, and not for one that was made
     * @throws TrackerException {@code NOT_FOUND}, or {@code SHUTTING_DOWN}
     * @throws StaleVersionException when issues were edited since that the mode does not let pass, naming the first
     *     {@value #MAX_NAMED}
     */
    public UndoReport undo(Caller by, long id, UndoMode mode) {
        by.demand(Permission.UNDO_IMPORTS);
        return undos.run(by, id, mode);
    }

    /** Goes on with taking back imports where an earlier server has ended, and takes back those that did not end. */
    @NeedsNoPermission("only the application that starts calls it")
    public void resumeUndos() {
        undos.resume();
    }

    /**
     * Checks a file as {@link #run} would and stores nothing.
     *
     * @throws TrackerException when the file cannot be read at all, with the codes of {@link RowReader#read}
     */
    public ImportReport check(Caller by, ImportFile file, ImportPlan plan) {
        by.demand(Permission.WRITE_ISSUES);
        return check(by, file, plan, RejectedRows.UNUSED);
    }

    /**
     * The same for those who may end it.
     *
     * @throws ImportCancelledException when one of them does
     */
    public ImportReport check(Caller by, ImportFile file, ImportPlan plan, ImportProgress progress) {
        by.demand(Permission.WRITE_ISSUES);
        demandMore(by, plan);
        return work.check(new ImportOrder(by, file, plan, progress), RejectedRows.UNUSED);
    }

    /**
     * The same for a caller who wants the rows that would be rejected.
     *
     * @param rejects is given them as they are read, if the header is right
     * @throws TrackerException as above
     */
    public ImportReport check(Caller by, ImportFile file, ImportPlan plan, RejectedRows rejects) {
        by.demand(Permission.WRITE_ISSUES);
        demandMore(by, plan);
        return work.check(new ImportOrder(by, file, plan, ImportProgress.unwatched()), rejects);
    }
}
