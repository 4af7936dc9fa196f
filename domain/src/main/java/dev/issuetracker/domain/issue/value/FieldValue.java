package dev.issuetracker.domain.issue.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field and a value for it that was checked. */
record FieldValue<T>(IssueField<T> field, @Nullable T value) {
    static <T> FieldValue<T> of(IssueField<T> field, IssueValues values) {
        return new FieldValue<>(field, values.get(field));
    }

    /** Your value as it is after theirs; empty when you did not change it, or the two cannot be brought together. */
    static <T> Optional<FieldValue<T>> merged(
            IssueField<T> field, IssueValues base, IssueValues yours, IssueValues theirs) {
        T was = base.get(field);
        T mine = yours.get(field);
        T current = theirs.get(field);
        return field.same(was, mine) || !field.mergeable(was, mine, current)
                ? Optional.empty()
                : Optional.of(new FieldValue<>(field, field.merge(was, mine, current)));
    }

    void applyTo(IssueValues.Builder values) {
        values.set(field, value);
    }
}
