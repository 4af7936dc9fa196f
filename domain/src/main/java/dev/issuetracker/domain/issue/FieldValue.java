package dev.issuetracker.domain.issue;

import org.jspecify.annotations.Nullable;

/** A field and a value for it that was checked. */
record FieldValue<T>(IssueField<T> field, @Nullable T value) {
    static <T> FieldValue<T> of(IssueField<T> field, IssueValues values) {
        return new FieldValue<>(field, values.get(field));
    }

    void applyTo(IssueValues.Builder values) {
        values.set(field, value);
    }
}
