package dev.issuetracker.application.importing;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent.ImportUndone;
import dev.issuetracker.application.importing.UndoSteps.Doing;
import dev.issuetracker.application.importing.UndoSteps.Piece;
import dev.issuetracker.application.importing.done.BegunUndo;
import dev.issuetracker.application.importing.done.BegunUndos;
import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.ImportUpdate;
import dev.issuetracker.application.importing.done.KeptIssues;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.done.UndoReport;
import dev.issuetracker.application.importing.done.Undone;
import dev.issuetracker.application.importing.existing.ExistingChanges;
import dev.issuetracker.application.importing.existing.UpdatesUndo;
import dev.issuetracker.application.importing.staging.SliceSize;
import dev.issuetracker.application.importing.staging.StagedIssues;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.user.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Takes imports back: in one unit of work, or piece by piece where that would keep others from writing. */
final class UndoWork {
    private static final int AT_ONCE = 500;
    private static final long PATIENCE_MILLIS = 200;

    private final IssuePorts ports;
    private final ImportPorts stores;
    private final BegunUndos begun;
    private final Transactions transactions;
    private final StopSignal stop;
    /** Imports that change issues piece by piece at this moment. */
    private final Set<Long> changing = ConcurrentHashMap.newKeySet();
    /** Only one is done piece by piece at a time. */
    private final Semaphore turn = new Semaphore(1, true);

    UndoWork(IssuePorts ports, ImportPorts stores, StopSignal stop) {
        this.ports = ports;
        this.stores = stores;
        this.begun = stores.begunUndos();
        this.transactions = ports.transactions();
        this.stop = stop;
    }

    /** Takes an import back, as {@link ImportService#undo} says. */
    UndoReport run(Caller by, long id, UndoMode mode) {
        Import made = transactions.reading(() -> stores.imports().find(id)).orElseThrow(() -> notFound(id));
        Supplier<Cause> cause = () -> Cause.of(by, ports.clock().instant());
        if (!begun.needed(made.created() + made.updated())) {
            return transactions.alone(() -> atOnce(id, mode, cause.get()));
        }
        return inTurn(() -> {
            begin(BegunUndo.of(id, by.ref(), mode == UndoMode.DELETE_EDITED), mode);
            return inPieces(id, ExistingChanges.many(made.updated()), cause);
        });
    }

    private static TrackerException notFound(long id) {
        return TrackerException.notFound("import", id);
    }

    private UndoReport atOnce(long id, UndoMode mode, Cause cause) {
        KeptIssues kept = new KeptIssues(mode, ImportService.MAX_NAMED);
        ExistingChanges changes = new ExistingChanges(cause);
        UndoSteps steps = new UndoSteps(ports, stores, id);
        long deleted = 0;
        long reverted = 0;
        while (!steps.done()) {
            stop.check("nothing was taken back; undo the import again in a moment.");
            Piece piece = steps.next(AT_ONCE, new Doing(cause, kept, changes));
            deleted += piece.deleted();
            reverted += piece.reverted();
            piece.committed().run();
        }
        kept.check();
        UndoReport report = new UndoReport(id, deleted, reverted, kept.ids());
        changes.events().forEach(ports.events()::publish);
        record(report, cause);
        return report;
    }

    private void record(UndoReport report, Cause cause) {
        if (report.deleted() + report.reverted() > 0) {
            stores.imports()
                    .undone(
                            report.importId(),
                            new Undone(cause.by(), cause.at(), report.kept().size()));
            ports.events()
                    .publish(new ImportUndone(
                            cause, report.importId(), report.deleted(), report.reverted(), report.kept()));
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        boolean mine = false;
        while (!mine) {
            stop.check("nothing was taken back; undo the import again in a moment.");
            try {
                mine = turn.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new TrackerException(
                        ErrorCode.SHUTTING_DOWN, "The server is shutting down, and nothing was taken back.", stopping);
            }
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }

    /** From here on the import is taken back, whatever becomes of the server. */
    private void begin(BegunUndo undo, UndoMode mode) {
        if (mode == UndoMode.ALL_OR_NOTHING && !open(undo.importId())) {
            KeptIssues kept = new KeptIssues(mode, ImportService.MAX_NAMED);
            transactions.reading(() -> look(undo.importId(), kept));
            kept.check();
        }
        transactions.run(() -> begun.begin(undo));
    }

    private boolean open(long id) {
        return transactions.in(() -> begun.lock(id)).isPresent();
    }

    /** Finds the issues that were edited since, without taking anything back. */
    private boolean look(long id, KeptIssues kept) {
        List<ImportUpdate> some = stores.imports().updates(id, 0, AT_ONCE);
        while (!some.isEmpty()) {
            Map<Long, ImportUpdate> updates =
                    some.stream().collect(Collectors.toMap(ImportUpdate::issueId, Function.identity()));
            for (Issue issue : ports.issues().findOutlines(updates.keySet())) {
                ImportUpdate update = updates.get(issue.id());
                if (update != null && !issue.deleted() && UpdatesUndo.edited(issue, update)) {
                    kept.keeps(issue, update.after());
                }
            }
            some = stores.imports().updates(id, some.get(some.size() - 1).issueId(), AT_ONCE);
        }
        ImportUndo made = new ImportUndo(ports.issues(), stores.origins());
        for (IdRange range : stores.imports().issues(id)) {
            for (long from = range.first(); from <= range.last(); from += AT_ONCE) {
                made.left(
                        LongStream.rangeClosed(from, Math.min(from + AT_ONCE - 1, range.last()))
                                .boxed()
                                .toList(),
                        kept);
            }
        }
        return kept.doomed();
    }

    /** Goes on with one that has begun, until it is done. What is edited meanwhile counts as edited since. */
    private UndoReport inPieces(long id, boolean many, Supplier<Cause> causes) {
        UndoSteps steps = new UndoSteps(ports, stores, id);
        SliceSize size = new SliceSize();
        KeptIssues all = new KeptIssues(UndoMode.KEEP_EDITED, 0);
        while (!steps.done()) {
            stop.check("a part of the import is taken back; the rest is when the server starts again.");
            Slice slice = transactions.alone(() -> slice(id, steps, size.rows(), many, causes.get()));
            slice.piece().committed().run();
            all.addAll(slice.kept());
            if (slice.piece().issues() > 0) {
                size.took(
                        slice.piece().issues(),
                        Duration.between(slice.began(), ports.clock().instant()));
            }
        }
        return transactions.in(() -> end(id, all, causes.get()));
    }

    /** A piece, when others began to wait for it, and what was edited of it. */
    private record Slice(Instant began, Piece piece, KeptIssues kept) {}

    private Slice slice(long id, UndoSteps steps, int most, boolean many, Cause cause) {
        BegunUndo undo = begun.lock(id).orElseThrow(() -> notFound(id));
        KeptIssues kept = new KeptIssues(undo.forced() ? UndoMode.DELETE_EDITED : UndoMode.KEEP_EDITED, 0);
        ExistingChanges changes = new ExistingChanges(cause, many);
        Piece piece = steps.next(most, new Doing(cause, kept, changes));
        begun.add(id, piece.deleted(), piece.reverted());
        changes.events().forEach(ports.events()::publish);
        return new Slice(cause.at(), piece, kept);
    }

    private UndoReport end(long id, KeptIssues kept, Cause cause) {
        BegunUndo done = begun.lock(id).orElseThrow(() -> notFound(id));
        begun.end(id);
        UndoReport report = new UndoReport(id, done.deleted(), done.reverted(), kept.ids());
        if (stores.imports().find(id).isPresent()) {
            record(report, cause);
        } else {
            stores.imports().forget(id, EditedMeanwhile.of(report.kept()));
        }
        return report;
    }

    /**
     * Notes in the unit of work of the thread that an import begins to change issues piece by piece: it is taken back
     * unless it is stored.
     */
    void guard(long importId, UserRef by) {
        changing.add(importId);
        begun.begin(BegunUndo.of(importId, by, false));
    }

    /** Notes in the unit of work of the thread that such an import is stored. */
    void stored(long importId) {
        begun.end(importId);
    }

    /**
     * Takes such an import back if it is not stored.
     *
     * @return the issues that were edited since it changed them, and are kept
     */
    EditedMeanwhile takeBack(long importId) {
        changing.remove(importId);
        Optional<BegunUndo> left = transactions.in(() -> begun.lock(importId));
        return EditedMeanwhile.of(left.map(undo -> inTurn(() -> resume(undo))).orElse(List.of()));
    }

    /** Goes on with those that another server has left. */
    void resume() {
        resume(undo -> true);
    }

    /** Takes back what imports have changed that ended without being stored. */
    void takeBackLeft() {
        resume(undo -> transactions
                .reading(() -> stores.imports().find(undo.importId()))
                .isEmpty());
    }

    private void resume(Predicate<BegunUndo> wanted) {
        Optional<BegunUndo> left = transactions.reading(() -> begun.next(0));
        while (left.isPresent()) {
            BegunUndo undo = left.get();
            if (!changing.contains(undo.importId()) && wanted.test(undo)) {
                inTurn(() -> resume(undo));
            }
            left = transactions.reading(() -> begun.next(undo.importId()));
        }
    }

    private List<Long> resume(BegunUndo left) {
        long id = left.importId();
        if (!open(id)) {
            return List.of();
        }
        Optional<Import> made = transactions.reading(() -> stores.imports().find(id));
        UndoReport report = inPieces(
                id,
                made.map(each -> ExistingChanges.many(each.updated())).orElse(true),
                () -> new Cause(left.by(), ports.clock().instant(), CallOrigin.UNKNOWN));
        if (made.isEmpty()) {
            // What was made for it may be used by nothing any more.
            stores.staged().ifPresent(StagedIssues::removeRemains);
        }
        return report.kept();
    }
}
