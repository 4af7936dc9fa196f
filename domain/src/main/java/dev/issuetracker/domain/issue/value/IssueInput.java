package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values on their way into an issue. Each is checked as it comes, once, and given the form in which it is stored; what
 * is wrong is collected. What comes out is valid: a draft or a patch, the only two things that a value can come into an
 * issue by.
 */
public final class IssueInput {
    private final Violations violations;
    private final Map<IssueField<?>, FieldValue<?>> values = new LinkedHashMap<>();

    /**
     * Begins.
     *
     * @param violations takes what is wrong; with any in it, neither a draft nor a patch comes out
     */
    public IssueInput(Violations violations) {
        this.violations = violations;
    }

    /** What is wrong so far. Violations that are found elsewhere can be added. */
    public Violations violations() {
        return violations;
    }

    /** Sets a field; null leaves it without a value. */
    public <T> IssueInput set(IssueField<T> field, @Nullable T value) {
        values.put(field, new FieldValue<>(field, field.check(value, violations)));
        return this;
    }

    /**
     * Sets what a text says, such as the code of a status.
     *
     * @throws IllegalArgumentException when the field's values are not written as texts
     */
    public <T> IssueInput read(IssueField<T> field, String text) {
        return set(field, field.read(text, violations));
    }

    /** Gives a new issue what it gets when nothing is said of the field, which for some fields is a violation. */
    public <T> IssueInput leaveOut(IssueField<T> field) {
        values.put(field, new FieldValue<>(field, field.missing(violations)));
        return this;
    }

    /**
     * A new issue with these values; fields that were not set are left out.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations
     */
    public IssueDraft draft() {
        for (IssueField<?> field : IssueField.ALL) {
            if (!values.containsKey(field)) {
                leaveOut(field);
            }
        }
        return new CheckedDraft(patch().applyTo(IssueValues.NONE));
    }

    /**
     * The edit to these values; fields that were not set are kept.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations
     */
    public IssuePatch patch() {
        violations.throwIfAny();
        return new IssuePatch(List.copyOf(values.values()));
    }
}
