package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.application.importing.report.ImportReport;
import org.jspecify.annotations.Nullable;

/** Counts the rows of an import, which may be in several files, and what becomes of them. */
public final class RowCounts {
    /** Null where there is one file only. */
    private @Nullable String file;

    private long before;
    private long read;
    private long good;
    private long skipped;
    private long updated;

    /** Begins with the next file. */
    public void begin(@Nullable String file) {
        this.file = file;
        before = read;
    }

    /** The place of what is about the file, and not about a row. */
    public RowPlace header(long line) {
        return new RowPlace(file, 0, line);
    }

    /** Counts a row, which begins in this line. */
    public RowPlace next(long line) {
        read++;
        return new RowPlace(file, read - before, line);
    }

    /** The latest row makes an issue. */
    public void take() {
        good++;
    }

    /** The latest row is left out. */
    public void skip() {
        skipped++;
    }

    /** Of so many rows, each of an issue that is there, so many change theirs. */
    public void update(long rows, long changed) {
        updated += changed;
        skipped += rows - changed;
    }

    /** So many issues change by rows that were counted as left out. */
    public void updateSkipped(long changed) {
        update(0, changed);
    }

    /** How many there were. */
    public long read() {
        return read;
    }

    /** How many rows make issues. */
    public long good() {
        return good;
    }

    /** Whether a row makes or changes an issue, or is left out. */
    public boolean anyGood() {
        return good > 0 || skipped > 0 || updated > 0;
    }

    /**
     * What became of them.
     *
     * @param created how many of the rows that make issues did, or would
     */
    public ImportReport.Counts created(long created) {
        return new ImportReport.Counts(read, created, updated, skipped, read - good - updated - skipped);
    }
}
