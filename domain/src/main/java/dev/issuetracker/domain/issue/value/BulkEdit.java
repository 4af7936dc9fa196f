package dev.issuetracker.domain.issue.value;

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

    /** Whether a bulk edit can set the field, to one value in all its issues. */
    public static boolean sets(IssueField<?> field) {
        return !NOT_ALIKE.contains(field);
    }

    /** Whether an issue with these values would carry no more labels than an issue may. */
    public boolean fits(IssueValues values) {
        return addedLabels.isEmpty() || labels(values).size() <= IssueRules.MAX_LABELS;
    }

    /**
     * What the edit is to an issue with these values.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} when it does not {@link #fits fit}
     */
    public IssuePatch of(IssueValues values) {
        boolean relabels = !addedLabels.isEmpty() || !removedLabels.isEmpty();
        return relabels ? patch.with(IssueField.LABELS, labels(values)) : patch;
    }

    private List<LabelRef> labels(IssueValues values) {
        Set<Long> removed = RefSet.LABELS.ids(removedLabels);
        return RefSet.LABELS.change(values.labels(), addedLabels, removed);
    }
}
