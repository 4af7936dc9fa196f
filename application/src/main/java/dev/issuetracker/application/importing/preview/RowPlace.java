package dev.issuetracker.application.importing.preview;

import org.jspecify.annotations.Nullable;

/**
 * Where a row of an import is.
 *
 * @param file its name, where several are imported together; null otherwise
 * @param row the data row of its file, from 1; 0 for the header
 * @param line the line of its file on which it begins, from 1
 */
public record RowPlace(@Nullable String file, long row, long line) {}
