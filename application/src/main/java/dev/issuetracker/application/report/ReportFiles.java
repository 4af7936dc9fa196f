package dev.issuetracker.application.report;

import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes reports to files. */
public interface ReportFiles {
    /**
     * Writes a table as CSV, in which no spreadsheet takes a text for a formula.
     *
     * @param out takes the file; it is left open
     * @throws UncheckedIOException when the place it is written to fails
     */
    void writeCsv(ReportTable table, OutputStream out);
}
