package dev.issuetracker.domain.issue;

import static dev.issuetracker.domain.issue.Some.JANE;
import static dev.issuetracker.domain.issue.Some.JOHN;
import static dev.issuetracker.domain.issue.Some.LATER;
import static dev.issuetracker.domain.issue.Some.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What the history of an issue contains, and which issue can be built from it. */
class IssueHistoryTest {
    @Test
    void creationNamesOnlyFieldsThatHaveAValue() {
        Issue bare = Issue.of(IssueDraft.of("Title", ""), 7, JANE, NOON);
        assertEquals(
                List.of(IssueField.TITLE, IssueField.STATUS),
                FieldChange.creating(bare).stream().map(FieldChange::field).toList());
    }

    @RepeatedTest(300)
    void replayGivesTheIssueAtEveryVersion(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue issue = Some.issue(random);
        List<Issue> versions = new ArrayList<>(List.of(issue));
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
                versions.add(issue);
                history.add(new HistoryEntry(issue.version(), issue.updatedAt(), JOHN, revision.changes()));
            }
        }
        for (int version = 1; version <= versions.size(); version++) {
            Issue then = versions.get(version - 1);
            assertEquals(then, Issue.replay(7, history.subList(0, version)), "seed " + seed);
            Issue before = issue.before(history.subList(version, history.size()));
            assertEquals(then.version(), before.version(), "seed " + seed);
            assertEquals(List.of(), FieldChange.between(then, before), "seed " + seed);
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
        Issue edited = moved.edit(Given.title("New"), JOHN, LATER).after();
        List<HistoryEntry> history = List.of(
                new HistoryEntry(5, NOON, JANE, FieldChange.creating(moved)),
                new HistoryEntry(6, LATER, JANE, FieldChange.between(moved, edited)));
        assertEquals(List.of(moved, edited), List.of(Issue.replay(7, history.subList(0, 1)), Issue.replay(7, history)));
    }

    @Test
    void earlierVersionHasTheCurrentCommentCount() {
        Issue issue = Some.issue();
        HistoryEntry creation = new HistoryEntry(1, NOON, JANE, FieldChange.creating(issue));
        Issue edited = issue.edit(Given.title("New"), JOHN, LATER).after();
        Issue commented =
                new Issue(edited.id(), edited.version(), edited.values(), edited.createdBy(), edited.times(), 3);
        assertEquals(
                List.of("Title", 3L),
                List.of(
                        commented.asOf(List.of(creation)).title(),
                        commented.asOf(List.of(creation)).commentCount()));
    }
}
