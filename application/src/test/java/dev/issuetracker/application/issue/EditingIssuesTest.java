package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.ThreeWayMerge.Difference;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditingIssuesTest extends IssueServiceFixture {
    private EditConflictException conflict(Issue issue, EditIssue command) {
        return assertThrows(EditConflictException.class, () -> edit(jane, issue, command));
    }

    @Test
    void editOfTheCurrentVersionIsStored() {
        Issue issue = created();
        Issue edited = edit(john, issue, titled(1L, false, "New"));
        assertEquals(edited, service.get(jane, issue.id()).issue());
    }

    @Test
    void editIsHeldAgainstItsMaker() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "New"));
        assertEquals(
                List.of(jane.ref(), john.ref()),
                service.history(jane, issue.id(), PageRequest.first(10)).items().stream()
                        .map(HistoryEntry::by)
                        .toList());
    }

    @Test
    void editWithoutAVersionEditsTheCurrentOne() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "New"));
        assertEquals(3, edit(john, issue, titled(null, false, "Newer")).version());
    }

    @Test
    void editThatChangesNothingKeepsTheVersion() {
        assertEquals(1, edit(john, created(), titled(1L, false, "Title")).version());
    }

    @Test
    void assigneeIsCleared() {
        Issue issue = service.create(
                jane,
                new CreateIssue()
                        .withText(IssueField.TITLE, "Title")
                        .withText(IssueField.DESCRIPTION, "Text")
                        .withAssignee(new UserKey.ByName("john")));
        EditIssue command = EditIssue.of(1L).withAssignee(UserKey.NOBODY);
        assertEquals(
                Optional.empty(), Optional.ofNullable(edit(jane, issue, command).assignee()));
    }

    @Test
    void labelsAreReplaced() {
        assertEquals(
                List.of(ui),
                edit(jane, created(), EditIssue.of(null).withLabels(List.of(new LabelKey.ByName("UI"))))
                        .labels());
    }

    @Test
    void allViolationsOfAnEditAreAnsweredAtOnce() {
        Issue issue = created();
        EditIssue command = EditIssue.of(1L)
                .withText(IssueField.TITLE, "")
                .withText(IssueField.DESCRIPTION, "\u0000")
                .withText(IssueField.STATUS, "closed")
                .withAssignee(new UserKey.ByName("nobody"))
                .withLabels(List.of(new LabelKey.ByName("nothing")));
        assertEquals(
                List.of(
                        "title blank",
                        "description control_character",
                        "status invalid_status",
                        "assignee unknown_user",
                        "labels[0] unknown_label"),
                violations(() -> edit(jane, issue, command)));
    }

    @Test
    void editOfAnUnknownIssueIsRejected() {
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> service.edit(jane, 4711, titled(1L, false, "")));
    }

    @Test
    void editOfADeletedIssueIsRejected() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> edit(jane, issue, titled(2L, false, "New")));
    }

    @Test
    void staleEditIsRejectedWithTheCurrentIssue() {
        Issue issue = created();
        Issue theirs = edit(john, issue, titled(1L, false, "Theirs"));
        assertEquals(theirs, conflict(issue, titled(1L, false, "Yours")).current());
    }

    @Test
    void staleEditIsRejectedWithBothVersions() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Theirs"));
        assertEquals(
                List.of(new Stale(issue.id(), 1, 2)),
                conflict(issue, titled(1L, false, "Yours")).stale());
    }

    @Test
    void staleEditIsRejectedWithAComparison() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Theirs"));
        assertEquals(
                List.of(new Difference<>(IssueField.TITLE, "Title", "Yours", "Theirs", true)),
                conflict(issue, titled(1L, false, "Yours"))
                        .comparison()
                        .orElseThrow()
                        .differences());
    }

    @Test
    void staleEditOfAnotherFieldIsRejectedAsMergeable() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Theirs"));
        assertTrue(conflict(issue, described(1L, false, "Yours"))
                .comparison()
                .orElseThrow()
                .mergeable());
    }

    @Test
    void comparisonGoesFromTheVersionThatWasEdited() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Second"));
        edit(john, issue, titled(2L, false, "Third"));
        assertEquals(
                List.of(new Difference<>(IssueField.TITLE, "Second", "Yours", "Third", true)),
                conflict(issue, titled(2L, false, "Yours"))
                        .comparison()
                        .orElseThrow()
                        .differences());
    }

    @Test
    void versionThatNeverWasHasNoComparison() {
        Issue issue = created();
        assertEquals(
                Optional.empty(), conflict(issue, titled(9L, true, "Yours")).comparison());
    }

    @Test
    void versionZeroHasNoComparison() {
        Issue issue = created();
        assertEquals(
                Optional.empty(), conflict(issue, titled(0L, true, "Yours")).comparison());
    }

    @Test
    void rejectedEditChangesNothing() {
        Issue issue = created();
        Issue theirs = edit(john, issue, titled(1L, false, "Theirs"));
        conflict(issue, titled(1L, true, "Yours"));
        assertEquals(theirs, service.get(jane, issue.id()).issue());
    }

    @Test
    void staleEditOfAnotherFieldIsMergedOnRequest() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Theirs"));
        Issue merged = edit(jane, issue, described(1L, true, "Yours"));
        assertEquals(List.of("Theirs", "Yours", 3L), List.of(merged.title(), merged.description(), merged.version()));
    }

    @Test
    void overlapIsRejectedEvenWhenMergingIsRequested() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Theirs"));
        assertEquals(2, conflict(issue, titled(1L, true, "Yours")).current().version());
    }

    @Test
    void mergedLabelsKeepWhatBothDid() {
        Issue issue = created();
        edit(john, issue, EditIssue.of(1L).withLabels(List.of()));
        EditIssue command = EditIssue.of(1L)
                .mergeIfStale(true)
                .withLabels(List.of(new LabelKey.ByName("bug"), new LabelKey.ByName("ui")));
        assertEquals(List.of(ui), edit(jane, issue, command).labels());
    }

    @Test
    void mergeBeyondAsManyLabelsAsAnIssueCarriesIsAConflict() {
        List<LabelKey> keys = IntStream.range(0, 120)
                .<LabelKey>mapToObj(
                        i -> new LabelKey.ById(given.label("label " + i).id()))
                .toList();
        Issue issue = created();
        edit(john, issue, EditIssue.of(1L).withLabels(keys.subList(0, 60)));
        EditIssue command = EditIssue.of(1L).mergeIfStale(true).withLabels(keys.subList(60, 120));
        assertEquals(2, conflict(issue, command).current().version());
    }
}
