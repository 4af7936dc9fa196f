package dev.issuetracker.adapter.importing.file;

/** Takes the rows of a table as its file has them, on the thread that reads. */
public interface TableSink {
    /** The first row that is not blank. Never called for a file without any. */
    void header(FileHeader header);

    /** Every further row that is not blank. */
    void row(FileRow row);
}
