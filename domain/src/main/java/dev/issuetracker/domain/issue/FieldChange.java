package dev.issuetracker.domain.issue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one field.
 *
 * @param from the value before, of the type that the {@link IssueField} names; null when there was none
 * @param to the value after, likewise
 */
public record FieldChange(
        IssueField field, @Nullable Object from, @Nullable Object to) {
    public FieldChange {
        if (!field.accepts(from) || !field.accepts(to)) {
            throw new IllegalArgumentException(field + " cannot go from " + from + " to " + to);
        }
    }

    /** Every difference between two versions of an issue, in the order of {@link IssueField}. */
    public static List<FieldChange> between(Issue before, Issue after) {
        List<FieldChange> changes = new ArrayList<>();
        for (IssueField field : IssueField.values()) {
            Object from = field.of(before);
            Object to = field.of(after);
            if (!field.same(from, to)) {
                changes.add(new FieldChange(field, from, to));
            }
        }
        return List.copyOf(changes);
    }

    /** What a new issue says: every field that has something to say, coming from nothing. */
    public static List<FieldChange> creating(Issue issue) {
        List<FieldChange> changes = new ArrayList<>();
        changes.add(new FieldChange(IssueField.TITLE, null, issue.title()));
        changes.add(new FieldChange(IssueField.DESCRIPTION, null, issue.description()));
        changes.add(new FieldChange(IssueField.STATUS, null, issue.status()));
        if (issue.assignee() != null) {
            changes.add(new FieldChange(IssueField.ASSIGNEE, null, issue.assignee()));
        }
        if (!issue.labels().isEmpty()) {
            changes.add(new FieldChange(IssueField.LABELS, null, issue.labels()));
        }
        return List.copyOf(changes);
    }
}
