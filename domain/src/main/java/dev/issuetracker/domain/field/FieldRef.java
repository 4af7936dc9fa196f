package dev.issuetracker.domain.field;

/**
 * A field as the values of an issue know it.
 *
 * @param name as it is now; in history, as it was then
 */
public record FieldRef(long id, String name, FieldType type) {}
