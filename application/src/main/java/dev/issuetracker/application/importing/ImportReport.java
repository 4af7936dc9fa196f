package dev.issuetracker.application.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do.
 *
 * @param importId the record of the import; null when nothing was stored
 * @param rows how many data rows were read
 * @param created how many issues were stored, or would be
 * @param rejected how many rows were rejected
 * @param firstId id of the first issue stored; null when nothing was
 * @param lastId id of the last issue stored; null when nothing was
 * @param file what was found out about the file; null when its reading ended early
 * @param errors the first {@value #MAX_ERRORS} errors, in the order of the file
 * @param errorsTotal how many errors there are in all
 */
public record ImportReport(
        @Nullable Long importId,
        long rows,
        long created,
        long rejected,
        @Nullable Long firstId,
        @Nullable Long lastId,
        @Nullable FileFacts file,
        List<RowError> errors,
        long errorsTotal) {
    public static final int MAX_ERRORS = 1_000;

    public ImportReport {
        errors = List.copyOf(errors);
    }

    /**
     * One error.
     *
     * @param row the data row, from 1; 0 when it is an error of the header
     * @param line the line of the file on which the row begins, from 1
     * @param column the column's name
     * @param value the value of the cell, shortened; null when it is missing
     * @param code which rule, stable and machine-readable
     * @param message what is wrong and how to mend it
     */
    public record RowError(
            long row, long line, String column, @Nullable String value, String code, String message) {}
}
