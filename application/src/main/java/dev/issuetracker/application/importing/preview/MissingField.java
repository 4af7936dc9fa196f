package dev.issuetracker.application.importing.preview;

/**
 * A field that is created for a file.
 *
 * @param type as the API calls it, such as {@code select}
 * @param rows how many rows have a value of it
 */
public record MissingField(String name, String type, long rows) {}
