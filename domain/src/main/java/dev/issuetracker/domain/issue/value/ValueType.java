package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Objects;
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
        public Status read(String text, Violations violations) {
            return IssueRules.status(text, violations);
        }
    }

    /** A person, or nobody. */
    final class User implements ValueType<UserRef> {
        @Override
        public @Nullable UserRef none() {
            return null;
        }

        @Override
        public boolean same(UserRef one, UserRef other) {
            return one.id() == other.id();
        }
    }

    /** A set of labels. Edits merge by what each added and removed, as long as an issue can carry the result. */
    final class Labels implements ValueType<List<LabelRef>> {
        @Override
        public List<LabelRef> none() {
            return List.of();
        }

        @Override
        public boolean same(List<LabelRef> one, List<LabelRef> other) {
            return LabelSets.ids(one).equals(LabelSets.ids(other));
        }

        @Override
        public List<LabelRef> held(List<LabelRef> labels) {
            return LabelSets.sorted(labels);
        }

        @Override
        public boolean mergeable(
                @Nullable List<LabelRef> base, @Nullable List<LabelRef> yours, @Nullable List<LabelRef> theirs) {
            return merge(base, yours, theirs).size() <= IssueRules.MAX_LABELS;
        }

        @Override
        public List<LabelRef> merge(
                @Nullable List<LabelRef> base, @Nullable List<LabelRef> yours, @Nullable List<LabelRef> theirs) {
            return LabelSets.merge(orEmpty(base), orEmpty(yours), orEmpty(theirs));
        }

        private static List<LabelRef> orEmpty(@Nullable List<LabelRef> labels) {
            return Objects.requireNonNullElse(labels, List.of());
        }
    }
}
