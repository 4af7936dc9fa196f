package dev.issuetracker.domain.issue;

import static dev.issuetracker.domain.issue.Some.API;
import static dev.issuetracker.domain.issue.Some.BUG;
import static dev.issuetracker.domain.issue.Some.JANE;
import static dev.issuetracker.domain.issue.Some.JOHN;
import static dev.issuetracker.domain.issue.Some.LATER;
import static dev.issuetracker.domain.issue.Some.NOON;
import static dev.issuetracker.domain.issue.Some.UI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueInput;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class IssueTest {
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
}
