package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.staging.NameKind;
import dev.issuetracker.application.importing.staging.SliceSize;
import dev.issuetracker.application.importing.staging.StagedIssues;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.NewIssue;
import dev.issuetracker.domain.user.UserRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One turn of staging issues, which ends with their publication or their removal. */
final class StagedImport implements NewIssues.Adding {
    private final StagedIssues staged;
    private final UndoWork undos;
    private final StopSignal stop;
    private final Clock clock;
    private final ImportProgress progress;
    private final SliceSize size = new SliceSize();
    /** The import, when it changes issues that are there. */
    private @Nullable Long changing;

    StagedImport(StagedIssues staged, UndoWork undos, StopSignal stop, Clock clock, ImportProgress progress) {
        this.staged = staged;
        this.undos = undos;
        this.stop = stop;
        this.clock = clock;
        this.progress = progress;
    }

    /** Waits until it is its turn, and begins. */
    void begin(long count) {
        // What an earlier import has changed and not stored must not seem to be edited by this one.
        undos.takeBackLeft();
        do {
            check();
        } while (!staged.begin(count));
    }

    private void check() {
        stop.check(WatchedReader.NOTHING_STORED);
        progress.check();
    }

    @Override
    public void begins(long importId, UserRef by) {
        undos.guard(importId, by);
        changing = importId;
    }

    @Override
    public List<Issue> add(List<NewIssue> issues) {
        return staged.add(issues);
    }

    @Override
    public <T> T making(Transactions transactions, Supplier<T> making) {
        return transactions.alone(making);
    }

    @Override
    public void made(NameKind kind, long id) {
        staged.made(kind, id);
    }

    @Override
    public void completing(Runnable piece) {
        staged.completing(piece);
    }

    @Override
    public <T> void store(Transactions transactions, int rows, NewIssues.Part<T> part, Consumer<T> stored) {
        for (int from = 0, to; from < rows; from = to) {
            check();
            int first = from;
            Slice<T> slice = transactions.alone(() -> slice(first, rows, part));
            to = slice.to();
            size.took(to - first, Duration.between(slice.began(), clock.instant()));
            slice.parts().forEach(stored);
        }
    }

    /**
     * What one unit of work has stored.
     *
     * @param began when others began to wait for it, until it is committed
     * @param to the rows before this one
     */
    private record Slice<T>(Instant began, int to, List<T> parts) {}

    private <T> Slice<T> slice(int first, int rows, NewIssues.Part<T> part) {
        Instant began = clock.instant();
        List<T> parts = new ArrayList<>();
        int to = size.fill(clock, first, rows, (from, until) -> parts.add(part.store(from, until)));
        return new Slice<>(began, to, parts);
    }

    /** Publishes all of them with the unit of work of the thread. */
    void publish() {
        staged.publish();
    }

    /** Notes that all is stored with the unit of work of the thread. */
    void stored() {
        Long id = changing;
        if (id != null) {
            undos.stored(id);
        }
    }

    /**
     * Ends the turn after the publication. What was published may have been undone with the unit of work.
     *
     * @return what {@link #remove} does; nothing when the import is stored
     */
    EditedMeanwhile end() {
        EditedMeanwhile kept;
        try {
            kept = takeBack();
        } finally {
            staged.end();
        }
        try {
            removeLeft(staged::removeRemains);
        } catch (RuntimeException away) {
            // What is stored is stored. The next import removes the rest before it begins, and so does the next start.
            return kept;
        }
        return kept;
    }

    /**
     * Takes back what was changed, removes what was staged, and ends the turn. A server that shuts down leaves it to
     * its next start.
     *
     * @return the issues that were edited since they were changed, and are kept; nothing when that is left to others
     */
    EditedMeanwhile remove() {
        try {
            EditedMeanwhile kept = takeBack();
            removeLeft(staged::removeSome);
            return kept;
        } finally {
            staged.end();
        }
    }

    private EditedMeanwhile takeBack() {
        Long id = changing;
        if (id == null) {
            return EditedMeanwhile.NONE;
        }
        try {
            return undos.takeBack(id);
        } catch (TrackerException away) {
            // The next import does it before it begins, and so does the next start.
            return EditedMeanwhile.NONE;
        }
    }

    private void removeLeft(BooleanSupplier removing) {
        boolean gone = false;
        while (!gone && !stop.given()) {
            gone = removing.getAsBoolean();
        }
    }
}
