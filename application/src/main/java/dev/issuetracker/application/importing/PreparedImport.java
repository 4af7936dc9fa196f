package dev.issuetracker.application.importing;

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

    /** What was done: a run, and its turn of staging. */
    record Staged(ImportRun run, StagedImport turn) {
        void end() {
            try {
                turn.end();
            } finally {
                run.close();
            }
        }

        void remove() {
            try {
                turn.remove();
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
        if (stored) {
            staged.end();
        } else {
            staged.remove();
        }
    }
}
