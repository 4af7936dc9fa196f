package dev.issuetracker.application.importing.file;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with the header or a row of a file.
 *
 * @param column the column's name
 * @param value what the file has there; null when it is missing
 * @param code which rule, stable and machine-readable
 * @param message what is wrong and how to mend it
 */
public record FileViolation(String column, @Nullable String value, String code, String message) {
    private static final String NO_ISSUE = "no_issue";

    /**
     * Says that a row is no issue. That keeps no file out: the row is passed over.
     *
     * @param things what such rows are, for a person to read
     */
    public static FileViolation noIssue(String column, String things) {
        return new FileViolation(column, "", NO_ISSUE, things + " are no issues; these rows are passed over.");
    }

    boolean saysNoIssue() {
        return code.equals(NO_ISSUE);
    }
}
