package dev.issuetracker.domain.issue;

/**
 * How far the children of an issue are. Deleted ones do not count.
 *
 * @param total how many there are
 * @param resolved how many of them are resolved
 */
public record ChildCount(long total, long resolved) {}
