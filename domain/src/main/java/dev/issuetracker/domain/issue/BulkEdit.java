package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.label.LabelRef;
import java.util.List;
import java.util.Set;

/**
 * One edit for many issues. Labels are added and removed one by one: what else an issue carries is kept.
 *
 * @param patch what becomes of the other fields; neither of the texts, as many issues are read without their
 *     descriptions
 * @param addedLabels labels that each issue is to carry
 * @param removedLabels labels that none is to carry, even if they are also added
 */
public record BulkEdit(IssuePatch patch, List<LabelRef> addedLabels, List<LabelRef> removedLabels) {
    private static final List<IssueField<?>> NOT_ALIKE =
            List.of(IssueField.TITLE, IssueField.DESCRIPTION, IssueField.LABELS);

    public BulkEdit {
        if (NOT_ALIKE.stream().anyMatch(patch::sets)) {
            throw new IllegalArgumentException("a bulk edit sets none of " + NOT_ALIKE);
        }
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
        return relabels ? patch.with(IssueField.LABELS, labels(issue)) : patch;
    }

    private List<LabelRef> labels(Issue issue) {
        Set<Long> removed = LabelSets.ids(removedLabels);
        return LabelSets.change(issue.labels(), addedLabels, removed);
    }
}
