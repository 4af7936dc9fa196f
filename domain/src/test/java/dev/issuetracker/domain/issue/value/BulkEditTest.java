package dev.issuetracker.domain.issue.value;

import static dev.issuetracker.domain.issue.Some.API;
import static dev.issuetracker.domain.issue.Some.BUG;
import static dev.issuetracker.domain.issue.Some.JOHN;
import static dev.issuetracker.domain.issue.Some.NOON;
import static dev.issuetracker.domain.issue.Some.UI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.Some;
import dev.issuetracker.domain.label.LabelRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkEditTest {
    private static BulkEdit labels(List<LabelRef> added, List<LabelRef> removed) {
        return new BulkEdit(IssuePatch.NOTHING, added, removed);
    }

    private static Revision revision(BulkEdit edit) {
        Issue issue = Some.issue();
        return issue.edit(edit.of(issue.values()), JOHN, NOON);
    }

    @Test
    void editThatSaysNothingChangesNothing() {
        assertFalse(revision(labels(List.of(), List.of())).changed());
    }

    @Test
    void addedLabelsComeToTheOthers() {
        assertEquals(
                List.of(API, BUG),
                revision(labels(List.of(API), List.of())).after().labels());
    }

    @Test
    void labelThatIsCarriedAlreadyChangesNothing() {
        assertFalse(revision(labels(List.of(BUG), List.of())).changed());
    }

    @Test
    void removedLabelsLeaveTheOthers() {
        BulkEdit edit = labels(List.of(API, UI), List.of(BUG));
        assertEquals(List.of(API, UI), revision(edit).after().labels());
    }

    @Test
    void labelThatIsNotCarriedCanBeRemoved() {
        assertFalse(revision(labels(List.of(), List.of(UI))).changed());
    }

    @Test
    void statusAndAssigneeAreSet() {
        BulkEdit edit = new BulkEdit(
                IssuePatch.of(IssueField.STATUS, Status.RESOLVED).with(IssueField.ASSIGNEE, null),
                List.of(),
                List.of());
        Issue after = revision(edit).after();
        assertEquals(Status.RESOLVED, after.status());
        assertNull(after.assignee());
    }

    @Test
    void editFitsUpToAsManyLabelsAsAnIssueCarries() {
        assertTrue(labels(Some.labels(100, IssueRules.MAX_LABELS - 1), List.of())
                .fits(Some.issue().values()));
    }

    @Test
    void editThatWouldAddTooManyLabelsDoesNotFit() {
        assertFalse(labels(Some.labels(100, IssueRules.MAX_LABELS), List.of())
                .fits(Some.issue().values()));
    }

    @Test
    void textsAndLabelsAreNotSetAlike() {
        for (IssuePatch patch : List.of(Given.title("New"), Given.description("New"), Given.labels(BUG))) {
            assertThrows(IllegalArgumentException.class, () -> new BulkEdit(patch, List.of(), List.of()));
        }
    }
}
