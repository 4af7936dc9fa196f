package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import org.jspecify.annotations.Nullable;

/**
 * An issue that is about to be created. Valid by construction: it comes from {@link IssueInput}, and nobody else can
 * make one.
 */
public sealed interface IssueDraft permits CheckedDraft {
    /**
     * The draft of an open issue that nobody is assigned to and that carries no label.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations
     */
    static IssueDraft of(String title, String description) {
        return new IssueInput(new Violations())
                .set(IssueField.TITLE, title)
                .set(IssueField.DESCRIPTION, description)
                .draft();
    }

    IssueValues values();

    /**
     * The draft with another value.
     *
     * @param value null when the field is to have none
     * @throws TrackerException {@code VALIDATION_FAILED} when the value breaks a rule
     */
    default <T> IssueDraft with(IssueField<T> field, @Nullable T value) {
        return new CheckedDraft(IssuePatch.of(field, value).applyTo(values()));
    }
}
