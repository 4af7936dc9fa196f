package dev.issuetracker.application.importing.report;

import org.jspecify.annotations.Nullable;

/**
 * Something in a file of another program that means nothing here, said once for all rows that have it.
 *
 * @param column the column's name
 * @param value as the file has it, shortened
 * @param code which rule, stable and machine-readable
 * @param message what became of it, or how to mend it
 * @param rows how many rows have it
 * @param file the name of the file with the first of them, where several are imported together; null otherwise
 * @param line the line of the first of them
 * @param rejected whether it keeps these rows out
 */
public record UnknownValue(
        String column,
        String value,
        String code,
        String message,
        long rows,
        @Nullable String file,
        long line,
        boolean rejected) {
    public UnknownValue again() {
        return new UnknownValue(column, value, code, message, rows + 1, file, line, rejected);
    }
}
