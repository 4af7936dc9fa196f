package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One edit for many issues. Labels come and go one by one: what else an issue carries stays.
 *
 * @param addedLabels labels that each issue is to carry
 * @param removedLabels labels that none is to carry, whatever else is said
 */
public record BulkEdit(
        ValuePatch<Status> status,
        ValuePatch<Optional<UserRef>> assignee,
        List<LabelRef> addedLabels,
        List<LabelRef> removedLabels) {
    public BulkEdit {
        addedLabels = List.copyOf(addedLabels);
        removedLabels = List.copyOf(removedLabels);
    }

    /** Whether the issue would carry no more labels than an issue may. */
    public boolean fits(Issue issue) {
        return addedLabels.isEmpty() || labels(issue).size() <= IssueRules.MAX_LABELS;
    }

    /**
     * What the edit is to this issue.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} when it does not {@link #fits fit}
     */
    public IssuePatch of(Issue issue) {
        boolean relabels = !addedLabels.isEmpty() || !removedLabels.isEmpty();
        return new IssuePatch(
                ValuePatch.keep(),
                ValuePatch.keep(),
                status,
                assignee,
                relabels ? ValuePatch.to(labels(issue)) : ValuePatch.keep());
    }

    private List<LabelRef> labels(Issue issue) {
        Set<Long> removed = LabelSets.ids(removedLabels);
        return LabelSets.change(issue.labels(), addedLabels, removed);
    }
}
