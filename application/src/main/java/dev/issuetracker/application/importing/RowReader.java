package dev.issuetracker.application.importing;

import dev.issuetracker.domain.error.TrackerException;
import java.util.List;

/** Reads the rows of a table in a file, one at a time, in memory that does not grow with the file. */
public interface RowReader {
    /**
     * Reads the whole file. What a sink throws passes through and ends the reading.
     *
     * @throws TrackerException {@code FILE_TYPE_UNSUPPORTED}, {@code FILE_UNREADABLE} naming the line, or {@code FILE_TOO_LARGE}
     */
    void read(ImportFile file, Sink sink);

    /** Takes the rows, on the thread that reads. */
    interface Sink {
        /**
         * The first row that is not blank. Never called for a file without any.
         *
         * @param line the line of the file on which it begins, from 1
         */
        void header(long line, List<String> names);

        /**
         * Every further row that is not blank.
         *
         * @param line the line of the file on which the row begins, from 1; for a spreadsheet the number of its row
         * @param cells as written, in the order of the columns; cells missing at the end are left out or empty
         */
        void row(long line, List<String> cells);
    }
}
