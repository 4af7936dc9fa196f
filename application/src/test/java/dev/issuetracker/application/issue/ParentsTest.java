package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParentsTest extends IssueServiceFixture {
    private static final FindIssues CHILDREN = FindIssues.of(IssueFilter.all());

    private Issue child(@Nullable Issue parent) {
        CreateIssue command = new CreateIssue()
                .withText(IssueField.TITLE, "Title")
                .withText(IssueField.DESCRIPTION, "Text")
                .with(IssueField.PARENT, parent == null ? null : parent.id());
        return service.create(jane, command);
    }

    /** Issues of which each is the parent of the next. */
    private List<Issue> chain(int length) {
        List<Issue> chain = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            chain.add(child(i == 0 ? null : chain.get(i - 1)));
        }
        return chain;
    }

    private Issue move(Issue issue, @Nullable Long parent) {
        return edit(jane, issue, EditIssue.of(issue.version()).with(IssueField.PARENT, parent));
    }

    @Test
    void childIsListedAtItsParent() {
        Issue parent = child(null);
        Issue child = child(parent);
        assertEquals(
                List.of(child),
                service.children(jane, parent.id(), CHILDREN, PageRequest.first(10))
                        .page()
                        .items());
    }

    @Test
    void childrenOfAnUnknownIssueAreRejected() {
        Rejections.assertRejected(
                ErrorCode.NOT_FOUND, () -> service.children(jane, 4711, CHILDREN, PageRequest.first(10)));
    }

    @Test
    void unknownParentIsAViolationBesideTheOthers() {
        CreateIssue command = new CreateIssue().with(IssueField.PARENT, 4711L);
        assertEquals(
                List.of("parent unknown_issue", "title required"), violations(() -> service.create(jane, command)));
    }

    @Test
    void deletedParentIsAViolation() {
        Issue parent = child(null);
        service.delete(jane, parent.id(), null);
        assertEquals(List.of("parent unknown_issue"), violations(() -> child(parent)));
    }

    @Test
    void parentThatWasDeletedSinceCanBeSentBack() {
        Issue parent = child(null);
        Issue child = child(parent);
        service.delete(jane, parent.id(), null);
        EditIssue command =
                EditIssue.of(1L).with(IssueField.PARENT, parent.id()).withText(IssueField.TITLE, "Other");
        assertEquals(parent.id(), edit(jane, child, command).parent());
    }

    @Test
    void issueIsNoPartOfItself() {
        Issue issue = child(null);
        Rejections.assertRejected(ErrorCode.PARENT_CYCLE, () -> move(issue, issue.id()));
    }

    @Test
    void cycleIsRejectedAndNamesItsChain() {
        List<Issue> chain = chain(3);
        TrackerException cycle = assertThrows(
                TrackerException.class, () -> move(chain.get(0), chain.get(2).id()));
        assertEquals(ErrorCode.PARENT_CYCLE, cycle.code());
        long top = chain.get(0).id();
        String expected = top + " is a part of " + chain.get(2).id() + " is a part of "
                + chain.get(1).id() + " is a part of " + top;
        assertTrue(String.valueOf(cycle.getMessage()).contains(expected), cycle.getMessage());
    }

    @Test
    void deletedIssueStillMakesACycle() {
        List<Issue> chain = chain(3);
        service.delete(jane, chain.get(1).id(), null);
        Rejections.assertRejected(
                ErrorCode.PARENT_CYCLE, () -> move(chain.get(0), chain.get(2).id()));
    }

    @Test
    void treeIsAsDeepAsItMayBe() {
        List<Issue> chain = chain(IssueTree.MAX_LEVELS);
        assertEquals(List.of("parent too_deep"), violations(() -> child(chain.get(IssueTree.MAX_LEVELS - 1))));
    }

    @Test
    void levelsBelowAMovedIssueCount() {
        List<Issue> upper = chain(IssueTree.MAX_LEVELS - 2);
        List<Issue> lower = chain(3);
        Issue last = upper.get(upper.size() - 1);
        assertEquals(List.of("parent too_deep"), violations(() -> move(lower.get(0), last.id())));
        assertEquals(
                upper.get(upper.size() - 2).id(),
                move(lower.get(0), upper.get(upper.size() - 2).id()).parent());
    }

    @Test
    void issueHasAsManyChildrenAsItMay() {
        Issue parent = child(null);
        given.issues(IntStream.range(0, IssueTree.MAX_CHILDREN)
                .mapToObj(i -> Given.draft("Child " + i).with(IssueField.PARENT, parent.id()))
                .toList());
        assertEquals(List.of("parent too_many"), violations(() -> child(parent)));
    }

    @Test
    void bulkEditMovesAllOrNone() {
        List<Issue> chain = chain(2);
        Issue other = child(null);
        EditIssues command = EditIssues.of(new Named(
                        "ids",
                        List.of(
                                Target.of(other.id(), null),
                                Target.of(chain.get(0).id(), null))))
                .with(IssueField.PARENT, chain.get(1).id());
        Rejections.assertRejected(ErrorCode.PARENT_CYCLE, () -> service.editAll(jane, command));
        assertEquals(other, service.get(jane, other.id()).issue());
    }

    @Test
    void mergeThatMakesACycleIsRejected() {
        Issue one = child(null);
        Issue other = child(one);
        edit(john, one, titled(1L, false, "Theirs"));
        EditIssue command = EditIssue.of(1L).mergeIfStale(true).with(IssueField.PARENT, other.id());
        Rejections.assertRejected(ErrorCode.PARENT_CYCLE, () -> edit(jane, one, command));
    }

    @Test
    void revertBringsADeletedParentBack() {
        Issue parent = child(null);
        Issue child = child(parent);
        move(child, null);
        assertRevertLeadsToDeleted(parent, child);
    }

    @Test
    void revertOfOtherValuesLeavesADeletedParent() {
        Issue parent = child(null);
        Issue child = child(parent);
        edit(jane, child, titled(1L, false, "Mine"));
        assertRevertLeadsToDeleted(parent, child);
    }

    private void assertRevertLeadsToDeleted(Issue parent, Issue child) {
        service.delete(jane, parent.id(), null);
        Issue reverted = service.revert(jane, child.id(), RevertIssue.to(1L).onVersion(2L));
        assertEquals(parent.id(), reverted.parent());
    }

    @Test
    void revertToAParentThatMakesACycleIsRejected() {
        Issue one = child(null);
        Issue other = child(one);
        Issue freed = move(other, null);
        move(one, freed.id());
        Rejections.assertRejected(
                ErrorCode.PARENT_CYCLE,
                () -> service.revert(jane, other.id(), RevertIssue.to(1L).onVersion(2L)));
    }
}
