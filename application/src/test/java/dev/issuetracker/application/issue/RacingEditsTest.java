package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.issue.EditIssues.Found;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits that lose a race against another edit. */
class RacingEditsTest extends IssueServiceFixture {
    private final RacingIssues racing = new RacingIssues(store.issues());

    private final IssueService raced = new IssueService(new IssuePorts(
            store.issuePorts(clock).events(),
            racing,
            store.issueTree(),
            store.labels(),
            store.fields(),
            store.users(),
            store.savedSearches(),
            clock));

    /** Versions of the issue that will come in between. */
    private void rivals(Issue issue, String... titles) {
        Issue current = issue;
        for (String title : titles) {
            Revision rival = current.edit(Given.title(title), john.ref(), NOON);
            racing.rivals.add(rival);
            current = rival.after();
        }
    }

    @Test
    void editThatLosesTheRaceIsAConflictWithTheWinner() {
        Issue issue = created();
        rivals(issue, "Winner");
        EditConflictException conflict = assertThrows(
                EditConflictException.class, () -> raced.edit(jane, issue.id(), titled(1L, false, "Loser")));
        assertEquals("Winner", conflict.current().title());
    }

    @Test
    void editThatLosesTheRaceIsMergedOnRequest() {
        Issue issue = created();
        rivals(issue, "Winner", "Winner again");
        Issue merged = raced.edit(jane, issue.id(), described(1L, true, "Late"));
        assertEquals(
                List.of("Winner again", "Late", 4L), List.of(merged.title(), merged.description(), merged.version()));
    }

    @Test
    void editWithoutAVersionGoesFromTheWinner() {
        Issue issue = created();
        rivals(issue, "Winner");
        assertEquals(
                3, raced.edit(jane, issue.id(), described(null, false, "Late")).version());
    }

    @Test
    void deletionWithoutAVersionGoesFromTheWinner() {
        Issue issue = created();
        rivals(issue, "Winner");
        raced.delete(jane, issue.id(), null);
        assertEquals(3, given.stored(issue.id()).version());
    }

    @Test
    void deletionThatLosesTheRaceIsRejected() {
        Issue issue = created();
        rivals(issue, "Winner");
        assertThrows(EditConflictException.class, () -> raced.delete(jane, issue.id(), 1L));
    }

    @Test
    void issueThatTheFilterNoLongerFindsOnceLockedIsLeftAlone() {
        Issue a = created();
        Issue b = created();
        racing.beforeLock = () -> given.edit(a, IssuePatch.of(IssueField.LABELS, List.of()));
        BulkChange done =
                raced.editAll(jane, EditIssues.of(new Found(labelled("bug"))).withText(IssueField.STATUS, "resolved"));
        assertEquals(outlines(b), done.issues());
        assertEquals(Status.OPEN, given.stored(a.id()).status());
    }

    @Test
    void issueThatIsEditedBeforeItIsLockedIsEditedInItsCurrentState() {
        Issue a = created();
        racing.beforeLock = () -> given.edit(a, Given.title("Winner"));
        raced.editAll(jane, resolving(Target.of(a.id(), null)));
        assertEquals("Winner", given.stored(a.id()).title());
        assertEquals(3, given.stored(a.id()).version());
    }
}
