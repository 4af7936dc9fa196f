package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value for each {@link IssueField}: all of an issue that can change. Values come in through {@link IssueInput},
 * which checks them once; a store gives back what it was given.
 */
public final class IssueValues {
    /** Every field without a value, or with the one that means none. */
    static final IssueValues NONE =
            new IssueValues(IssueField.ALL.stream().map(IssueField::none).toArray());

    /** By the fields' indexes. Only {@link Builder#set} writes them, so each is of its field's type. */
    private final @Nullable Object[] values;

    private IssueValues(@Nullable Object[] values) {
        this.values = values;
    }

    /** Values that were checked when they were stored; for stores. A field that is not set has no value. */
    public static Builder stored() {
        return NONE.but();
    }

    /** These values, some of which are to be replaced by others that need no check; for stores. */
    public Builder but() {
        return new Builder(values.clone());
    }

    /** The value of a field; null when there is none. */
    @SuppressWarnings("unchecked") // As the array says.
    public <T> @Nullable T get(IssueField<T> field) {
        return (T) values[field.index()];
    }

    public String title() {
        return always(IssueField.TITLE);
    }

    public String description() {
        return always(IssueField.DESCRIPTION);
    }

    public Status status() {
        return always(IssueField.STATUS);
    }

    /** Null when nobody is assigned. */
    public @Nullable UserRef assignee() {
        return get(IssueField.ASSIGNEE);
    }

    /** Without repetition, in the order of their folded names. */
    public List<LabelRef> labels() {
        return always(IssueField.LABELS);
    }

    private <T> T always(IssueField<T> field) {
        return Objects.requireNonNull(get(field));
    }

    /** Whether every field has the same value, as {@link IssueField#same} understands it. */
    public boolean same(IssueValues other) {
        return IssueField.ALL.stream().allMatch(field -> same(field, other));
    }

    private <T> boolean same(IssueField<T> field, IssueValues other) {
        return field.same(get(field), other.get(field));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IssueValues some && Arrays.equals(values, some.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return IssueField.ALL.stream()
                .map(field -> field + "=" + get(field))
                .collect(Collectors.joining(", ", "IssueValues[", "]"));
    }

    /** Values in the making. Gives each the form in which an issue holds it, and checks nothing. */
    public static final class Builder {
        private final @Nullable Object[] values;

        private Builder(@Nullable Object[] values) {
            this.values = values;
        }

        /** Sets a field; null leaves it without a value. */
        public <T> Builder set(IssueField<T> field, @Nullable T value) {
            values[field.index()] = field.held(value);
            return this;
        }

        public IssueValues build() {
            return new IssueValues(values.clone());
        }
    }
}
