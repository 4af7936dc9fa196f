package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value for each {@link IssueField}: all of an issue that can change. Values come in through {@link IssueInput},
 * which checks them once; a store gives back what it was given.
 */
public final class IssueValues {
    /** Every field without a value, or with the one that means none. */
    static final IssueValues NONE =
            new IssueValues(IssueField.ALL.stream().map(IssueField::none).toArray(), Map.of());

    /** By name, as lists show them. */
    private static final Comparator<IssueField<?>> BY_NAME =
            Comparator.<IssueField<?>, String>comparing(IssueField::foldedCode).thenComparing(IssueField::hashCode);

    /** By the fields' indexes. Only {@link Builder#set} writes them, so each is of its field's type. */
    private final @Nullable Object[] values;

    /** Of the fields that a team added, those that the issue has; written likewise. */
    private final Map<IssueField<?>, Object> added;

    private IssueValues(@Nullable Object[] values, Map<IssueField<?>, Object> added) {
        this.values = values;
        this.added = added;
    }

    /** Values that were checked when they were stored; for stores. A field that is not set has no value. */
    public static Builder stored() {
        return NONE.but();
    }

    /** These values, some of which are to be replaced by others that need no check; for stores. */
    public Builder but() {
        return new Builder(values.clone(), added);
    }

    /** The value of a field; null when there is none. */
    @SuppressWarnings("unchecked") // As the array and the map say.
    public <T> @Nullable T get(IssueField<T> field) {
        if (field.added().isEmpty()) {
            return (T) values[field.index()];
        }
        T value = (T) added.get(field);
        return value == null ? field.none() : value;
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

    /** The id of the issue that this one is a part of; null when there is none. */
    public @Nullable Long parent() {
        return get(IssueField.PARENT);
    }

    private <T> T always(IssueField<T> field) {
        return Objects.requireNonNull(get(field));
    }

    /** The fields that a team added and that the issue has, in the order of their folded names. */
    public List<IssueField<?>> added() {
        List<IssueField<?>> fields = new ArrayList<>(added.keySet());
        fields.sort(BY_NAME);
        return fields;
    }

    /**
     * The fields in which these values can differ from others: those of all trackers, then the added ones by name. A
     * field that was renamed is called as the first of them calls it that have it.
     */
    public List<IssueField<?>> fieldsWith(IssueValues... others) {
        Set<IssueField<?>> more = new LinkedHashSet<>(added.keySet());
        for (IssueValues other : others) {
            more.addAll(other.added.keySet());
        }
        if (more.isEmpty()) {
            return IssueField.ALL;
        }
        List<IssueField<?>> fields = new ArrayList<>(IssueField.ALL);
        more.stream().sorted(BY_NAME).forEach(fields::add);
        return fields;
    }

    /** Whether every field has the same value, as {@link IssueField#same} understands it. */
    public boolean same(IssueValues other) {
        return fieldsWith(other).stream().allMatch(field -> same(field, other));
    }

    private <T> boolean same(IssueField<T> field, IssueValues other) {
        return field.same(get(field), other.get(field));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IssueValues some && Arrays.equals(values, some.values) && added.equals(some.added);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + added.hashCode();
    }

    @Override
    public String toString() {
        return fieldsWith().stream()
                .map(field -> field + "=" + get(field))
                .collect(Collectors.joining(", ", "IssueValues[", "]"));
    }

    /** Values in the making. Gives each the form in which an issue holds it, and checks nothing. */
    public static final class Builder {
        private final @Nullable Object[] values;
        private final Map<IssueField<?>, Object> added;

        private Builder(@Nullable Object[] values, Map<IssueField<?>, Object> added) {
            this.values = values;
            this.added = new HashMap<>(added);
        }

        /** Sets a field; null leaves it without a value. */
        public <T> Builder set(IssueField<T> field, @Nullable T value) {
            if (field.added().isEmpty()) {
                values[field.index()] = field.held(value);
            } else {
                setAdded(field, value);
            }
            return this;
        }

        private <T> void setAdded(IssueField<T> field, @Nullable T value) {
            // A key that is equal may bear a former name.
            added.remove(field);
            T held = field.held(value);
            if (held != null && !field.same(held, field.none())) {
                added.put(field, held);
            }
        }

        public IssueValues build() {
            return new IssueValues(values.clone(), Map.copyOf(added));
        }
    }
}
