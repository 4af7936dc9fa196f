package dev.issuetracker.application.exporting;

import java.io.OutputStream;
import java.util.Optional;

/** Writes files of rows of texts. */
public interface TableFiles {
    /**
     * Begins a file.
     *
     * @param out takes the file; it is left open
     */
    TableWriter begin(ExportFormat format, OutputStream out);

    /**
     * A writer that takes the rows of a file as another one does, rejects what the format has no room for, and writes
     * nothing. Empty for a format that has room for all rows.
     */
    default Optional<TableWriter> check(ExportFormat format) {
        return Optional.empty();
    }
}
