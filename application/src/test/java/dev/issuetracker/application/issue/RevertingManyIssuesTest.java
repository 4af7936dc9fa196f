package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.webhook.WebhookOutbox;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RevertingManyIssuesTest extends IssueServiceFixture {
    private static Target at(Issue issue) {
        return Target.of(issue.id(), issue.version());
    }

    private static RevertIssues reverting(Target... targets) {
        return RevertIssues.of(new Named("issues", List.of(targets)));
    }

    private BulkRevert revert(Target... targets) {
        return service.revertAll(jane, reverting(targets));
    }

    /** What a bulk edit made of issues can be taken back by what it answered. */
    private BulkRevert revert(BulkChange done) {
        return revert(done.issues().stream().map(RevertingManyIssuesTest::at).toArray(Target[]::new));
    }

    private Issue child(String title, Issue parent) {
        return given.issue(IssueDraft.of(title, "").with(IssueField.PARENT, parent.id()));
    }

    private Issue move(Issue issue, Issue parent) {
        return given.edit(given.stored(issue.id()), IssuePatch.of(IssueField.PARENT, parent.id()));
    }

    private Optional<Long> parent(Issue issue) {
        return Optional.ofNullable(given.stored(issue.id()).parent());
    }

    @Test
    void bulkEditIsTakenBackByWhatItAnswered() {
        Issue a = given.issue(Given.assigned("a", Status.IN_PROGRESS, john.ref()));
        Issue b = created();
        BulkChange done = change(resolving(at(a), at(b)).addLabels(List.of(new LabelKey.ById(ui.id()))));
        revert(done);
        assertEquals(a.values(), given.stored(a.id()).values());
        assertEquals(b.values(), given.stored(b.id()).values());
    }

    @Test
    void revertIsANewVersionWithHistory() {
        Issue a = created();
        clock.advance(Duration.ofSeconds(5));
        BulkRevert done = service.revertAll(john, reverting(at(given.edit(a, Given.title("Other")))));
        assertEquals(3, given.stored(a.id()).version());
        assertEquals(1, given.lastChanges(a.id()).size());
        assertEquals(
                List.of(john.ref()), done.revisions().stream().map(Revision::by).toList());
        assertEquals(clock.instant(), given.stored(a.id()).updatedAt());
    }

    @Test
    void resolvedIssueThatIsOpenAgainHasNoTimeOfResolution() {
        Issue a = created();
        revert(change(resolving(at(a))));
        assertEquals(Optional.empty(), Optional.ofNullable(given.stored(a.id()).resolvedAt()));
    }

    @Test
    void textsComeBackToo() {
        Issue a = created();
        Issue b = created();
        Issue renamed = given.edit(a, Given.title("Other"));
        Issue described = given.edit(b, Given.description("Other text"));
        BulkRevert done = revert(at(renamed), at(described));
        assertEquals(a.values(), given.stored(a.id()).values());
        assertEquals(b.values(), given.stored(b.id()).values());
        assertEquals("Text", done.revisions().get(1).after().description(), "a few come with the texts that came back");
    }

    @Test
    void onlyTheNamedVersionIsTakenBack() {
        Issue a = given.edit(created(), Given.title("Second"));
        revert(at(given.edit(a, Given.description("Third"))));
        assertEquals(a.values(), given.stored(a.id()).values());
    }

    @Test
    void issueThatWasEditedSinceIsKeptAndNamed() {
        Issue a = created();
        Issue b = created();
        BulkChange done = change(resolving(at(a), at(b)));
        Issue edited = edit(john, a, titled(2L, false, "Moved on"));
        BulkRevert reverted = revert(done);
        assertEquals(List.of(a.id()), reverted.kept());
        assertEquals(1, reverted.reverted());
        assertEquals(edited, given.stored(a.id()));
        assertEquals(Status.OPEN, given.stored(b.id()).status());
    }

    @Test
    void issueThatWasDeletedSinceIsKeptAndNamed() {
        Issue a = created();
        BulkChange done = change(resolving(at(a)));
        service.delete(john, a.id(), null);
        assertEquals(List.of(a.id()), revert(done).kept());
        assertTrue(given.stored(a.id()).deleted());
    }

    @Test
    void deletionIsNotTakenBack() {
        Issue deleted = given.delete(created());
        BulkRevert done = revert(at(deleted));
        assertEquals(List.of(deleted.id()), done.kept());
        assertEquals(deleted, given.stored(deleted.id()));
    }

    @Test
    void secondRevertKeepsAll() {
        Issue a = created();
        BulkChange done = change(resolving(at(a)));
        revert(done);
        BulkRevert again = revert(done);
        assertEquals(List.of(a.id()), again.kept());
        assertEquals(0, again.reverted());
    }

    @Test
    void revertCanBeTakenBack() {
        Issue a = created();
        BulkRevert done = revert(change(resolving(at(a))));
        revert(at(done.revisions().get(0).after()));
        assertEquals(Status.RESOLVED, given.stored(a.id()).status());
    }

    @Test
    void labelThatWasDeletedSinceStaysAway() {
        Issue a = given.issue(Given.labelled("a", bug, ui));
        Issue stripped = given.edit(a, Given.labels());
        store.run(() -> store.labels().remove(bug.id()));
        revert(at(stripped));
        assertEquals(List.of(ui), given.stored(a.id()).labels());
    }

    @Test
    void issueThatCanHaveNothingBackKeepsItsVersion() {
        Issue a = created();
        Issue stripped = given.edit(a, Given.labels());
        store.run(() -> store.labels().remove(bug.id()));
        BulkRevert done = revert(at(stripped));
        assertEquals(0, done.reverted());
        assertEquals(List.of(), done.kept());
        assertFalse(done.revisions().get(0).changed());
    }

    @Test
    void parentsComeBackTogether() {
        Issue top = given.issue("top");
        Issue other = given.issue("other");
        List<Issue> children = List.of(child("a", top), child("b", top), child("c", other));
        BulkChange done = change(EditIssues.of(new Named(
                        "issues",
                        children.stream().map(RevertingManyIssuesTest::at).toList()))
                .with(IssueField.PARENT, null));
        assertEquals(3, revert(done).reverted());
        assertEquals(
                List.of(top.id(), top.id(), other.id()),
                children.stream().map(this::parent).flatMap(Optional::stream).toList());
    }

    @Test
    void parentComesBackAlsoWhenItIsDeleted() {
        Issue top = given.issue("top");
        Issue alone = given.edit(child("a", top), IssuePatch.of(IssueField.PARENT, null));
        given.delete(top);
        revert(at(alone));
        assertEquals(Optional.of(top.id()), parent(alone));
    }

    @Test
    void parentThatTheEditLeftAloneStaysAlsoWhenItIsDeleted() {
        Issue top = given.issue("top");
        Issue renamed = given.edit(child("a", top), Given.title("b"));
        given.delete(top);
        revert(at(renamed));
        assertEquals(Optional.of(top.id()), parent(renamed));
    }

    @Test
    void issueThatOthersMustLeaveFirstComesBackAfterThem() {
        Issue a = given.issue("a");
        Issue b = given.issue("b");
        Issue movedA = given.edit(move(a, b), IssuePatch.of(IssueField.PARENT, null));
        Issue movedB = move(b, a);
        assertEquals(2, revert(at(movedA), at(movedB)).reverted());
        assertEquals(Optional.of(b.id()), parent(a));
        assertEquals(Optional.empty(), parent(b));
    }

    @Test
    void twoIssuesNeverBecomePartsOfEachOther() {
        Issue a = given.issue("a");
        Issue b = given.issue("b");
        Issue movedA = given.edit(move(a, b), IssuePatch.of(IssueField.PARENT, null));
        Issue movedB = given.edit(move(b, a), IssuePatch.of(IssueField.PARENT, null));
        BulkRevert done = revert(at(movedA), at(movedB));
        assertEquals(List.of(a.id()), done.kept());
        assertEquals(Optional.empty(), parent(a));
        assertEquals(Optional.of(a.id()), parent(b));
    }

    @Test
    void issueWithoutRoomWhereItWasIsKeptAndItsSiblingsAreNot() {
        Issue top = given.issue("top");
        Issue a = child("a", top);
        Issue b = child("b", top);
        BulkChange done = change(EditIssues.of(new Named("issues", List.of(at(a), at(b))))
                .with(IssueField.PARENT, null)
                .withText(IssueField.STATUS, "resolved"));
        given.issues(IntStream.range(1, IssueTree.MAX_CHILDREN)
                .mapToObj(i -> IssueDraft.of("Child " + i, "").with(IssueField.PARENT, top.id()))
                .toList());
        BulkRevert reverted = revert(done);
        assertEquals(List.of(b.id()), reverted.kept());
        assertEquals(Optional.of(top.id()), parent(a));
        assertEquals(Status.RESOLVED, given.stored(b.id()).status());
    }

    @Test
    void textsOfManyComeBackAndAreNotHeldInMemory() {
        List<Issue> issues = given.issues(IntStream.rangeClosed(0, WebhookOutbox.MAX_EDITS)
                .mapToObj(i -> IssueDraft.of("Issue " + i, "Text " + i))
                .toList());
        Target[] edited = issues.stream()
                .map(issue -> at(given.edit(issue, Given.description("Other text"))))
                .toArray(Target[]::new);
        BulkRevert done = revert(edited);
        assertEquals(issues.size(), done.reverted());
        assertEquals("Text 7", given.stored(issues.get(7).id()).description());
        assertTrue(done.revisions().stream()
                .allMatch(revision -> revision.after().description().isEmpty()));
    }

    @Test
    void unknownIssuesAreEachNamedAndNothingChanges() {
        Issue a = change(resolving(at(created()))).issues().get(0);
        assertEquals(
                List.of("issues[1] not_found", "issues[2] not_found"),
                violations(() -> revert(at(a), Target.of(4711, 2L), Target.of(4712, 1L))));
        assertEquals(2, given.stored(a.id()).version());
    }

    @Test
    void versionIsRequired() {
        Issue a = created();
        assertEquals(List.of("issues[0].version required"), violations(() -> revert(Target.of(a.id(), null))));
    }

    @Test
    void versionThatHistoryBeginsWithIsRejected() {
        Issue a = created();
        Issue b = given.edit(created(), Given.title("Other"));
        assertEquals(List.of("issues[1].version unknown_version"), violations(() -> revert(at(b), at(a))));
        assertEquals(b, given.stored(b.id()));
    }

    @Test
    void versionThatThereNeverWasKeepsTheIssue() {
        Issue a = created();
        assertEquals(List.of(a.id()), revert(Target.of(a.id(), 9L)).kept());
    }

    @Test
    void issueNamedTwiceAlikeIsOne() {
        Issue a = given.edit(created(), Given.title("Other"));
        assertEquals(1, revert(at(a), at(a)).reverted());
    }

    @Test
    void allViolationsAreAnsweredAtOnce() {
        RevertIssues command = reverting(Target.UNREADABLE, Target.of(1, null), Target.of(1, 2L), Target.of(2, null))
                .withShape(List.of(new Violation("issues[0]", "wrong_type", "issues[0] must be an object.")));
        assertEquals(
                List.of(
                        "issues[0] wrong_type",
                        "issues[2] contradiction",
                        "issues[1].version required",
                        "issues[3].version required"),
                violations(() -> service.revertAll(jane, command)));
    }

    @Test
    void nothingAndTooManyAreRejected() {
        Target[] targets = LongStream.rangeClosed(1, IssueService.MAX_BULK + 1)
                .mapToObj(id -> Target.of(id, 2L))
                .toArray(Target[]::new);
        assertEquals(List.of("issues required"), violations(this::revert));
        assertEquals(List.of("issues too_many"), violations(() -> revert(targets)));
    }

    @Test
    void asManyAsAreEditedAtOnceAreReverted() {
        List<Issue> issues = given.issues(IntStream.range(0, IssueService.MAX_BULK)
                .mapToObj(i -> Given.draft("Issue " + i))
                .toList());
        BulkChange done = change(
                resolving(issues.stream().map(RevertingManyIssuesTest::at).toArray(Target[]::new)));
        assertEquals(IssueService.MAX_BULK, revert(done).reverted());
        assertEquals(Status.OPEN, given.stored(issues.get(0).id()).status());
    }
}
