package dev.issuetracker.domain.issue.value;

import org.jspecify.annotations.Nullable;

/**
 * What history tells about: each field of the values, and whether the issue is deleted. The latter is no value: no
 * patch sets it, so no edit and no revert deletes an issue.
 *
 * @param <T> the type of its values
 */
public sealed interface HistoryField<T> permits IssueField, DeletedField {
    /** Whether the issue is deleted. */
    HistoryField<Boolean> DELETED = new DeletedField();

    /** The field's name on the wire and in violations, such as {@code title}. */
    String code();

    /**
     * What an issue has of it; null when that is nothing.
     *
     * @param values of the issue
     * @param deleted whether the issue is deleted
     */
    @Nullable
    T of(IssueValues values, boolean deleted);

    /** Whether two values are the same. People and labels are who they are by id, whatever they are called by now. */
    boolean same(@Nullable T one, @Nullable T other);
}
