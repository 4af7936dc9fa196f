package dev.issuetracker.application.exporting;

/** A kind of table that issues are written to. */
public enum ExportFormat {
    CSV,
    XLSX
}
