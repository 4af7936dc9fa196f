package dev.issuetracker.domain.error;

/**
 * One broken rule.
 *
 * @param field where, as the client wrote it: {@code title}, {@code labels[2]}
 * @param code which rule, stable and machine-readable: {@code required}, {@code too_long}
 * @param message what is wrong and how to mend it
 */
public record Violation(String field, String code, String message) {}
