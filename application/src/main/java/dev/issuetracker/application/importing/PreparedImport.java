package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.report.ImportNotStoredException;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.error.TrackerException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An import of which all is done that others need not wait for. Closed without being stored, it leaves nothing. */
public final class PreparedImport implements AutoCloseable {
    private final Supplier<ImportReport> storing;
    private final @Nullable Staged staged;
    private boolean stored;
    private EditedMeanwhile kept = EditedMeanwhile.NONE;

    /** What was done: a run, and its turn of staging. */
    record Staged(ImportRun run, StagedImport turn) {
        EditedMeanwhile end() {
            try {
                return turn.end();
            } finally {
                run.close();
            }
        }

        EditedMeanwhile remove() {
            try {
                return turn.remove();
            } finally {
                run.close();
            }
        }
    }

    /**
     * Takes what is left to do.
     *
     * @param staged what was done; null when that is nothing
     */
    PreparedImport(Supplier<ImportReport> storing, @Nullable Staged staged) {
        this.storing = storing;
        this.staged = staged;
    }

    /**
     * Stores the import in one unit of work, or joins the one of the thread.
     *
     * @throws ImportRejectedException as {@link ImportService#run} does
     * @throws TrackerException likewise
     */
    public ImportReport store() {
        ImportReport report = storing.get();
        stored = true;
        return report;
    }

    @Override
    public void close() {
        if (staged == null) {
            return;
        }
        kept = stored ? staged.end() : staged.remove();
    }

    /** Why it was not stored, once it is closed: the failure, which names the issues that keep what it changed. */
    public RuntimeException notStored(RuntimeException failure) {
        return ImportNotStoredException.of(failure, kept);
    }
}
