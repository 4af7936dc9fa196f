package dev.issuetracker.application.importing.preview;

/**
 * A name in a file that nothing has here.
 *
 * @param name as the first row that has it writes it, shortened
 * @param rows how many rows have it
 */
public record MissingName(String name, long rows) {}
