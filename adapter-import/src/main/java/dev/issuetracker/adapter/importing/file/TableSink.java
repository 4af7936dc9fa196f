package dev.issuetracker.adapter.importing.file;

/** Takes the rows of a table as its file has them, on the thread that reads. */
public interface TableSink {
    /** The row that names the columns. Never called for a file without any row. */
    void header(FileHeader header);

    /** Every row below it that is not blank. */
    void row(FileRow row);
}
