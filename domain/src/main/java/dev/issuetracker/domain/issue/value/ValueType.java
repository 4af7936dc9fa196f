package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.error.Violations;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How values of one type behave, whichever field they belong to. */
sealed interface ValueType<T> {
    /** The value that means no value; null when there is none. */
    @Nullable
    T none();

    default boolean same(T one, T other) {
        return one.equals(other);
    }

    /** The form in which an issue holds the value. */
    default T held(T value) {
        return value;
    }

    /**
     * The value, which came without its type.
     *
     * @throws ClassCastException when it is of another type
     */
    T cast(Object value);

    /** The value that a text means. */
    default T read(String text, Violations violations) {
        throw new IllegalArgumentException("no value of this type can be read from a text");
    }

    /** Whether two edits that gave the value different new ones can both have their way. */
    default boolean mergeable(@Nullable T base, @Nullable T yours, @Nullable T theirs) {
        return false;
    }

    /** What is left of your edit of the base when theirs came first. */
    default @Nullable T merge(@Nullable T base, @Nullable T yours, @Nullable T theirs) {
        return yours;
    }

    /** A text, which is empty when there is none. */
    final class Text implements ValueType<String> {
        @Override
        public String none() {
            return "";
        }

        @Override
        public String cast(Object value) {
            return (String) value;
        }

        @Override
        public String read(String text, Violations violations) {
            return text;
        }
    }

    /** A status, which an issue always has. */
    final class StatusType implements ValueType<Status> {
        @Override
        public Status none() {
            return Status.OPEN;
        }

        @Override
        public Status cast(Object value) {
            return (Status) value;
        }

        @Override
        public Status read(String text, Violations violations) {
            return IssueRules.status(text, violations);
        }
    }

    /** A set. Edits merge by what each added and removed, as long as an issue can have the result. */
    final class Refs<E> implements ValueType<List<E>> {
        private final RefSet<E> set;
        private final Class<E> type;
        private final int most;

        Refs(RefSet<E> set, Class<E> type, int most) {
            this.set = set;
            this.type = type;
            this.most = most;
        }

        @Override
        public List<E> none() {
            return List.of();
        }

        @Override
        public List<E> cast(Object value) {
            return ((List<?>) value).stream().map(type::cast).toList();
        }

        @Override
        public boolean same(List<E> one, List<E> other) {
            return set.ids(one).equals(set.ids(other));
        }

        @Override
        public List<E> held(List<E> value) {
            return set.sorted(value);
        }

        @Override
        public boolean mergeable(@Nullable List<E> base, @Nullable List<E> yours, @Nullable List<E> theirs) {
            return merge(base, yours, theirs).size() <= most;
        }

        @Override
        public List<E> merge(@Nullable List<E> base, @Nullable List<E> yours, @Nullable List<E> theirs) {
            return set.merge(orEmpty(base), orEmpty(yours), orEmpty(theirs));
        }

        private static <E> List<E> orEmpty(@Nullable List<E> set) {
            return Objects.requireNonNullElse(set, List.of());
        }
    }

    /** A value of a field that a team added, or none. */
    final class Plain<T> implements ValueType<T> {
        private final Class<T> type;
        private final Function<T, Object> identity;

        /** @param identity what two values that are the same have in common */
        Plain(Class<T> type, Function<T, Object> identity) {
            this.type = type;
            this.identity = identity;
        }

        @Override
        public @Nullable T none() {
            return null;
        }

        @Override
        public T cast(Object value) {
            return type.cast(value);
        }

        @Override
        public boolean same(T one, T other) {
            return identity.apply(one).equals(identity.apply(other));
        }
    }
}
