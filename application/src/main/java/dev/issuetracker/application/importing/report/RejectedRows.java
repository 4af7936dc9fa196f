package dev.issuetracker.application.importing.report;

import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportProblem;
import dev.issuetracker.application.importing.preview.RowPlace;
import java.util.List;

/** Takes the rows of a file that are rejected, on the thread that reads it. */
public interface RejectedRows {
    /** Nobody wants to have them. */
    RejectedRows UNUSED = new RejectedRows() {
        @Override
        public void columns(ImportColumns columns) {
            // Only the report shows what was wrong.
        }

        @Override
        public void row(RowPlace place, List<String> cells, List<ImportProblem> problems) {
            // Only the report shows what was wrong.
        }
    };

    /** The header, before any row; of several files once for each, with the same names. */
    void columns(ImportColumns columns);

    /**
     * A row that is rejected.
     *
     * @param cells as the file has them
     * @param problems what keeps it out, at least one
     */
    void row(RowPlace place, List<String> cells, List<ImportProblem> problems);
}
