package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.issue.EditIssues.Found;
import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EditingManyIssuesTest extends IssueServiceFixture {
    private static EditIssues labelling(List<LabelKey> added, List<LabelKey> removed, Target... targets) {
        return EditIssues.of(new Named("issues", List.of(targets)))
                .addLabels(added)
                .removeLabels(removed);
    }

    @Test
    void bulkChangeChangesEveryIssueNamed() {
        Issue a = created();
        Issue b = created();
        change(resolving(Target.of(a.id(), null), Target.of(b.id(), 1L)));
        assertEquals(
                List.of(Status.RESOLVED, Status.RESOLVED),
                List.of(given.stored(a.id()).status(), given.stored(b.id()).status()));
    }

    @Test
    void bulkChangeAnswersTheIssuesAsTheyStand() {
        Issue a = created();
        Issue b = created();
        BulkChange done = change(resolving(Target.of(b.id(), null), Target.of(a.id(), null)));
        assertEquals(outlines(a, b), done.issues());
    }

    @Test
    void bulkChangeSetsTheTimeOfResolution() {
        Issue a = created();
        clock.advance(Duration.ofSeconds(5));
        change(resolving(Target.of(a.id(), null)));
        assertEquals(
                Optional.of(NOON.plusSeconds(5)),
                Optional.ofNullable(given.stored(a.id()).resolvedAt()));
    }

    @Test
    void bulkChangeWritesHistory() {
        Issue a = created();
        change(resolving(Target.of(a.id(), null)));
        assertEquals(IssueField.STATUS, given.lastChanges(a.id()).get(0).field());
    }

    @Test
    void issuesThatAreSoAlreadyAreNotCounted() {
        Issue a = created();
        Issue b = created();
        change(resolving(Target.of(a.id(), null)));
        assertEquals(
                1,
                change(resolving(Target.of(a.id(), null), Target.of(b.id(), null)))
                        .updated());
    }

    @Test
    void issuesThatAreSoAlreadyKeepTheirVersion() {
        Issue a = created();
        change(resolving(Target.of(a.id(), null)));
        assertEquals(
                2, change(resolving(Target.of(a.id(), null))).issues().get(0).version());
    }

    @Test
    void unknownIssuesOfABulkChangeAreEachNamed() {
        Issue a = created();
        Issue deleted = created();
        service.delete(jane, deleted.id(), null);
        assertEquals(
                List.of("issues[0] not_found", "issues[2] not_found"),
                violations(() -> change(
                        resolving(Target.of(4711, null), Target.of(a.id(), null), Target.of(deleted.id(), null)))));
    }

    @Test
    void bulkChangeWithAnUnknownIssueChangesNothing() {
        Issue a = created();
        assertThrows(TrackerException.class, () -> change(resolving(Target.of(a.id(), null), Target.of(4711, null))));
        assertEquals(a, given.stored(a.id()));
    }

    @Test
    void staleIssuesOfABulkChangeAreEachNamed() {
        List<Issue> issues = List.of(created(), created(), created());
        edit(john, issues.get(0), titled(1L, false, "Moved"));
        edit(john, issues.get(2), titled(1L, false, "Moved"));
        Target[] targets =
                issues.stream().map(issue -> Target.of(issue.id(), 1L)).toArray(Target[]::new);
        StaleVersionException exception = assertThrows(StaleVersionException.class, () -> change(resolving(targets)));
        assertEquals(
                List.of(
                        new Stale(issues.get(0).id(), 1, 2),
                        new Stale(issues.get(2).id(), 1, 2)),
                exception.stale());
    }

    @Test
    void bulkChangeWithAStaleIssueChangesNothing() {
        Issue a = created();
        Issue b = created();
        edit(john, b, titled(1L, false, "Moved"));
        assertThrows(
                StaleVersionException.class, () -> change(resolving(Target.of(a.id(), 1L), Target.of(b.id(), 1L))));
        assertEquals(a, given.stored(a.id()));
    }

    @Test
    void issueNamedTwiceAlikeIsOne() {
        Issue a = created();
        assertEquals(
                1,
                change(resolving(Target.of(a.id(), 1L), Target.of(a.id(), 1L))).updated());
    }

    @Test
    void issueNamedWithTwoVersionsIsAContradiction() {
        Issue a = created();
        assertEquals(
                List.of("issues[1] contradiction"),
                violations(() -> change(resolving(Target.of(a.id(), 1L), Target.of(a.id(), 2L)))));
    }

    @Test
    void bulkChangeOfNothingIsRejected() {
        assertEquals(
                List.of("status invalid_status", "ids required"),
                violations(() ->
                        change(EditIssues.of(new Named("ids", List.of())).withText(IssueField.STATUS, "closed"))));
    }

    @Test
    void bulkChangeOfTooManyIsRejected() {
        List<Target> targets = LongStream.rangeClosed(1, IssueService.MAX_BULK + 1)
                .mapToObj(id -> Target.of(id, null))
                .toList();
        assertEquals(
                List.of("ids too_many"),
                violations(() ->
                        change(EditIssues.of(new Named("ids", targets)).withText(IssueField.STATUS, "resolved"))));
    }

    @Test
    void bulkChangeOfAsManyAsAreAcceptedIsDone() {
        List<Issue> issues = new ArrayList<>(given.issues(IntStream.range(0, IssueService.MAX_BULK)
                .mapToObj(i -> Given.draft("Issue " + i))
                .toList()));
        List<Target> targets =
                issues.stream().map(issue -> Target.of(issue.id(), 1L)).toList();
        assertEquals(
                IssueService.MAX_BULK,
                change(EditIssues.of(new Named("issues", targets)).withText(IssueField.STATUS, "resolved"))
                        .updated());
    }

    @Test
    void bulkEditAddsAndRemovesLabels() {
        Issue a = created();
        change(labelling(
                List.of(new LabelKey.ByName("UI")), List.of(new LabelKey.ById(bug.id())), Target.of(a.id(), 1L)));
        assertEquals(List.of(ui), given.stored(a.id()).labels());
    }

    @Test
    void bulkEditIsOneVersionOfAnIssue() {
        Issue a = created();
        change(EditIssues.of(new Named("ids", List.of(Target.of(a.id(), null))))
                .withText(IssueField.STATUS, "in_progress")
                .withAssignee(new UserKey.ByName("john"))
                .addLabels(List.of(new LabelKey.ById(ui.id()))));
        assertEquals(
                List.of(IssueField.STATUS, IssueField.ASSIGNEE, IssueField.LABELS),
                given.lastChanges(a.id()).stream().map(FieldChange::field).toList());
        assertEquals(2, given.stored(a.id()).version());
    }

    @Test
    void bulkEditClearsTheAssignee() {
        Issue a = given.issue(Given.assigned("Title", Status.OPEN, john.ref()));
        change(EditIssues.of(new Named("ids", List.of(Target.of(a.id(), null)))).withAssignee(UserKey.NOBODY));
        assertEquals(Optional.empty(), Optional.ofNullable(given.stored(a.id()).assignee()));
    }

    @Test
    void bulkEditTakesWhatTheFilterFinds() {
        Issue a = created();
        Issue other = given.issue("Other");
        Issue deleted = created();
        service.delete(jane, deleted.id(), null);
        BulkChange done = change(EditIssues.of(new Found(labelled("bug"))).withText(IssueField.STATUS, "resolved"));
        assertEquals(outlines(a), done.issues());
        assertEquals(Status.OPEN, given.stored(other.id()).status());
    }

    @Test
    void filterThatFindsNothingIsNoViolation() {
        assertEquals(
                0,
                change(EditIssues.of(new Found(labelled("bug"))).withText(IssueField.STATUS, "open"))
                        .updated());
    }

    @Test
    void filterThatFindsTooManyIsRejected() {
        given.issues(IntStream.rangeClosed(0, IssueService.MAX_BULK)
                .mapToObj(i -> Given.draft("Issue " + i))
                .toList());
        TrackerException exception = assertThrows(
                TrackerException.class,
                () -> change(EditIssues.of(new Found(IssueFilter.all())).withText(IssueField.STATUS, "resolved")));
        assertEquals("filter too_many", violations(exception).get(0));
        String message = exception.violations().get(0).message();
        assertTrue(message.contains("at least 10001 issues"), message);
    }

    @Test
    void dryRunStoresNothing() {
        Issue a = created();
        service.editAll(jane, resolving(Target.of(a.id(), null)).dryRun(true));
        assertEquals(a, given.stored(a.id()));
    }

    @Test
    void dryRunCountsWhatWouldChange() {
        Issue a = created();
        Issue b = created();
        change(resolving(Target.of(a.id(), null)));
        BulkChange tried = service.editAll(
                jane,
                resolving(Target.of(a.id(), null), Target.of(b.id(), null)).dryRun(true));
        assertEquals(1, tried.updated());
        assertEquals(outlines(a, b), tried.issues());
    }

    @Test
    void dryRunIsRejectedLikeTheRealOne() {
        assertThrows(
                TrackerException.class,
                () -> service.editAll(jane, resolving(Target.of(4711, null)).dryRun(true)));
    }

    @Test
    void allViolationsOfABulkEditAreAnsweredAtOnce() {
        EditIssues command = EditIssues.of(new Named("ids", List.of()))
                .withText(IssueField.STATUS, "closed")
                .withAssignee(new UserKey.ByName("nobody"))
                .addLabels(List.of(new LabelKey.ByName("nothing"), new LabelKey.ByName("bug")))
                .removeLabels(List.of(new LabelKey.ById(4711), new LabelKey.ById(bug.id())));
        assertEquals(
                List.of(
                        "status invalid_status",
                        "assignee unknown_user",
                        "add_labels[0] unknown_label",
                        "remove_labels[0] unknown_label",
                        "remove_labels contradiction",
                        "ids required"),
                violations(() -> change(command)));
    }

    @Test
    void bulkEditBeyondAsManyLabelsAsAnIssueCarriesIsRejected() {
        List<LabelRef> labels =
                IntStream.range(0, 100).mapToObj(i -> given.label("label " + i)).toList();
        Issue full = given.issue(Given.labelled("Full", labels.toArray(LabelRef[]::new)));
        Issue other = created();
        EditIssues command = labelling(
                List.of(new LabelKey.ById(ui.id())),
                List.of(),
                Target.of(full.id(), null),
                Target.of(other.id(), null));
        TrackerException rejected = assertThrows(TrackerException.class, () -> change(command));
        assertEquals(List.of("add_labels too_many"), violations(() -> change(command)));
        assertEquals("1 issue would have more than 100 labels: " + full.id() + ".", rejected.getMessage());
        assertEquals(other, given.stored(other.id()));
    }

    @Test
    void entryThatCannotBeReadKeepsThePlacesOfTheOthers() {
        Issue a = created();
        EditIssues command = resolving(Target.UNREADABLE, Target.of(a.id(), 1L), Target.of(a.id(), 2L))
                .withShape(List.of(new Violation("issues[0]", "wrong_type", "issues[0] must be an object.")));
        assertEquals(List.of("issues[0] wrong_type", "issues[2] contradiction"), violations(() -> change(command)));
    }
}
