package dev.issuetracker.application.importing.existing;

import dev.issuetracker.application.importing.existing.ExistingIssues.Updating;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.IssueValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Merges what a row says now into its issue, field by field. */
final class RowMerge {
    private final Issue issue;
    private final Updating updating;
    private final Set<String> edited;
    private final List<IssueField<?>> kept = new ArrayList<>();
    private IssuePatch patch = IssuePatch.NOTHING;

    /** @param edited the codes of fields that were edited here */
    RowMerge(Issue issue, Updating updating, Set<String> edited) {
        this.issue = issue;
        this.updating = updating;
        this.edited = new TreeSet<>(edited);
    }

    /** Takes what the row says of a field, unless the field was edited here and is not to be overwritten. */
    <T> void take(IssueField<T> field, IssueValues row) {
        boolean same = !edit(IssuePatch.of(field, row.get(field))).changed();
        if (!same && edited.contains(field.code()) && !updating.overwrites()) {
            kept.add(field);
            return;
        }
        // Both say the same from now on. So what the source says next counts again.
        edited.remove(field.code());
        if (!same) {
            patch = patch.with(field, row.get(field));
        }
    }

    /** The edit; it changes nothing when the issue is as the row says. */
    Revision revision() {
        return edit(patch);
    }

    private Revision edit(IssuePatch some) {
        return issue.edit(some, updating.cause().by(), updating.cause().at());
    }

    /** The fields of which the row says something else, and which were edited here. */
    List<IssueField<?>> kept() {
        return kept;
    }

    /** The codes of the fields that were edited here and still differ, or of which the row says nothing. */
    Set<String> edited() {
        return edited;
    }
}
