package dev.issuetracker.domain.issue;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a patch says of one value: leave it, or make it this. Where a value may be absent, it is an {@code Optional}. */
public final class ValuePatch<T> {
    private static final ValuePatch<?> KEEP = new ValuePatch<>(null);

    private final @Nullable T value;

    private ValuePatch(@Nullable T value) {
        this.value = value;
    }

    @SuppressWarnings("unchecked") // It holds no value, so it is of every type.
    public static <T> ValuePatch<T> keep() {
        return (ValuePatch<T>) KEEP;
    }

    public static <T> ValuePatch<T> to(T value) {
        return new ValuePatch<>(value);
    }

    /** The value after the patch, given the one before. */
    public T or(T current) {
        return value == null ? current : value;
    }

    /** The patch to what the function makes of the value; one that keeps still keeps. */
    public <R> ValuePatch<R> map(Function<? super T, ? extends R> function) {
        return value == null ? keep() : to(function.apply(value));
    }

    @Override
    public String toString() {
        return value == null ? "keep" : "to " + value;
    }
}
