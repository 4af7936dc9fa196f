package dev.issuetracker.application.importing;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.ImportUpdate;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.application.importing.done.KeptIssues;
import dev.issuetracker.application.importing.existing.ExistingChanges;
import dev.issuetracker.application.importing.existing.UpdatesUndo;
import dev.issuetracker.application.importing.existing.UpdatesUndo.Stores;
import dev.issuetracker.application.issue.IssuePorts;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes an import back piece by piece: first what it changed, then issues that wait for their place in the tree, then
 * what it made. A piece is done in the unit of work of the thread, and can be done again unless that is committed.
 */
final class UndoSteps {
    private final IssuePorts ports;
    private final ImportPorts stores;
    private final Imports imports;
    private final long importId;

    private Phase phase = Phase.CHANGED;
    private long changed;
    private Round round = new Round(List.of(), false);
    private List<IdRange> ranges = List.of();
    private Place made = new Place(0, 0);

    private enum Phase {
        CHANGED,
        WAITING,
        MADE,
        DONE
    }

    /** How a piece is done. */
    record Doing(Cause cause, KeptIssues kept, ExistingChanges changes) {}

    /**
     * What a piece did.
     *
     * @param issues how many it looked at
     * @param committed is to be run when it is committed
     */
    record Piece(int issues, long reverted, long deleted, Runnable committed) {}

    /** Issues that wait, looked at one after the other until none finds its place. */
    private static final class Round {
        final List<Long> open;
        final boolean last;
        final List<Long> waiting = new ArrayList<>();
        int seen;
        boolean moved;

        Round(List<Long> open, boolean last) {
            this.open = open;
            this.last = last;
        }
    }

    /**
     * How far the ranges of ids are done.
     *
     * @param range the index of the one that is next
     * @param id up to which it is done
     */
    private record Place(int range, long id) {}

    UndoSteps(IssuePorts ports, ImportPorts stores, long importId) {
        this.ports = ports;
        this.stores = stores;
        this.imports = stores.imports();
        this.importId = importId;
    }

    boolean done() {
        return phase == Phase.DONE;
    }

    /**
     * Does the next piece.
     *
     * @param most how many issues it may have
     */
    Piece next(int most, Doing doing) {
        return switch (phase) {
            case CHANGED -> changed(most, doing);
            case WAITING -> waiting(most, doing);
            case MADE -> made(most, doing);
            case DONE -> throw new IllegalStateException("everything is taken back");
        };
    }

    private UpdatesUndo updatesUndo(Doing doing) {
        return new UpdatesUndo(
                ports,
                new Stores(imports, stores.origins(), stores.comments(), stores.links()),
                doing.kept(),
                doing.cause(),
                doing.changes());
    }

    private Piece changed(int most, Doing doing) {
        List<ImportUpdate> some = imports.updates(importId, changed, most);
        UpdatesUndo undo = updatesUndo(doing);
        undo.take(importId, some);
        return new Piece(some.size(), undo.reverted(), 0, () -> {
            round.waiting.addAll(undo.waiting());
            if (some.isEmpty()) {
                round.moved = true;
                endRound();
            } else {
                changed = some.get(some.size() - 1).issueId();
            }
        });
    }

    private Piece waiting(int most, Doing doing) {
        List<Long> ids = round.open.subList(round.seen, Math.min(round.seen + most, round.open.size()));
        UpdatesUndo undo = updatesUndo(doing);
        undo.takeMoved(importId, imports.updates(importId, ids), round.last);
        return new Piece(ids.size(), undo.reverted(), 0, () -> {
            round.waiting.addAll(undo.waiting());
            round.moved |= undo.reverted() > 0;
            round.seen += ids.size();
            if (round.seen == round.open.size()) {
                endRound();
            }
        });
    }

    private void endRound() {
        if (round.waiting.isEmpty() || round.last) {
            phase = Phase.MADE;
        } else {
            phase = Phase.WAITING;
            round = new Round(List.copyOf(round.waiting), !round.moved);
        }
    }

    private Piece made(int most, Doing doing) {
        if (ranges.isEmpty()) {
            ranges = imports.issues(importId);
        }
        List<Long> ids = new ArrayList<>(most);
        Place place = made;
        while (ids.size() < most && place.range() < ranges.size()) {
            IdRange range = ranges.get(place.range());
            long next = Math.max(range.first(), place.id() + 1);
            if (next > range.last()) {
                place = new Place(place.range() + 1, place.id());
            } else {
                ids.add(next);
                place = new Place(place.range(), next);
            }
        }
        long deleted = new ImportUndo(ports.issues(), stores.origins()).take(ids, doing.cause(), doing.kept());
        Place reached = place;
        return new Piece(ids.size(), 0, deleted, () -> {
            made = reached;
            if (ids.isEmpty()) {
                phase = Phase.DONE;
            }
        });
    }
}
