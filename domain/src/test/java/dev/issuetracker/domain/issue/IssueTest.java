package dev.issuetracker.domain.issue;

import static dev.issuetracker.domain.issue.Some.API;
import static dev.issuetracker.domain.issue.Some.BUG;
import static dev.issuetracker.domain.issue.Some.JANE;
import static dev.issuetracker.domain.issue.Some.JOHN;
import static dev.issuetracker.domain.issue.Some.NOON;
import static dev.issuetracker.domain.issue.Some.UI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueInput;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class IssueTest {
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Instant LATEST = NOON.plusSeconds(120);

    private static Issue edited(Issue issue, IssuePatch patch, Instant at) {
        return issue.edit(patch, JOHN, at).after();
    }

    private static Issue status(Issue issue, Status status, Instant at) {
        return edited(issue, IssuePatch.of(IssueField.STATUS, status), at);
    }

    @Test
    void newIssueHasVersionOne() {
        assertEquals(1, Some.issue().version());
    }

    @Test
    void issueCreatedResolvedIsResolvedAtOnce() {
        Issue issue = Issue.of(IssueDraft.of("Title", "").with(IssueField.STATUS, Status.RESOLVED), 7, JANE, NOON);
        assertEquals(NOON, issue.resolvedAt());
    }

    @Test
    void issueCreatedOpenIsNotResolved() {
        assertNull(Some.issue().resolvedAt());
    }

    @Test
    void issueWithoutDescriptionHasAnEmptyOne() {
        IssueDraft draft =
                new IssueInput(new Violations()).set(IssueField.TITLE, "Title").draft();
        assertEquals("", Issue.of(draft, 7, JANE, NOON).description());
    }

    @Test
    void nullClearsTheDescription() {
        IssuePatch patch = new IssueInput(new Violations())
                .set(IssueField.DESCRIPTION, null)
                .patch();
        assertEquals("", edited(Some.issue(), patch, LATER).description());
    }

    @Test
    void editMakesTheNextVersion() {
        assertEquals(2, edited(Some.issue(), Given.title("New"), LATER).version());
    }

    @Test
    void editMovesTheTimeOfUpdate() {
        assertEquals(LATER, edited(Some.issue(), Given.title("New"), LATER).updatedAt());
    }

    @Test
    void editKeepsTheTimeOfCreation() {
        assertEquals(NOON, edited(Some.issue(), Given.title("New"), LATER).createdAt());
    }

    @Test
    void editThatChangesNothingKeepsTheIssue() {
        Issue issue = Some.issue();
        IssuePatch same = IssuePatch.of(IssueField.TITLE, "Title")
                .with(IssueField.DESCRIPTION, "Text")
                .with(IssueField.STATUS, Status.OPEN)
                .with(IssueField.LABELS, List.of(BUG));
        assertSame(issue, edited(issue, same, LATER));
    }

    @Test
    void editThatChangesNothingIsNoChange() {
        assertFalse(Some.issue().edit(IssuePatch.NOTHING, JOHN, LATER).changed());
    }

    @Test
    void labelsInAnotherOrderAreTheSame() {
        Issue issue = edited(Some.issue(), Given.labels(BUG, UI, API), LATER);
        assertSame(issue, edited(issue, Given.labels(API, UI, BUG, UI), LATEST));
    }

    @Test
    void renamedLabelIsNoChange() {
        Issue issue = Some.issue();
        assertSame(issue, edited(issue, Given.labels(new LabelRef(BUG.id(), "defect", "000000")), LATER));
    }

    @Test
    void labelsAreKeptInTheOrderOfTheirFoldedNames() {
        assertEquals(
                List.of(API, BUG, UI),
                edited(Some.issue(), Given.labels(UI, BUG, API, BUG), LATER).labels());
    }

    @Test
    void resolvingSetsTheTimeOfResolution() {
        assertEquals(LATER, status(Some.issue(), Status.RESOLVED, LATER).resolvedAt());
    }

    @Test
    void reopeningClearsTheTimeOfResolution() {
        Issue resolved = status(Some.issue(), Status.RESOLVED, LATER);
        assertNull(status(resolved, Status.OPEN, LATEST).resolvedAt());
    }

    @Test
    void takingUpAgainClearsTheTimeOfResolution() {
        Issue resolved = status(Some.issue(), Status.RESOLVED, LATER);
        assertNull(status(resolved, Status.IN_PROGRESS, LATEST).resolvedAt());
    }

    @Test
    void resolvingAgainSetsTheNewTime() {
        Issue reopened = status(status(Some.issue(), Status.RESOLVED, NOON), Status.OPEN, LATER);
        assertEquals(LATEST, status(reopened, Status.RESOLVED, LATEST).resolvedAt());
    }

    @Test
    void editOfAResolvedIssueKeepsTheTimeOfResolution() {
        Issue resolved = status(Some.issue(), Status.RESOLVED, LATER);
        assertEquals(LATER, edited(resolved, Given.title("New"), LATEST).resolvedAt());
    }

    @Test
    void timeNeverRunsBackwards() {
        Issue issue = edited(Some.issue(), Given.title("New"), LATER);
        assertEquals(LATER, edited(issue, Given.title("Newer"), NOON).updatedAt());
    }

    @Test
    void resolutionIsNeverBeforeTheLastUpdate() {
        Issue issue = edited(Some.issue(), Given.title("New"), LATER);
        assertEquals(LATER, status(issue, Status.RESOLVED, NOON).resolvedAt());
    }

    @Test
    void deletionIsAVersion() {
        Issue deleted = Some.issue().delete(JOHN, LATER).after();
        assertEquals(2, deleted.version());
    }

    @Test
    void deletionSetsItsTime() {
        assertEquals(LATER, Some.issue().delete(JOHN, LATER).after().deletedAt());
    }

    @Test
    void deletingADeletedIssueChangesNothing() {
        Issue deleted = Some.issue().delete(JOHN, LATER).after();
        assertFalse(deleted.delete(JOHN, LATEST).changed());
    }

    @Test
    void editOfADeletedIssueKeepsItDeleted() {
        Issue deleted = Some.issue().delete(JOHN, LATER).after();
        assertEquals(LATER, edited(deleted, Given.labels(), LATEST).deletedAt());
    }

    @Test
    void restorationClearsTheTimeOfDeletion() {
        Issue deleted = Some.issue().delete(JOHN, LATER).after();
        assertNull(deleted.restore(JOHN, LATEST).after().deletedAt());
    }

    @Test
    void restorationKeepsTheTimeOfResolution() {
        Issue resolved = status(Some.issue(), Status.RESOLVED, NOON);
        Issue restored =
                resolved.delete(JOHN, LATER).after().restore(JOHN, LATEST).after();
        assertEquals(NOON, restored.resolvedAt());
    }

    @Test
    void restoringAnIssueThatIsNotDeletedChangesNothing() {
        assertFalse(Some.issue().restore(JOHN, LATER).changed());
    }

    @Test
    void revisionTellsWhatChanged() {
        Revision revision = Some.issue().edit(Given.title("New"), JOHN, LATER);
        assertEquals(List.of(new FieldChange<>(IssueField.TITLE, "Title", "New")), revision.changes());
    }

    @Test
    void revisionThatSkipsAVersionIsRejected() {
        Issue issue = Some.issue();
        Issue third = edited(edited(issue, Given.title("a"), LATER), Given.title("b"), LATER);
        assertThrows(IllegalArgumentException.class, () -> new Revision(issue, third, JANE));
    }

    @Test
    void revisionOfAnotherIssueIsRejected() {
        Issue issue = Some.issue();
        Issue other = Issue.of(IssueDraft.of("Other", ""), 8, JANE, NOON);
        assertThrows(IllegalArgumentException.class, () -> new Revision(issue, other, JANE));
    }

    @Test
    void creationTellsOnlyWhatTheIssueSays() {
        Issue bare = Issue.of(IssueDraft.of("Title", ""), 7, JANE, NOON);
        assertEquals(
                List.of(IssueField.TITLE, IssueField.STATUS),
                FieldChange.creating(bare).stream().map(FieldChange::field).toList());
    }

    @Test
    void patchWithABadTitleIsRejected() {
        assertThrows(TrackerException.class, () -> Given.title(" "));
    }

    @Test
    void draftWithBadTextsTellsBoth() {
        TrackerException exception = assertThrows(TrackerException.class, () -> IssueDraft.of("", "\u0000"));
        assertEquals(
                List.of("title", "description"),
                exception.violations().stream()
                        .map(violation -> violation.field())
                        .toList());
    }

    @RepeatedTest(300)
    void replayTellsTheIssueAtEveryVersion(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue issue = Some.issue(random);
        List<Issue> stood = new ArrayList<>(List.of(issue));
        List<HistoryEntry> history = new ArrayList<>();
        history.add(new HistoryEntry(1, NOON, JANE, FieldChange.creating(issue)));
        for (int step = 0; step < 20; step++) {
            Instant at = NOON.plusSeconds(random.nextInt(100));
            Revision revision = switch (random.nextInt(6)) {
                case 0 -> issue.delete(JOHN, at);
                case 1 -> issue.restore(JOHN, at);
                default -> issue.edit(Some.patch(random), JOHN, at);
            };
            if (revision.changed()) {
                issue = revision.after();
                stood.add(issue);
                history.add(new HistoryEntry(issue.version(), issue.updatedAt(), JOHN, revision.changes()));
            }
        }
        for (int version = 1; version <= stood.size(); version++) {
            Issue then = stood.get(version - 1);
            assertEquals(then, Issue.replay(7, history.subList(0, version)), "seed " + seed);
            Issue before = issue.before(history.subList(version, history.size()));
            assertEquals(then.version(), before.version(), "seed " + seed);
            assertEquals(List.of(), FieldChange.between(then, before), "seed " + seed);
        }
    }

    @RepeatedTest(300)
    void timesNeverContradictEachOther(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue issue = Some.issue(random);
        for (int step = 0; step < 20; step++) {
            Issue before = issue;
            issue = edited(issue, Some.patch(random), NOON.plusSeconds(random.nextInt(200) - 100));
            Instant resolvedAt = issue.resolvedAt();
            assertEquals(issue.status() == Status.RESOLVED, resolvedAt != null, "seed " + seed);
            assertFalse(issue.updatedAt().isBefore(before.updatedAt()), "seed " + seed);
            assertTrue(
                    resolvedAt == null
                            || (!resolvedAt.isBefore(issue.createdAt()) && !resolvedAt.isAfter(issue.updatedAt())),
                    "seed " + seed);
        }
    }

    @Test
    void replayOfHistoryWithAGapIsRejected() {
        Issue issue = Some.issue();
        HistoryEntry creation = new HistoryEntry(1, NOON, JANE, FieldChange.creating(issue));
        HistoryEntry third =
                new HistoryEntry(3, LATER, JANE, List.of(new FieldChange<>(IssueField.TITLE, "Title", "New")));
        assertThrows(IllegalArgumentException.class, () -> Issue.replay(7, List.of(creation, third)));
    }

    @Test
    void replayOfHistoryThatBeginsLateIsRejected() {
        HistoryEntry second =
                new HistoryEntry(2, LATER, JANE, List.of(new FieldChange<>(IssueField.TITLE, "Title", "New")));
        assertThrows(IllegalArgumentException.class, () -> Issue.replay(7, List.of(second)));
    }

    @Test
    void replayBeginsWithTheVersionThatHistoryBeginsWith() {
        Issue created = Some.issue();
        Issue moved = new Issue(created.id(), 5, created.values(), created.createdBy(), created.times(), 0);
        Issue edited = edited(moved, Given.title("New"), LATER);
        List<HistoryEntry> history = List.of(
                new HistoryEntry(5, NOON, JANE, FieldChange.creating(moved)),
                new HistoryEntry(6, LATER, JANE, FieldChange.between(moved, edited)));
        assertEquals(List.of(moved, edited), List.of(Issue.replay(7, history.subList(0, 1)), Issue.replay(7, history)));
    }

    @Test
    void commentEditMakesTheNextVersion() {
        Comment comment = new Comment(1, 7, "Text", JANE, NOON, NOON, 1);
        assertEquals(new Comment(1, 7, "New", JANE, NOON, LATER, 2), comment.edit(" New ", LATER));
    }

    @Test
    void commentEditThatChangesNothingKeepsTheComment() {
        Comment comment = new Comment(1, 7, "Text", JANE, NOON, NOON, 1);
        assertSame(comment, comment.edit(" Text ", LATER));
    }

    @Test
    void commentTimeNeverRunsBackwards() {
        Comment comment = new Comment(1, 7, "Text", JANE, NOON, LATER, 1);
        assertEquals(LATER, comment.edit("New", NOON).updatedAt());
    }

    @Test
    void blankCommentIsRejected() {
        Comment comment = new Comment(1, 7, "Text", JANE, NOON, NOON, 1);
        assertThrows(TrackerException.class, () -> comment.edit(" \n ", LATER));
    }

    @Test
    void keyOfATimeIsInMicroseconds() {
        assertEquals(-1, IssueKey.at(Instant.EPOCH.minusNanos(1_000), 1).micros());
    }

    @Test
    void statusIsNamedAsItIsWrittenOnTheWire() {
        for (Status status : Status.values()) {
            assertEquals(status, Status.of(status.code()).orElseThrow());
        }
    }

    @Test
    void statusInAnotherCaseIsNone() {
        assertTrue(Status.of("OPEN").isEmpty());
    }

    private static List<String> violations(Runnable call) {
        return assertThrows(TrackerException.class, call::run).violations().stream()
                .map((Violation violation) -> violation.field() + " " + violation.code())
                .toList();
    }

    @Test
    void draftWithTooManyLabelsIsRejected() {
        List<LabelRef> labels = Some.labels(100, IssueRules.MAX_LABELS + 1);
        assertEquals(
                List.of("labels too_many"),
                violations(() -> IssueDraft.of("Title", "").with(IssueField.LABELS, labels)));
    }

    @Test
    void patchWithTooManyLabelsIsRejected() {
        List<LabelRef> labels = Some.labels(100, IssueRules.MAX_LABELS + 1);
        assertEquals(List.of("labels too_many"), violations(() -> IssuePatch.of(IssueField.LABELS, labels)));
    }

    @Test
    void issueAsItStoodHasTheCommentsOfNow() {
        Issue issue = Some.issue();
        HistoryEntry creation = new HistoryEntry(1, NOON, JANE, FieldChange.creating(issue));
        Issue edited = edited(issue, Given.title("New"), LATER);
        Issue commented =
                new Issue(edited.id(), edited.version(), edited.values(), edited.createdBy(), edited.times(), 3);
        assertEquals(
                List.of("Title", 3L),
                List.of(
                        commented.asOf(List.of(creation)).title(),
                        commented.asOf(List.of(creation)).commentCount()));
    }

    @RepeatedTest(300)
    void patchToTheValuesOfAnIssueBringsThemBack(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue wanted = Some.issue(random);
        Issue reverted = edited(Some.issue(random), IssuePatch.to(wanted.values()), LATER);
        assertEquals(
                List.of(),
                FieldChange.between(reverted, wanted).stream()
                        .map(FieldChange::field)
                        .toList(),
                "seed " + seed);
    }

    @Test
    void patchToTheValuesOfADeletedIssueDeletesNothing() {
        Issue deleted = Some.issue().delete(JANE, LATER).after();
        assertFalse(edited(Some.issue(), IssuePatch.to(deleted.values()), LATER).deleted());
    }

    @Test
    void filterAmongIssuesKeepsItsOtherConditions() {
        IssueFilter filter = IssueFilter.all()
                .keyword("x")
                .status(Status.OPEN)
                .unassigned()
                .labels(List.of("bug"))
                .createdBy("jane")
                .created(NOON, null)
                .updated(null, LATER);
        assertEquals(
                IssueFilter.all()
                        .ids(Set.of(7L))
                        .keyword("x")
                        .status(Status.OPEN)
                        .unassigned()
                        .labels(List.of("bug"))
                        .createdBy("jane")
                        .created(NOON, null)
                        .updated(null, LATER),
                filter.among(Set.of(7L)));
    }

    @Test
    void filterAmongNoIssuesIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> IssueFilter.all().among(Set.of()));
    }
}
