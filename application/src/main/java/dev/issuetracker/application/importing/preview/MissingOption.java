package dev.issuetracker.application.importing.preview;

/**
 * A word in a file that is no option of its field.
 *
 * @param field the name of the field
 * @param name as the first row that has it writes it, shortened
 * @param rows how many rows have it
 */
public record MissingOption(String field, String name, long rows) {}
