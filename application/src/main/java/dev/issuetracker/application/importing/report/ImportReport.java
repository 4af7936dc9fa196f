package dev.issuetracker.application.importing.report;

import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileFacts.Unused;
import dev.issuetracker.application.importing.preview.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do.
 *
 * @param made the record of the import; null when no issue was stored or changed
 * @param counts of the rows
 * @param source what the issues' source is called; null for a file that was written for this tracker
 * @param file what was found out about the file; null when its reading ended early
 * @param unused what the sender says of the file and it does not have; of a file whose reading ended early only columns
 * @param missing what rows name and does not exist
 * @param errors the first {@value #MAX_ERRORS} errors, in the order of the file
 * @param unknownValues the first {@value #MAX_ERRORS} different values that mean nothing here, of a file of another
 *     program
 * @param firstRows the first {@value #MAX_FIRST_ROWS} good rows of a file that was only checked
 * @param errorsTotal how many errors there are in all, and different values that keep rows out
 */
public record ImportReport(
        @Nullable Import made,
        Counts counts,
        @Nullable String source,
        @Nullable FileFacts file,
        List<Unused> unused,
        Missing missing,
        List<RowError> errors,
        List<UnknownValue> unknownValues,
        List<FirstRow> firstRows,
        long errorsTotal) {
    public static final int MAX_ERRORS = 1_000;
    public static final int MAX_FIRST_ROWS = 10;

    public ImportReport {
        unused = List.copyOf(unused);
        errors = List.copyOf(errors);
        unknownValues = List.copyOf(unknownValues);
        firstRows = List.copyOf(firstRows);
    }

    /**
     * How many rows there were.
     *
     * @param read in all
     * @param created of which issues were stored, or would be
     * @param updated of which issues that had been imported before changed, or would
     * @param skipped whose issues had been imported before and stayed as they were, or that are no issues
     * @param rejected that were bad
     */
    public record Counts(long read, long created, long updated, long skipped, long rejected) {
        /** Of a file that updates nothing. */
        public Counts(long read, long created, long skipped, long rejected) {
            this(read, created, 0, skipped, rejected);
        }
    }

    /**
     * One error.
     *
     * @param file the name of the file, where several are imported together; null otherwise
     * @param row the data row of the file, from 1; 0 when it is an error of the header
     * @param line the line of the file on which the row begins, from 1
     * @param column the column's name
     * @param value the value of the cell, shortened; null when it is missing
     * @param code which rule, stable and machine-readable
     * @param message what is wrong and how to mend it
     */
    public record RowError(
            @Nullable String file,
            long row,
            long line,
            String column,
            @Nullable String value,
            String code,
            String message) {
        /** An error of the only file. */
        public RowError(long row, long line, String column, @Nullable String value, String code, String message) {
            this(null, row, line, column, value, code, message);
        }
    }

    /** The same with other names that do not exist. */
    public ImportReport withMissing(Missing others) {
        return new ImportReport(
                made, counts, source, file, unused, others, errors, unknownValues, firstRows, errorsTotal);
    }

    /** The id of the record of the import; null when no issue was stored or changed. */
    public @Nullable Long importId() {
        return made == null ? null : Long.valueOf(made.id());
    }

    /** The id of the first issue stored; null when none was. */
    public @Nullable Long firstId() {
        return made == null ? null : made.firstId();
    }

    /** The id of the last issue stored; null when none was. */
    public @Nullable Long lastId() {
        return made == null ? null : made.lastId();
    }

    /** How many data rows were read. */
    public long rows() {
        return counts.read();
    }

    /** How many issues were stored, or would be. */
    public long created() {
        return counts.created();
    }

    /** How many rows were rejected. */
    public long rejected() {
        return counts.rejected();
    }
}
