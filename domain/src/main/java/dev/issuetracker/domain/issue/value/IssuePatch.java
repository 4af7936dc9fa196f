package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An edit of some of an issue's values, valid by construction. */
public final class IssuePatch {
    public static final IssuePatch NOTHING = new IssuePatch(List.of());

    private final List<FieldValue<?>> values;

    /** @param values checked; of two of one field the later one counts */
    IssuePatch(List<FieldValue<?>> values) {
        this.values = values;
    }

    /** The patch that brings an issue from its values to others. */
    public static IssuePatch between(IssueValues from, IssueValues to) {
        return new IssuePatch(to.fieldsWith(from).stream()
                .<FieldValue<?>>map(field -> FieldValue.of(field, to))
                .toList());
    }

    /**
     * The patch of one field.
     *
     * @param value null when the field is to have none
     * @throws TrackerException {@code VALIDATION_FAILED} when the value breaks a rule
     */
    public static <T> IssuePatch of(IssueField<T> field, @Nullable T value) {
        return new IssueInput(new Violations()).set(field, value).patch();
    }

    /**
     * The patch that also sets another field.
     *
     * @param value null when the field is to have none
     * @throws TrackerException {@code VALIDATION_FAILED} when the value breaks a rule
     */
    public <T> IssuePatch with(IssueField<T> field, @Nullable T value) {
        return and(of(field, value));
    }

    /**
     * What is left of this patch for values that changed since. Meaningful only when all that overlaps is
     * {@link IssueField#mergeable}.
     *
     * @param base the values that the patch was made for
     * @param theirs the values as they are now
     */
    public IssuePatch rebased(IssueValues base, IssueValues theirs) {
        IssueValues yours = applyTo(base);
        return new IssuePatch(theirs.fieldsWith(yours, base).stream()
                .<FieldValue<?>>flatMap(field -> FieldValue.merged(field, base, yours, theirs).stream())
                .toList());
    }

    /** This patch and then the other. */
    IssuePatch and(IssuePatch other) {
        return new IssuePatch(
                Stream.concat(values.stream(), other.values.stream()).toList());
    }

    /** Whether it sets the field. */
    public boolean sets(IssueField<?> field) {
        return values.stream().anyMatch(value -> value.field().equals(field));
    }

    /** The values as they are after the edit. */
    public IssueValues applyTo(IssueValues before) {
        if (values.isEmpty()) {
            return before;
        }
        IssueValues.Builder after = before.but();
        values.forEach(value -> value.applyTo(after));
        return after.build();
    }

    @Override
    public String toString() {
        return "IssuePatch" + values;
    }
}
