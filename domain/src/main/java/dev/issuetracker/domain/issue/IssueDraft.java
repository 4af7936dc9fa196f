package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue that is about to be created, valid by construction. */
public record IssueDraft(
        String title,
        String description,
        Status status,
        @Nullable UserRef assignee,
        List<LabelRef> labels) {
    /**
     * Checks and normalizes the values.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} when one breaks {@link IssueRules}
     */
    public IssueDraft {
        Violations violations = new Violations();
        title = IssueRules.title(title, violations);
        description = IssueRules.description(description, violations);
        labels = IssueRules.labels(labels, violations);
        violations.throwIfAny();
    }

    /** The issue that this becomes under the id that the store gave it: version 1, resolved at once if it says so. */
    public Issue create(long id, UserRef by, Instant at) {
        Instant resolvedAt = status == Status.RESOLVED ? at : null;
        return new Issue(id, title, description, status, assignee, labels, by, at, at, resolvedAt, null, 0, 1);
    }
}
