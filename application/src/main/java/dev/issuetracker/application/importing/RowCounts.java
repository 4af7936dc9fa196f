package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.application.importing.report.ImportReport;
import org.jspecify.annotations.Nullable;

/** Counts the rows of an import, which may be in several files, and what becomes of them. */
final class RowCounts {
    /** Null where there is one file only. */
    private @Nullable String file;

    private long before;
    private long read;
    private long good;
    private long skipped;
    private long updated;

    /** Begins with the next file. */
    void begin(@Nullable String file) {
        this.file = file;
        before = read;
    }

    /** The place of what is about the file, and not about a row. */
    RowPlace header(long line) {
        return new RowPlace(file, 0, line);
    }

    /** Counts a row, which begins in this line. */
    RowPlace next(long line) {
        read++;
        return new RowPlace(file, read - before, line);
    }

    /** The latest row makes an issue. */
    void take() {
        good++;
    }

    /** The latest row is left out. */
    void skip() {
        skipped++;
    }

    /** Of so many rows, each of an issue that is there, so many change theirs. */
    void update(long rows, long changed) {
        updated += changed;
        skipped += rows - changed;
    }

    /** So many issues change by rows that were counted as left out. */
    void updateSkipped(long changed) {
        update(0, changed);
    }

    long read() {
        return read;
    }

    /** How many rows make issues. */
    long good() {
        return good;
    }

    /** Whether a row makes or changes an issue, or is left out. */
    boolean anyGood() {
        return good > 0 || skipped > 0 || updated > 0;
    }

    /** @param created how many of the rows that make issues did, or would */
    ImportReport.Counts created(long created) {
        return new ImportReport.Counts(read, created, updated, skipped, read - good - updated - skipped);
    }
}
