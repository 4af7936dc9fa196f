package dev.issuetracker.application.importing.file;

import dev.issuetracker.application.importing.relation.Spool;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import java.util.List;

/** Reads the issues in a file, one row at a time, in memory that does not grow with the file. */
public interface RowReader {
    /**
     * Reads the whole file. What a sink throws passes through and ends the reading. An archive is read as one file that
     * has a header for each of its files.
     *
     * @param fields that a team added, of which a column may bear the name
     * @return what was found out about it
     * @throws TrackerException {@code FILE_TYPE_UNSUPPORTED}, {@code FILE_UNREADABLE} naming the line,
     *     {@code FILE_TOO_LARGE}, or {@code VALIDATION_FAILED} when a choice of its sender means nothing
     */
    FileFacts read(ImportFile file, List<Field> fields, Sink sink);

    /** Room for what rows say of others, which waits for the end of their file. Who takes it closes it. */
    default Spool spool() {
        return Spool.inMemory();
    }

    /** Takes what is read, on the thread that reads. */
    interface Sink {
        /** The header, before any row of its file. Never called for a file without any. */
        void columns(ImportColumns columns);

        /** A row that is not blank. */
        void row(ImportRow row);

        /**
         * Something of the file was read, of which a row may follow much later: dates, for example, have to be seen in
         * all rows first. Called again and again, so that a reading that nobody waits for can be ended.
         */
        default void reading() {
            // Most only want to have the rows.
        }
    }
}
