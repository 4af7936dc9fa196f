package dev.issuetracker.application.importing;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with the header or a row of a file.
 *
 * @param column the column's name
 * @param value what the file has there; null when it is missing
 * @param code which rule, stable and machine-readable
 * @param message what is wrong and how to mend it
 */
public record ImportProblem(String column, @Nullable String value, String code, String message) {}
