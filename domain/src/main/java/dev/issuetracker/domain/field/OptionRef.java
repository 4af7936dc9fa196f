package dev.issuetracker.domain.field;

/**
 * An option as an issue has it.
 *
 * @param name as it is now; in history, as it was then
 */
public record OptionRef(long id, String name) {}
