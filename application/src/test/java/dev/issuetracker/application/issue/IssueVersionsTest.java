package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.ThreeWayMerge.Difference;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssueVersionsTest extends IssueServiceFixture {
    private Issue revert(Issue issue, @Nullable Long toVersion, @Nullable Long version) {
        return service.revert(jane, issue.id(), RevertIssue.to(toVersion).onVersion(version));
    }

    @Test
    void issueIsShownAsItStood() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "New"));
        assertEquals(issue, service.get(jane, issue.id(), 1));
    }

    @Test
    void currentVersionIsShown() {
        Issue issue = created();
        assertEquals(edit(john, issue, titled(1L, false, "New")), service.get(jane, issue.id(), 2));
    }

    @Test
    void issueIsShownAsItStoodBeforeItsDeletion() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        service.restore(jane, issue.id(), null);
        assertEquals(
                List.of("Title", "Title"),
                List.of(
                        service.get(jane, issue.id(), 1).title(),
                        service.get(jane, issue.id(), 2).title()));
    }

    @Test
    void versionThatNeverWasIsNotFound() {
        Issue issue = created();
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> service.get(jane, issue.id(), 2));
    }

    @Test
    void versionOfADeletedIssueIsNotFound() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> service.get(jane, issue.id(), 1));
    }

    @Test
    void revertBringsBackEveryValue() {
        Issue issue = created();
        EditIssue command = EditIssue.of(1L)
                .withText(IssueField.TITLE, "New")
                .withText(IssueField.DESCRIPTION, "New text")
                .withText(IssueField.STATUS, "resolved")
                .withAssignee(new UserKey.ByName("john"))
                .withLabels(List.of(new LabelKey.ById(ui.id())));
        edit(john, issue, command);
        Issue reverted = revert(issue, 1L, 2L);
        assertEquals(List.of(), FieldChange.between(issue, reverted));
    }

    @Test
    void revertIsAVersion() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "New"));
        assertEquals(3, revert(issue, 1L, 2L).version());
    }

    @Test
    void revertToTheCurrentValuesKeepsTheVersion() {
        Issue issue = created();
        assertEquals(issue, revert(issue, 1L, 1L));
    }

    @Test
    void revertToAVersionAtWhichItWasDeletedDeletesNothing() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        service.restore(jane, issue.id(), null);
        assertEquals(3, revert(issue, 2L, 3L).version());
    }

    @Test
    void revertOfAStaleVersionIsAConflict() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Second"));
        edit(john, issue, titled(2L, false, "Third"));
        EditConflictException conflict = assertThrows(EditConflictException.class, () -> revert(issue, 1L, 2L));
        assertEquals(
                List.of(new Difference<>(IssueField.TITLE, "Second", "Title", "Third", true)),
                conflict.comparison().orElseThrow().differences());
    }

    @Test
    void revertLeavesOutLabelsThatThereAreNoMore() {
        Issue issue = service.create(
                jane,
                new CreateIssue()
                        .withText(IssueField.TITLE, "Title")
                        .withText(IssueField.DESCRIPTION, "Text")
                        .withLabels(List.of(new LabelKey.ById(bug.id()), new LabelKey.ById(ui.id()))));
        edit(john, issue, EditIssue.of(1L).withLabels(List.of()));
        store.transactions().run(() -> store.labels().remove(bug.id()));
        assertEquals(List.of(ui), revert(issue, 1L, 2L).labels());
    }

    @Test
    void revertToAVersionThatNeverWasIsRejected() {
        Issue issue = created();
        assertEquals(List.of("to_version unknown_version"), violations(() -> revert(issue, 9L, 1L)));
    }

    /** An issue that came from another tracker with version 5. */
    private Issue movedIn() {
        Issue created = created();
        Issue moved = new Issue(created.id() + 1, 5, created.values(), created.createdBy(), created.times(), 0);
        store.transactions().run(() -> store.issues().moveIn(moved));
        return moved;
    }

    @Test
    void versionBeforeAnIssueMovedInIsNotFound() {
        Issue moved = movedIn();
        edit(john, moved, titled(5L, false, "New"));
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> service.get(jane, moved.id(), 4));
    }

    @Test
    void versionWithWhichAnIssueMovedInIsShown() {
        Issue moved = movedIn();
        edit(john, moved, titled(5L, false, "Sixth"));
        edit(john, moved, titled(6L, false, "Seventh"));
        assertEquals(moved, service.get(jane, moved.id(), 5));
    }

    @Test
    void editOfAVersionBeforeAnIssueMovedInIsAConflictWithoutAComparison() {
        Issue moved = movedIn();
        edit(john, moved, titled(5L, false, "Sixth"));
        EditConflictException conflict =
                assertThrows(EditConflictException.class, () -> edit(jane, moved, described(3L, true, "New")));
        assertEquals(Optional.empty(), conflict.comparison());
    }

    @Test
    void editOfTheVersionWithWhichAnIssueMovedInIsMerged() {
        Issue moved = movedIn();
        edit(john, moved, titled(5L, false, "Sixth"));
        Issue merged = edit(jane, moved, described(5L, true, "New"));
        assertEquals(List.of("Sixth", "New"), List.of(merged.title(), merged.description()));
    }

    @Test
    void revertToAVersionBeforeAnIssueMovedInIsRejected() {
        Issue moved = movedIn();
        assertEquals(List.of("to_version unknown_version"), violations(() -> revert(moved, 4L, 5L)));
    }

    @Test
    void revertWithoutAVersionToGoBackToIsRejected() {
        Issue issue = created();
        assertEquals(List.of("to_version required"), violations(() -> revert(issue, null, 1L)));
    }

    @Test
    void revertOfADeletedIssueIsRejected() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> revert(issue, 1L, 2L));
    }
}
