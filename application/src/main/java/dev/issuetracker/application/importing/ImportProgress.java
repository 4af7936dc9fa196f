package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.report.ImportReport.Counts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far an import has come, for those who watch it, and their way to end it. Safe for several threads. */
public final class ImportProgress {
    /** What is done with the rows. */
    public enum Phase {
        /** They are counted or checked. */
        CHECKING,
        /** They are stored. */
        STORING
    }

    private volatile @Nullable Long id;
    private final boolean watched;
    private volatile boolean cancelled;
    private volatile @Nullable Pass pass;

    /**
     * One reading of the file.
     *
     * @param total how many rows there are; null when nobody knows
     */
    private record Pass(Phase phase, @Nullable Long total, Counts counts, Instant since) {}

    /**
     * How far it has come.
     *
     * @param rowsTotal how many rows there are; null when nobody knows yet
     * @param rowsASecond 0 at the beginning
     * @param left how long it will take; null when that is not known yet
     */
    public record Seen(
            Phase phase,
            Counts counts,
            @Nullable Long rowsTotal,
            double rowsASecond,
            @Nullable Duration left) {}

    private ImportProgress(@Nullable Long id, boolean watched) {
        this.id = id;
        this.watched = watched;
    }

    /** Of an import that nobody watches. */
    public static ImportProgress unwatched() {
        return new ImportProgress(null, false);
    }

    /**
     * Of an import whose record gets an id that is kept for it.
     *
     * @param id that no other import has or gets
     */
    public static ImportProgress of(long id) {
        return new ImportProgress(id, true);
    }

    /**
     * Keeps an id for the record of an import that has not begun.
     *
     * @param kept that no other import has or gets
     */
    public void keep(long kept) {
        id = kept;
    }

    @Nullable
    Long id() {
        return id;
    }

    /** Whether somebody watches who wants to know how long it will take. */
    boolean watched() {
        return watched;
    }

    /** Ends the import with its next row: nothing of it is stored. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * The same, but an import that has begun to store goes on: its end is for one who waits no longer, and what it
     * changed piece by piece would have to be taken back.
     */
    public synchronized void cancelUnlessStoring() {
        Pass current = pass;
        if (current == null || current.phase() == Phase.CHECKING) {
            cancelled = true;
        }
    }

    /** Whether somebody asked for the end. */
    public boolean cancelled() {
        return cancelled;
    }

    /** @throws ImportCancelledException when somebody asked for the end */
    void check() {
        if (cancelled) {
            throw new ImportCancelledException();
        }
    }

    synchronized void begin(Phase phase, @Nullable Long total, Instant at) {
        pass = new Pass(phase, total, new Counts(0, 0, 0, 0), at);
    }

    void count(Counts counts) {
        Pass current = pass;
        if (current != null) {
            pass = new Pass(current.phase(), current.total(), counts, current.since());
        }
    }

    /** How far it has come; null before the first row. */
    public @Nullable Seen seen(Instant now) {
        Pass current = pass;
        if (current == null) {
            return null;
        }
        long rows = current.counts().read();
        double seconds = Duration.between(current.since(), now).toNanos() / 1e9;
        double rate = seconds > 0 ? rows / seconds : 0;
        Long total = current.total();
        Duration left = current.phase() == Phase.CHECKING || total == null || rate == 0
                ? null
                : Duration.ofMillis(Math.round(Math.max(0, total - rows) / rate * 1_000));
        return new Seen(current.phase(), current.counts(), total, rate, left);
    }
}
