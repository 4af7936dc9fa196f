package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.Given.labelled;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static dev.issuetracker.domain.contract.StoredIssues.found;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How revisions are saved, and what of an issue changes with them. A theme of {@link IssuesContract}. */
public interface SavingIssuesContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    @Test
    default void savedRevisionIsReadBack() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        IssuePatch patch = IssuePatch.of(IssueField.TITLE, "New title")
                .with(IssueField.DESCRIPTION, "New text")
                .with(IssueField.STATUS, Status.RESOLVED)
                .with(IssueField.ASSIGNEE, given.user("john"))
                .with(IssueField.LABELS, List.of(given.label("bug")));
        Issue edited = given.edit(issue, patch, NOON.plusSeconds(60));
        assertEquals(edited, given.stored(issue.id()));
    }

    @Test
    default void clearedValuesAreReadBack() {
        Given given = new Given(store());
        Issue issue = given.issue(IssueDraft.of("Title", "Text")
                .with(IssueField.STATUS, Status.RESOLVED)
                .with(IssueField.ASSIGNEE, given.user("john"))
                .with(IssueField.LABELS, List.of(given.label("bug"))));
        IssuePatch patch = IssuePatch.of(IssueField.DESCRIPTION, "")
                .with(IssueField.STATUS, Status.OPEN)
                .with(IssueField.ASSIGNEE, null)
                .with(IssueField.LABELS, List.of());
        Issue edited = given.edit(issue, patch);
        assertEquals(edited, given.stored(issue.id()));
    }

    @Test
    default void deletedIssueIsReadBackAsDeleted() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Revision deletion = issue.delete(given.author(), NOON.plusNanos(1_000));
        given.save(deletion);
        assertEquals(
                Optional.of(NOON.plusNanos(1_000)),
                Optional.ofNullable(given.stored(issue.id()).deletedAt()));
    }

    @Test
    default void restoredIssueIsReadBack() {
        Given given = new Given(store());
        Issue restored = given.restore(given.delete(given.issue("Title")));
        assertEquals(restored, given.stored(restored.id()));
    }

    @Test
    default void onlyTheIssueSavedChanges() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        Issue issue = given.issue(labelled("Title", bug));
        Issue other = given.issue(labelled("Other", bug));
        given.edit(issue, Given.labels());
        assertEquals(other, given.stored(other.id()));
    }

    @Test
    default void unchangedRevisionIsPassedOver() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        given.save(issue.edit(IssuePatch.NOTHING, given.author(), NOON.plusSeconds(1)));
        assertEquals(issue, given.stored(issue.id()));
    }

    @Test
    default void unchangedRevisionWritesNoHistory() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        given.save(issue.edit(IssuePatch.NOTHING, given.author(), NOON.plusSeconds(1)));
        assertEquals(1, given.history(issue.id()).size());
    }

    @Test
    default void unchangedRevisionsDoNotStopTheOthers() {
        Given given = new Given(store());
        Issue kept = given.issue("Kept");
        Issue edited = given.issue("Edited");
        Revision change = edited.edit(Given.title("New"), given.author(), NOON);
        given.save(kept.edit(IssuePatch.NOTHING, given.author(), NOON), change);
        assertEquals(change.after(), given.stored(edited.id()));
    }

    /**
     * Saves so many revisions at once that a store takes several statements, whose issues change in different fields.
     */
    private List<Revision> savedTogether(Given given) {
        List<IssuePatch> patches = List.of(
                IssuePatch.of(IssueField.TITLE, "A needle"),
                IssuePatch.of(IssueField.DESCRIPTION, "Needles").with(IssueField.STATUS, Status.RESOLVED),
                IssuePatch.of(IssueField.ASSIGNEE, given.user("john"))
                        .with(IssueField.LABELS, List.of(given.label("bug"))),
                IssuePatch.of(IssueField.DESCRIPTION, ""));
        List<Issue> added = given.issues(IntStream.range(0, 90)
                .mapToObj(i -> draft("Issue " + i, "In the hay"))
                .toList());
        UserRef by = given.author();
        List<Revision> revisions = IntStream.range(0, added.size())
                .mapToObj(i -> added.get(i).edit(patches.get(i % patches.size()), by, NOON.plusSeconds(i)))
                .toList();
        given.save(revisions.toArray(Revision[]::new));
        return revisions;
    }

    @Test
    default void revisionsThatAreSavedTogetherChangeTheirOwnFields() {
        List<Revision> revisions = savedTogether(new Given(store()));
        assertEquals(revisions.stream().map(Revision::after).toList(), found(store(), IssueFilter.all()));
    }

    @Test
    default void textsThatAreSavedTogetherAreFound() {
        List<Revision> revisions = savedTogether(new Given(store()));
        for (String word : List.of("needle", "hay")) {
            assertEquals(
                    revisions.stream()
                            .map(Revision::after)
                            .filter(issue -> (issue.title() + issue.description())
                                    .toLowerCase(Locale.ROOT)
                                    .contains(word))
                            .toList(),
                    found(store(), IssueFilter.all().keyword(word)));
        }
    }

    @Test
    default void savingNothingIsAccepted() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        given.save();
        assertEquals(issue, given.stored(issue.id()));
    }

    @Test
    default void batchLargerThanAStatementTakesIsSaved() {
        Given given = new Given(store());
        UserRef author = given.author();
        List<Issue> added = given.issues(
                IntStream.range(0, 2_500).mapToObj(i -> draft("Issue " + i)).toList());
        Revision[] revisions = added.stream()
                .map(issue ->
                        issue.edit(IssuePatch.of(IssueField.STATUS, Status.RESOLVED), author, NOON.plusSeconds(1)))
                .toArray(Revision[]::new);
        given.save(revisions);
        List<Long> ids = added.stream().map(Issue::id).toList();
        assertEquals(
                Arrays.stream(revisions).map(Revision::after).toList(),
                store().in(() -> store().issues().findAll(ids)));
    }

    @Test
    default void issueThatIsGoneIsRejected() {
        Given given = new Given(store());
        Issue never = Issue.of(draft("Title"), 4711, given.author(), NOON);
        assertRejected(ErrorCode.NOT_FOUND, () -> given.edit(never, Given.title("New")));
    }

    @Test
    default void labelThatIsGoneIsRejected() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        LabelRef gone = given.label("bug");
        store().run(() -> store().labels().remove(gone.id()));
        assertRejected(ErrorCode.NOT_FOUND, () -> given.edit(issue, Given.labels(gone)));
    }

    @Test
    default void assigneeThatIsGoneIsRejected() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        assertRejected(ErrorCode.NOT_FOUND, () -> given.edit(issue, Given.assignee(new UserRef(4711, "gone"))));
    }

    @Test
    default void editOfAnAccountThatIsGoneIsRejected() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Revision edit = issue.edit(Given.title("New"), new UserRef(4711, "gone"), NOON.plusSeconds(1));
        assertRejected(ErrorCode.NOT_FOUND, () -> given.save(edit));
        assertEquals(issue, given.stored(issue.id()));
    }

    @Test
    default void editRejectedForALabelLeavesNothingBehind() {
        Given given = new Given(store());
        Issue issue = given.issue(labelled("Title", given.label("bug")));
        assertRejected(
                ErrorCode.NOT_FOUND, () -> given.edit(issue, Given.labels(new LabelRef(4711, "gone", "ededed"))));
        assertEquals(issue, given.stored(issue.id()));
    }

    @Test
    default void labelsComeInTheOrderOfTheirFoldedNames() {
        Given given = new Given(store());
        LabelRef b = given.label("b");
        LabelRef upperA = given.label("A");
        LabelRef astral = given.label("\uD83D\uDC1E");
        LabelRef ue = given.label("\u00DCber");
        Issue issue = given.issue(labelled("Title", astral, ue, b, upperA));
        assertEquals(List.of(upperA, b, ue, astral), given.stored(issue.id()).labels());
    }

    @Test
    default void renamedLabelShowsOnItsIssuesAtOnce() {
        Given given = new Given(store());
        Label bug = given.fullLabel("bug");
        Issue issue = given.issue(labelled("Title", bug.ref()));
        store().run(() ->
                store().labels().save(new Label(bug.id(), "defect", "000000", bug.description(), NOON, NOON)));
        assertEquals(
                List.of(new LabelRef(bug.id(), "defect", "000000")),
                given.stored(issue.id()).labels());
    }

    @Test
    default void commentsAreCounted() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef author = given.author();
        Comment first = store().in(() -> store().comments().add(issue.id(), "first", author, NOON));
        store().in(() -> store().comments().add(issue.id(), "second", author, NOON));
        store().in(() -> store().comments().add(issue.id(), "third", author, NOON));
        store().run(() -> store().comments().remove(first));
        assertEquals(2, given.stored(issue.id()).commentCount());
    }

    @Test
    default void commentsAreCountedInLists() {
        Given given = new Given(store());
        Issue issue = given.issue(labelled("Title", given.label("bug"), given.label("ui")));
        UserRef author = given.author();
        store().in(() -> store().comments().add(issue.id(), "first", author, NOON));
        store().in(() -> store().comments().add(issue.id(), "second", author, NOON));
        assertEquals(2, found(store(), IssueFilter.all()).get(0).commentCount());
    }

    @Test
    default void commentDoesNotTouchTheIssuesVersion() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef author = given.author();
        store().in(() -> store().comments().add(issue.id(), "first", author, NOON.plusSeconds(1)));
        Issue edited = given.edit(issue, Given.title("New"));
        assertEquals(2, edited.version());
    }
}
