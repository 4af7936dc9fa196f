package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Optional;

/** An edit of some of an issue's values, valid by construction. */
public record IssuePatch(
        ValuePatch<String> title,
        ValuePatch<String> description,
        ValuePatch<Status> status,
        ValuePatch<Optional<UserRef>> assignee,
        ValuePatch<List<LabelRef>> labels) {
    public static final IssuePatch NOTHING = new IssuePatch(
            ValuePatch.keep(), ValuePatch.keep(), ValuePatch.keep(), ValuePatch.keep(), ValuePatch.keep());

    /**
     * Checks and normalizes the values.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} when one breaks {@link IssueRules}
     */
    public IssuePatch {
        Violations violations = new Violations();
        title = title.map(value -> IssueRules.title(value, violations));
        description = description.map(value -> IssueRules.description(value, violations));
        labels = labels.map(value -> IssueRules.labels(value, violations));
        violations.throwIfAny();
    }

    /** The patch that brings any issue to the values of this one; whether it is deleted is no value. */
    public static IssuePatch toValuesOf(Issue issue) {
        return new IssuePatch(
                ValuePatch.to(issue.title()),
                ValuePatch.to(issue.description()),
                ValuePatch.to(issue.status()),
                ValuePatch.to(Optional.ofNullable(issue.assignee())),
                ValuePatch.to(issue.labels()));
    }

    public static IssuePatch status(Status status) {
        return new IssuePatch(
                ValuePatch.keep(), ValuePatch.keep(), ValuePatch.to(status), ValuePatch.keep(), ValuePatch.keep());
    }

    public static IssuePatch labels(List<LabelRef> labels) {
        return new IssuePatch(
                ValuePatch.keep(), ValuePatch.keep(), ValuePatch.keep(), ValuePatch.keep(), ValuePatch.to(labels));
    }
}
