package dev.issuetracker.application.exporting;

import java.io.OutputStream;

/** Writes files of rows of texts. */
public interface TableFiles {
    /**
     * Begins a file.
     *
     * @param out takes the file; it is left open
     */
    TableWriter begin(ExportFormat format, OutputStream out);
}
