package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.issue.EditIssues.Found;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Edits that lose a race against another edit. */
class RacingEditsTest extends IssueServiceFixture {
    private final RacingIssues racing = new RacingIssues(store.issues());

    private final IssueService raced = service(store.issuePorts(clock).events());

    private IssueService service(Events events) {
        return new IssueService(new IssuePorts(
                events,
                racing,
                store.issueTree(),
                store.labels(),
                store.fields(),
                store.users(),
                store.savedSearches(),
                clock));
    }

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
    void issueThatTheFilterFindsOnlyOnceTheOthersAreLockedIsLeftAlone() {
        created();
        racing.beforeLock = this::created;
        BulkChange done =
                raced.editAll(jane, EditIssues.of(new Found(labelled("bug"))).withText(IssueField.STATUS, "resolved"));
        assertEquals(1, done.updated());
    }

    @Test
    void searchOfABulkEditHoldsUpNobodyWhoWrites() {
        Issue a = created();
        IssueFilter filter = labelled("bug");
        Waiting waiting = new Waiting();
        List<String> searches = new ArrayList<>();
        racing.beforeList = wanted ->
                searches.add(wanted.equals(filter) ? "whole " + waiting.work : "among what was found " + waiting.work);
        service(new Events(waiting, List.of(), List.of()))
                .editAll(jane, EditIssues.of(new Found(filter)).withText(IssueField.STATUS, "resolved"));
        assertEquals(Status.RESOLVED, given.stored(a.id()).status());
        assertEquals(List.of("whole reading", "among what was found writing"), searches);
    }

    /** Knows for what others wait. */
    private final class Waiting implements Transactions {
        private String work = "nothing";

        @Override
        public <T> T in(Supplier<T> writes) {
            work = "writing";
            return store.transactions().in(writes);
        }

        @Override
        public <T> T alone(Supplier<T> writes) {
            work = "writing";
            return store.transactions().alone(writes);
        }

        @Override
        public <T> T reading(Supplier<T> reads) {
            work = "reading";
            return store.transactions().reading(reads);
        }
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
