package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.field.FieldRef;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which value of a field that a team added is wanted, by {@link dev.issuetracker.domain.issue.value.FieldKeys}. */
public sealed interface FieldFilter {
    FieldRef field();

    /** Any value, whatever it is. */
    static FieldFilter anyValue(FieldRef field) {
        return new Between(field, null, null);
    }

    /** No value: what {@link #anyValue} does not find. */
    static FieldFilter noValue(FieldRef field) {
        return new AnyOf(field, Set.of(), true);
    }

    /**
     * Any of some values.
     *
     * @param keys of the values; of several options that an issue has, one is enough
     * @param orNone whether issues without a value are wanted too
     */
    record AnyOf(FieldRef field, Set<String> keys, boolean orNone) implements FieldFilter {
        public AnyOf {
            keys = Set.copyOf(keys);
        }
    }

    /** A value in a range, both ends included; null leaves an end open. */
    record Between(
            FieldRef field, @Nullable String from, @Nullable String to) implements FieldFilter {}
}
