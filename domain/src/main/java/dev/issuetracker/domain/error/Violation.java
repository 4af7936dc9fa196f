package dev.issuetracker.domain.error;

import org.jspecify.annotations.Nullable;

/**
 * One broken rule.
 *
 * @param field where, as the client wrote it: {@code title}, {@code labels[2]}
 * @param code which rule, stable and machine-readable: {@code required}, {@code too_long}
 * @param message what is wrong and how to mend it
 * @param mismatch the place in the text of the field; null when it is about the whole of it
 */
public record Violation(
        String field, String code, String message, @Nullable Mismatch mismatch) {
    /** A violation that is about the whole of a field. */
    public Violation(String field, String code, String message) {
        this(field, code, message, null);
    }
}
