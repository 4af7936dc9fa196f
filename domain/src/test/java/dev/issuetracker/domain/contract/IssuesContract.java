package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.Given.labelled;
import static dev.issuetracker.domain.contract.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Comment;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueDraft;
import dev.issuetracker.domain.issue.IssueField;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssuePatch;
import dev.issuetracker.domain.issue.IssueRules;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.issue.ValuePatch;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of issues must do; see the package on how to run it. */
public interface IssuesContract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    // Adding

    @Test
    default void addedIssueIsReadBackAsAdded() {
        Given given = new Given(store());
        IssueDraft draft = new IssueDraft(
                "Login Bug",
                "Cannot login\nwith email",
                Status.IN_PROGRESS,
                given.user("john"),
                List.of(given.label("bug"), given.label("UI")));
        Issue added = given.issue(draft);
        assertEquals(added, given.stored(added.id()));
    }

    @Test
    default void addedIssueIsWhatItsDraftMakes() {
        Given given = new Given(store());
        IssueDraft draft = new IssueDraft(
                "Login Bug", "Cannot login", Status.RESOLVED, given.user("john"), List.of(given.label("bug")));
        Issue added = given.issue(draft, NOON);
        assertEquals(draft.create(added.id(), given.author(), NOON), added);
    }

    @Test
    default void idsGrowInTheOrderOfTheDrafts() {
        Given given = new Given(store());
        List<IssueDraft> drafts =
                IntStream.range(0, 1_200).mapToObj(i -> draft("Issue " + i)).toList();
        List<Issue> added = given.issues(drafts);
        List<String> byId = added.stream()
                .sorted(Comparator.comparingLong(Issue::id))
                .map(Issue::title)
                .toList();
        assertEquals(drafts.stream().map(IssueDraft::title).toList(), byId);
    }

    @Test
    default void addedIssuesAreAnsweredInTheOrderOfTheDrafts() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("c"), draft("a"), draft("b")));
        assertEquals(List.of("c", "a", "b"), added.stream().map(Issue::title).toList());
    }

    @Test
    default void idsGoOnGrowing() {
        Given given = new Given(store());
        Issue first = given.issue("first");
        Issue second = given.issue("second");
        assertTrue(first.id() > 0 && second.id() > first.id(), first.id() + " then " + second.id());
    }

    @Test
    default void addingNothingAddsNothing() {
        assertEquals(List.of(), new Given(store()).issues(List.of()));
    }

    @Test
    default void draftWithALabelThatIsGoneIsRefused() {
        Given given = new Given(store());
        IssueDraft draft = labelled("Title", new LabelRef(4711, "gone", "ededed"));
        assertRefused(ErrorCode.NOT_FOUND, () -> given.issue(draft));
    }

    @Test
    default void draftWithAnAssigneeThatIsGoneIsRefused() {
        Given given = new Given(store());
        IssueDraft draft = Given.assigned("Title", Status.OPEN, new UserRef(4711, "gone"));
        assertRefused(ErrorCode.NOT_FOUND, () -> given.issue(draft));
    }

    @Test
    default void refusedDraftLeavesNothingOfItsBatchBehind() {
        Given given = new Given(store());
        IssueDraft bad = labelled("Bad", new LabelRef(4711, "gone", "ededed"));
        assertRefused(ErrorCode.NOT_FOUND, () -> given.issues(List.of(draft("Good"), bad)));
        assertEquals(List.of(), found(IssueFilter.ALL));
    }

    @Test
    default void timesAreExactToTheMicrosecond() {
        Given given = new Given(store());
        for (String time : List.of(
                "2026-03-01T12:00:00Z",
                "2026-03-01T12:00:00.000001Z",
                "2026-10-25T00:59:59.999999Z",
                "2026-03-29T01:30:00.5Z",
                "1969-12-31T23:59:59.999999Z",
                "1815-12-10T09:08:07.654321Z",
                "9999-12-31T23:59:59.999999Z")) {
            Instant at = Instant.parse(time);
            Issue added = given.issue(draft("At " + time), at);
            assertEquals(at, given.stored(added.id()).createdAt());
        }
    }

    @Test
    default void textsAreKeptCharForChar() {
        Given given = new Given(store());
        for (String text : Texts.STRANGE) {
            Issue added = given.issue(draft(text, text));
            Issue stored = given.stored(added.id());
            assertEquals(added, stored, text);
        }
    }

    @Test
    default void longestTextsAreKept() {
        Given given = new Given(store());
        Issue added = given.issue(
                draft("\uD83D\uDC1E".repeat(IssueRules.MAX_TITLE), "\u00DC".repeat(IssueRules.MAX_DESCRIPTION)));
        assertEquals(added, given.stored(added.id()));
    }

    // Finding

    @Test
    default void unknownIdFindsNothing() {
        assertEquals(Optional.empty(), store().in(() -> store().issues().find(4711)));
    }

    @Test
    default void deletedIssueIsFoundById() {
        Given given = new Given(store());
        Issue deleted = given.delete(given.issue("Title"));
        assertEquals(deleted, given.stored(deleted.id()));
    }

    @Test
    default void findAllLeavesOutWhatThereIsNot() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        assertEquals(List.of(issue), store().in(() -> store().issues().findAll(List.of(4711L, issue.id(), -1L, 0L))));
    }

    @Test
    default void findAllAscendsById() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("c"), draft("a"), draft("b")));
        List<Long> ids = new ArrayList<>(added.stream().map(Issue::id).toList());
        Collections.reverse(ids);
        assertEquals(added, store().in(() -> store().issues().findAll(ids)));
    }

    @Test
    default void findAllFindsDeletedIssues() {
        Given given = new Given(store());
        Issue deleted = given.delete(given.issue("Title"));
        assertEquals(List.of(deleted), store().in(() -> store().issues().findAll(List.of(deleted.id()))));
    }

    @Test
    default void findAllFindsAnIssueNamedTwiceOnce() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        assertEquals(List.of(issue), store().in(() -> store().issues().findAll(List.of(issue.id(), issue.id()))));
    }

    @Test
    default void findAllOfNoIdsFindsNothing() {
        new Given(store()).issue("Title");
        assertEquals(List.of(), store().in(() -> store().issues().findAll(List.of())));
    }

    @Test
    default void outlinesAreTheSameWithoutDescriptions() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Issue described = given.issue(draft("Title", "Text"));
        List<Long> ids = List.of(issue.id(), described.id());

        List<Issue> outlines = store().in(() -> store().issues().findOutlines(ids));

        assertEquals(issue, outlines.get(0));
        assertEquals("", outlines.get(1).description());
        assertEquals(
                outlines,
                store().in(() -> store().issues()
                        .listOutlines(IssueFilter.ALL, new IssueSort(IssueSort.By.ID, false), PageRequest.first(10))
                        .items()));
    }

    @Test
    default void aRevisionOfAnOutlineKeepsTheDescription() {
        Given given = new Given(store());
        Issue issue = given.issue(draft("Title", "Some text"));

        store().run(() -> {
            Issue outline = store().issues().findOutlines(List.of(issue.id())).get(0);
            store().issues().save(List.of(outline.delete(given.author(), NOON)));
        });
        store().run(() -> {
            Issue outline = store().issues().findOutlines(List.of(issue.id())).get(0);
            store().issues().save(List.of(outline.restore(given.author(), NOON)));
        });

        assertEquals("Some text", given.stored(issue.id()).description());
        assertEquals(Set.of("Title"), titles(new Wanted().keyword("some text").filter()));
    }

    @Test
    default void findAllTakesTenThousandIds() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        List<Long> ids =
                LongStream.range(0, 10_000).mapToObj(i -> issue.id() + i).toList();
        assertEquals(List.of(issue), store().in(() -> store().issues().findAll(ids)));
    }

    @Test
    default void threadHoldsTheCommentsOldestFirst() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Issue other = given.issue("Other");
        UserRef author = given.author();
        Comment first = store().in(() -> store().comments().add(issue.id(), "first", author, NOON.plusSeconds(9)));
        store().in(() -> store().comments().add(other.id(), "elsewhere", author, NOON));
        Comment second = store().in(() -> store().comments().add(issue.id(), "second", author, NOON));
        IssueThread thread =
                store().in(() -> store().issues().findThread(issue.id())).orElseThrow();
        assertEquals(List.of(first, second), thread.comments());
    }

    @Test
    default void threadHoldsTheIssueAsItStands() {
        Given given = new Given(store());
        Issue issue = given.issue(labelled("Title", given.label("bug"), given.label("ui")));
        UserRef author = given.author();
        store().in(() -> store().comments().add(issue.id(), "first", author, NOON));
        store().in(() -> store().comments().add(issue.id(), "second", author, NOON));
        IssueThread thread =
                store().in(() -> store().issues().findThread(issue.id())).orElseThrow();
        assertEquals(given.stored(issue.id()), thread.issue());
    }

    @Test
    default void threadThatIsTooLongEndsEarly() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef author = given.author();
        List<Comment> added = store().in(() -> IntStream.rangeClosed(0, IssueThread.MAX_COMMENTS)
                .mapToObj(i -> store().comments().add(issue.id(), "Comment " + i, author, NOON))
                .toList());
        List<Comment> shown = added.subList(0, IssueThread.MAX_COMMENTS);
        assertEquals(
                Optional.of(new IssueThread(
                        given.stored(issue.id()),
                        shown,
                        Optional.of(PageRequest.after(
                                IssueThread.MAX_COMMENTS,
                                shown.get(shown.size() - 1).id())))),
                store().in(() -> store().issues().findThread(issue.id())));
    }

    @Test
    default void threadOfLargeCommentsIsTheirFirstPage() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef author = given.author();
        for (String text : Texts.large()) {
            store().in(() -> store().comments().add(issue.id(), text, author, NOON));
        }
        IssueThread thread =
                store().in(() -> store().issues().findThread(issue.id())).orElseThrow();
        Page<Comment, Long> page =
                store().in(() -> store().comments().list(issue.id(), PageRequest.first(IssueThread.MAX_COMMENTS)));
        assertTrue(page.next().isPresent());
        assertTrue(thread.comments().equals(page.items()), thread.comments().size() + " comments");
        assertEquals(page.next(), thread.next());
    }

    @Test
    default void threadOfADeletedIssueIsFound() {
        Given given = new Given(store());
        Issue deleted = given.delete(given.issue("Title"));
        assertEquals(
                Optional.of(new IssueThread(deleted, List.of(), Optional.empty())),
                store().in(() -> store().issues().findThread(deleted.id())));
    }

    @Test
    default void threadOfAnUnknownIssueIsNotFound() {
        assertEquals(Optional.empty(), store().in(() -> store().issues().findThread(4711)));
    }

    @Test
    default void findLabelledFindsThoseThatCarryTheLabel() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        LabelRef ui = given.label("ui");
        List<Issue> added = given.issues(
                List.of(labelled("both", bug, ui), labelled("ui", ui), labelled("bug", bug), draft("neither")));
        assertEquals(
                List.of(added.get(0).id(), added.get(2).id()),
                store().in(() -> store().issues().findLabelled(bug.id(), 10)));
    }

    @Test
    default void findLabelledFindsDeletedIssues() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        Issue deleted = given.delete(given.issue(labelled("Title", bug)));
        assertEquals(List.of(deleted.id()), store().in(() -> store().issues().findLabelled(bug.id(), 10)));
    }

    @Test
    default void findLabelledGivesTheLowestIdsWithinItsLimit() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        List<Issue> added = given.issues(List.of(labelled("c", bug), labelled("a", bug), labelled("b", bug)));
        List<Long> lowest = added.subList(0, 2).stream().map(Issue::id).toList();
        assertEquals(lowest, store().in(() -> store().issues().findLabelled(bug.id(), 2)));
    }

    // Saving

    @Test
    default void savedRevisionIsReadBack() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        IssuePatch patch = new IssuePatch(
                ValuePatch.to("New title"),
                ValuePatch.to("New text"),
                ValuePatch.to(Status.RESOLVED),
                ValuePatch.to(Optional.of(given.user("john"))),
                ValuePatch.to(List.of(given.label("bug"))));
        Issue edited = given.edit(issue, patch, NOON.plusSeconds(60));
        assertEquals(edited, given.stored(issue.id()));
    }

    @Test
    default void clearedValuesAreReadBack() {
        Given given = new Given(store());
        Issue issue = given.issue(
                new IssueDraft("Title", "Text", Status.RESOLVED, given.user("john"), List.of(given.label("bug"))));
        IssuePatch patch = new IssuePatch(
                ValuePatch.keep(),
                ValuePatch.to(""),
                ValuePatch.to(Status.OPEN),
                ValuePatch.to(Optional.empty()),
                ValuePatch.to(List.of()));
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
                .map(issue -> issue.edit(IssuePatch.status(Status.RESOLVED), author, NOON.plusSeconds(1)))
                .toArray(Revision[]::new);
        given.save(revisions);
        List<Long> ids = added.stream().map(Issue::id).toList();
        assertEquals(
                Arrays.stream(revisions).map(Revision::after).toList(),
                store().in(() -> store().issues().findAll(ids)));
    }

    @Test
    default void staleVersionIsRefused() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        given.edit(issue, Given.title("First"));
        assertRefused(ErrorCode.STALE_VERSION, () -> given.edit(issue, Given.title("Second")));
    }

    @Test
    default void staleVersionChangesNothing() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Issue first = given.edit(issue, Given.title("First"));
        assertThrows(StaleVersionException.class, () -> given.edit(issue, Given.title("Second")));
        assertEquals(first, given.stored(issue.id()));
    }

    @Test
    default void staleVersionWritesNoHistory() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        given.edit(issue, Given.title("First"));
        assertThrows(StaleVersionException.class, () -> given.edit(issue, Given.title("Second")));
        assertEquals(2, given.history(issue.id()).size());
    }

    @Test
    default void versionThatNeverWasIsRefused() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Issue fromTheFuture =
                issue.edit(Given.title("Never saved"), given.author(), NOON).after();
        assertRefused(ErrorCode.STALE_VERSION, () -> given.edit(fromTheFuture, Given.title("Second")));
    }

    @Test
    default void deletionOfAStaleVersionIsRefused() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        given.edit(issue, Given.title("First"));
        assertRefused(ErrorCode.STALE_VERSION, () -> given.delete(issue));
    }

    @Test
    default void refusalNamesTheVersionThatStands() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        given.edit(given.edit(issue, Given.title("First")), Given.title("Second"));
        StaleVersionException refusal =
                assertThrows(StaleVersionException.class, () -> given.edit(issue, Given.title("Third")));
        assertEquals(List.of(new Stale(issue.id(), 1, 3)), refusal.stale());
    }

    @Test
    default void everyStaleIssueOfABatchIsNamed() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("a"), draft("b"), draft("c"), draft("d")));
        given.edit(added.get(1), Given.title("b moved"));
        given.edit(given.edit(added.get(3), Given.title("d moved")), Given.title("d moved again"));
        StaleVersionException refusal =
                assertThrows(StaleVersionException.class, () -> given.save(resolving(given, added)));
        assertEquals(
                Set.of(
                        new Stale(added.get(1).id(), 1, 2),
                        new Stale(added.get(3).id(), 1, 3)),
                new HashSet<>(refusal.stale()));
    }

    @Test
    default void everyStaleIssueOfALargeBatchIsNamed() {
        Given given = new Given(store());
        List<Issue> added = given.issues(
                IntStream.range(0, 1_500).mapToObj(i -> draft("Issue " + i)).toList());
        given.save(resolving(given, added));
        StaleVersionException refusal =
                assertThrows(StaleVersionException.class, () -> given.save(resolving(given, added)));
        assertEquals(
                added.stream().map(Issue::id).toList(),
                refusal.stale().stream().map(Stale::id).sorted().toList());
    }

    @Test
    default void refusedBatchLeavesTheIssuesAsTheyWere() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("a"), draft("b"), draft("c")));
        given.edit(added.get(1), Given.title("b moved"));
        List<Issue> before = found(IssueFilter.ALL);
        assertThrows(StaleVersionException.class, () -> given.save(resolving(given, added)));
        assertEquals(before, found(IssueFilter.ALL));
    }

    @Test
    default void refusedBatchLeavesNoHistoryBehind() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("a"), draft("b"), draft("c")));
        given.edit(added.get(1), Given.title("b moved"));
        assertThrows(StaleVersionException.class, () -> given.save(resolving(given, added)));
        assertEquals(
                List.of(1, 2, 1),
                added.stream().map(issue -> given.history(issue.id()).size()).toList());
    }

    @Test
    default void workMayGoOnAfterARefusedEdit() {
        Given given = new Given(store());
        UserRef author = given.author();
        Issue issue = given.issue("Title");
        given.edit(issue, Given.title("First"));
        store().run(() -> {
            assertThrows(
                    StaleVersionException.class,
                    () -> store().issues().save(List.of(issue.edit(Given.title("Second"), author, NOON))));
            Issue current = store().issues().find(issue.id()).orElseThrow();
            store().issues().save(List.of(current.edit(Given.title("Second"), author, NOON)));
        });
        assertEquals("Second", given.stored(issue.id()).title());
    }

    @Test
    default void issueThatIsGoneIsRefused() {
        Given given = new Given(store());
        Issue never = draft("Title").create(4711, given.author(), NOON);
        assertRefused(ErrorCode.NOT_FOUND, () -> given.edit(never, Given.title("New")));
    }

    @Test
    default void labelThatIsGoneIsRefused() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        LabelRef gone = given.label("bug");
        store().run(() -> store().labels().remove(gone.id()));
        assertRefused(ErrorCode.NOT_FOUND, () -> given.edit(issue, Given.labels(gone)));
    }

    @Test
    default void assigneeThatIsGoneIsRefused() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        assertRefused(ErrorCode.NOT_FOUND, () -> given.edit(issue, Given.assignee(new UserRef(4711, "gone"))));
    }

    @Test
    default void editRefusedForALabelLeavesNothingBehind() {
        Given given = new Given(store());
        Issue issue = given.issue(labelled("Title", given.label("bug")));
        assertRefused(ErrorCode.NOT_FOUND, () -> given.edit(issue, Given.labels(new LabelRef(4711, "gone", "ededed"))));
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
        assertEquals(2, found(IssueFilter.ALL).get(0).commentCount());
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

    // History

    @Test
    default void creationIsTheFirstEntryOfHistory() {
        Given given = new Given(store());
        Issue issue = given.issue(
                new IssueDraft("Title", "Text", Status.RESOLVED, given.user("john"), List.of(given.label("bug"))));
        assertEquals(
                List.of(new HistoryEntry(1, NOON, given.author(), FieldChange.creating(issue))),
                given.history(issue.id()));
    }

    @Test
    default void everyIssueOfABatchHasItsCreationInHistory() {
        Given given = new Given(store());
        List<Issue> added = given.issues(
                IntStream.range(0, 1_200).mapToObj(i -> draft("Issue " + i)).toList());
        for (Issue issue : List.of(added.get(0), added.get(599), added.get(1_199))) {
            assertEquals(FieldChange.creating(issue), given.lastChanges(issue.id()));
        }
    }

    @Test
    default void historyTellsWhatARevisionChanged() {
        Given given = new Given(store());
        Issue issue = given.issue(
                new IssueDraft("Title", "Text", Status.OPEN, given.user("john"), List.of(given.label("bug"))));
        IssuePatch patch = new IssuePatch(
                ValuePatch.to("New title"),
                ValuePatch.to(""),
                ValuePatch.to(Status.RESOLVED),
                ValuePatch.to(Optional.empty()),
                ValuePatch.to(List.of(given.label("ui"), given.label("api"))));
        Revision revision = issue.edit(patch, given.author(), NOON);
        given.save(revision);
        assertEquals(revision.changes(), given.lastChanges(issue.id()));
    }

    @Test
    default void historyTellsADeletion() {
        Given given = new Given(store());
        Issue issue = given.delete(given.issue("Title"));
        assertEquals(List.of(new FieldChange(IssueField.DELETED, false, true)), given.lastChanges(issue.id()));
    }

    @Test
    default void historyTellsARestoration() {
        Given given = new Given(store());
        Issue issue = given.restore(given.delete(given.issue("Title")));
        assertEquals(List.of(new FieldChange(IssueField.DELETED, true, false)), given.lastChanges(issue.id()));
    }

    @Test
    default void historyTellsWhoMadeAChange() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef john = given.user("john");
        given.save(issue.edit(Given.title("New"), john, NOON));
        assertEquals(
                List.of(given.author(), john),
                given.history(issue.id()).stream().map(HistoryEntry::by).toList());
    }

    @Test
    default void historyTellsWhenAChangeCameIntoForce() {
        Given given = new Given(store());
        Issue issue = given.issue(draft("Title"), NOON);
        Instant later = NOON.plusNanos(123_456_000);
        Issue edited = given.edit(issue, Given.title("New"), later);
        given.edit(edited, Given.title("Newer"), NOON.minusSeconds(5)); // a clock that was set back
        assertEquals(
                List.of(NOON, later, later),
                given.history(issue.id()).stream().map(HistoryEntry::at).toList());
    }

    @Test
    default void historyKeepsALabelThatWasRemoved() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        Issue issue = given.issue(labelled("Title", bug));
        given.edit(issue, Given.labels());
        store().run(() -> store().labels().remove(bug.id()));
        assertEquals(
                List.of(new FieldChange(IssueField.LABELS, List.of(bug), List.of())), given.lastChanges(issue.id()));
    }

    @Test
    default void historyKeepsTextsCharForChar() {
        Given given = new Given(store());
        for (String text : Texts.STRANGE) {
            Issue issue = given.edit(given.issue("Before"), Given.title(text));
            assertEquals(
                    List.of(new FieldChange(IssueField.TITLE, "Before", text)), given.lastChanges(issue.id()), text);
        }
    }

    @Test
    default void replayedHistoryIsWhatWasStoredAtEveryVersion() {
        long seed = 20_260_301;
        Random random = new Random(seed);
        Given given = new Given(store());
        List<LabelRef> labels = List.of(given.label("bug"), given.label("ui"), given.label("api"));
        List<UserRef> users = List.of(given.author(), given.user("john"), given.user("mary"));
        Issue issue = given.issue(draft("Title"), NOON);
        List<Issue> stood = new ArrayList<>(List.of(issue));
        for (int step = 0; step < 60; step++) {
            Revision revision = randomStep(random, issue, labels, users);
            given.save(revision);
            if (revision.changed()) {
                issue = given.stored(issue.id());
                stood.add(issue);
            }
        }
        List<HistoryEntry> history = given.history(issue.id());
        for (int version = 1; version <= stood.size(); version++) {
            assertEquals(
                    stood.get(version - 1),
                    Issue.replay(issue.id(), history.subList(0, version)),
                    "version " + version + ", seed " + seed);
        }
        assertEquals(stood.size(), history.size(), "seed " + seed);
    }

    private static Revision randomStep(Random random, Issue issue, List<LabelRef> labels, List<UserRef> users) {
        UserRef by = users.get(random.nextInt(users.size()));
        Instant at = issue.updatedAt().plusNanos(1_000L * (random.nextInt(5_000_000) - 1_000_000));
        return switch (random.nextInt(8)) {
            case 0 -> issue.delete(by, at);
            case 1 -> issue.restore(by, at);
            case 2 -> issue.edit(Given.title("Title " + random.nextInt(3)), by, at);
            case 3 -> issue.edit(Given.description("Text " + random.nextInt(3)), by, at);
            case 4 -> issue.edit(Given.assignee(random.nextBoolean() ? users.get(random.nextInt(3)) : null), by, at);
            case 5 ->
                issue.edit(
                        IssuePatch.labels(labels.stream()
                                .filter(label -> random.nextBoolean())
                                .toList()),
                        by,
                        at);
            default -> issue.edit(IssuePatch.status(Wanted.STATUSES.get(random.nextInt(3))), by, at);
        };
    }

    @Test
    default void historyIsPagedByVersion() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Issue other = given.issue("Other");
        for (int i = 2; i <= 9; i++) {
            issue = given.edit(issue, Given.title("Title " + i));
            other = given.edit(other, Given.title("Other " + i));
        }
        long id = issue.id();
        List<HistoryEntry> all = given.history(id);
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L),
                all.stream().map(HistoryEntry::version).toList());
        new Walk<HistoryEntry, Long>(
                        request -> store().in(() -> store().issues().history(id, request)))
                .assertHolds(all, HistoryEntry::version, "history");
    }

    @Test
    default void pageOfLargeHistoryEndsEarlyAndTheNextGoesOn() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        long id = issue.id();
        List<HistoryEntry> expected = new ArrayList<>(given.history(id));
        for (String text : Texts.large()) {
            Issue before = issue;
            issue = given.edit(before, Given.description(text));
            expected.add(new HistoryEntry(issue.version(), NOON, given.author(), FieldChange.between(before, issue)));
        }
        new Walk<HistoryEntry, Long>(
                        request -> store().in(() -> store().issues().history(id, request)))
                .assertHoldsInShortPages(
                        expected,
                        entry -> entry.changes().stream()
                                .mapToLong(change -> Texts.octets(change.from() + "" + change.to()))
                                .sum());
    }

    @Test
    default void historyOfAnUnknownIssueIsEmpty() {
        assertEquals(List.of(), new Given(store()).history(4711));
    }

    // Listing

    @Test
    default void pageOfLargeIssuesEndsEarlyAndTheNextGoesOn() {
        Given given = new Given(store());
        List<Issue> added = given.issues(
                Texts.large().stream().map(text -> draft("Title", text)).toList());
        for (IssueSort.By by : IssueSort.By.values()) {
            new Walk<Issue, IssueKey>(request -> page(IssueFilter.ALL, new IssueSort(by, false), request))
                    .assertHoldsInShortPages(added, issue -> Texts.octets(issue.description()));
        }
    }

    @Test
    default void pageOfShortTextsIsFull() {
        Given given = new Given(store());
        String text = "\u00DC".repeat(4_096);
        List<Issue> added = given.issues(
                IntStream.range(0, 200).mapToObj(i -> draft("Title", text)).toList());
        assertEquals(
                added,
                page(IssueFilter.ALL, new IssueSort(IssueSort.By.ID, false), PageRequest.first(200))
                        .items());
    }

    @Test
    default void pageOfOutlinesIsFullHoweverLargeTheTexts() {
        Given given = new Given(store());
        List<Issue> added = given.issues(
                Texts.large().stream().map(text -> draft("Title", text)).toList());
        Page<Issue, IssueKey> page = store().in(() ->
                store().issues().listOutlines(IssueFilter.ALL, IssueSort.DEFAULT, PageRequest.first(added.size())));
        assertEquals(added.size(), page.items().size());
    }

    private Page<Issue, IssueKey> page(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return store().in(() -> store().issues().list(filter, sort, request));
    }

    private List<Issue> found(IssueFilter filter) {
        return page(filter, new IssueSort(IssueSort.By.ID, false), PageRequest.first(10_000))
                .items();
    }

    private Set<String> titles(IssueFilter filter) {
        return new TreeSet<>(found(filter).stream().map(Issue::title).toList());
    }

    private static Revision[] resolving(Given given, List<Issue> issues) {
        UserRef by = given.author();
        return issues.stream()
                .map(issue -> issue.edit(IssuePatch.status(Status.RESOLVED), by, NOON))
                .toArray(Revision[]::new);
    }

    /** Issues with ties in every sort but that by id, added in an order that is nobody's. */
    private static void addTied(Given given) {
        String[] titles = {
            "beta",
            "Alpha",
            "beta",
            "\uD83D\uDC1E bug",
            "\uFF5E wave",
            "alpha",
            "",
            "\u00E9t\u00E9",
            "beta",
            "Alpha",
            "zeta"
        };
        Random random = new Random(11);
        for (String title : titles) {
            Issue issue =
                    given.issue(draft(title.isEmpty() ? "beta" : title), NOON.plusNanos(1_000L * random.nextInt(3)));
            if (random.nextBoolean()) {
                given.edit(issue, Given.description("moved"), issue.createdAt().plusNanos(1_000L * random.nextInt(3)));
            }
        }
    }

    private static Comparator<Issue> order(IssueSort sort) {
        Comparator<Issue> first = switch (sort.by()) {
            case CREATED_AT -> Comparator.comparing(Issue::createdAt);
            case UPDATED_AT -> Comparator.comparing(Issue::updatedAt);
            case ID -> Comparator.comparingLong(Issue::id);
            case TITLE ->
                Comparator.comparing(
                        Issue::title,
                        (one, other) -> Arrays.compare(
                                one.codePoints().toArray(), other.codePoints().toArray()));
        };
        Comparator<Issue> total = first.thenComparingLong(Issue::id);
        return sort.descending() ? total.reversed() : total;
    }

    private void assertPages(IssueSort sort) {
        addTied(new Given(store()));
        List<Issue> expected =
                found(IssueFilter.ALL).stream().sorted(order(sort)).toList();
        new Walk<Issue, IssueKey>(request -> page(IssueFilter.ALL, sort, request))
                .assertHolds(expected, sort::keyOf, sort.toString());
    }

    @Test
    default void oldestFirstIsPagedWithTies() {
        assertPages(new IssueSort(IssueSort.By.CREATED_AT, false));
    }

    @Test
    default void latestFirstIsPagedWithTies() {
        assertPages(IssueSort.DEFAULT);
    }

    @Test
    default void leastRecentlyUpdatedFirstIsPagedWithTies() {
        assertPages(new IssueSort(IssueSort.By.UPDATED_AT, false));
    }

    @Test
    default void mostRecentlyUpdatedFirstIsPagedWithTies() {
        assertPages(new IssueSort(IssueSort.By.UPDATED_AT, true));
    }

    @Test
    default void ascendingIdsArePaged() {
        assertPages(new IssueSort(IssueSort.By.ID, false));
    }

    @Test
    default void descendingIdsArePaged() {
        assertPages(new IssueSort(IssueSort.By.ID, true));
    }

    @Test
    default void ascendingTitlesArePagedWithTies() {
        assertPages(new IssueSort(IssueSort.By.TITLE, false));
    }

    @Test
    default void descendingTitlesArePagedWithTies() {
        assertPages(new IssueSort(IssueSort.By.TITLE, true));
    }

    @Test
    default void titlesSortByCodePoint() {
        Given given = new Given(store());
        // U+1F41E is greater than U+FF5E, although its first surrogate is less.
        List<String> sorted = List.of("A", "B", "Z", "a", "a b", "a-b", "ab", "\u00E9", "\uFF5E", "\uD83D\uDC1E");
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(5));
        given.issues(shuffled.stream().map(Given::draft).toList());
        assertEquals(
                sorted,
                page(IssueFilter.ALL, new IssueSort(IssueSort.By.TITLE, false), PageRequest.first(100)).items().stream()
                        .map(Issue::title)
                        .toList());
    }

    @Test
    default void timesBeforeTheEpochSortBeforeThoseAfter() {
        Given given = new Given(store());
        for (long micros : new long[] {5, -5, 0, -123_456_789, 1_000_000_000_000L}) {
            given.issue(draft("At " + micros), Instant.EPOCH.plusNanos(1_000 * micros));
        }
        assertEquals(
                List.of("At -123456789", "At -5", "At 0", "At 5", "At 1000000000000"),
                page(IssueFilter.ALL, new IssueSort(IssueSort.By.CREATED_AT, false), PageRequest.first(100))
                        .items()
                        .stream()
                        .map(Issue::title)
                        .toList());
    }

    @Test
    default void filteredListIsPaged() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        LabelRef ui = given.label("ui");
        for (int i = 0; i < 12; i++) {
            given.issue(i % 3 == 0 ? draft("Needle " + i) : labelled("Needle " + i % 4, bug, ui));
        }
        IssueFilter filter = new Wanted().keyword("needle").labels("BUG", "UI").filter();
        IssueSort sort = new IssueSort(IssueSort.By.TITLE, true);
        List<Issue> expected = found(IssueFilter.ALL).stream()
                .filter(issue -> issue.labels().size() == 2)
                .sorted(order(sort))
                .toList();
        new Walk<Issue, IssueKey>(request -> page(filter, sort, request))
                .assertHolds(expected, sort::keyOf, "filtered");
    }

    @Test
    default void emptyListHasNoWayOn() {
        Page<Issue, IssueKey> page = page(IssueFilter.ALL, IssueSort.DEFAULT, PageRequest.first(10));
        assertEquals(new Page<Issue, IssueKey>(List.of(), Optional.empty(), Optional.empty()), page);
    }

    @Test
    default void firstPageHasNoWayBack() {
        new Given(store()).issues(List.of(draft("a"), draft("b"), draft("c")));
        assertEquals(
                Optional.empty(),
                page(IssueFilter.ALL, IssueSort.DEFAULT, PageRequest.first(2)).previous());
    }

    @Test
    default void lastPageHasNoWayOn() {
        new Given(store()).issues(List.of(draft("a"), draft("b")));
        assertEquals(
                Optional.empty(),
                page(IssueFilter.ALL, IssueSort.DEFAULT, PageRequest.first(2)).next());
    }

    @Test
    default void writesBetweenPagesSkipAndRepeatNothing() {
        Given given = new Given(store());
        for (IssueSort.By by : IssueSort.By.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                IssueSort sort = new IssueSort(by, descending);
                List<IssueDraft> drafts = IntStream.range(0, 9)
                        .mapToObj(i -> draft("m" + i / 2, sort.toString()))
                        .toList();
                given.issues(drafts);
                IssueFilter filter = new Wanted().keyword(sort.toString()).filter();
                List<Issue> expected = new ArrayList<>(
                        page(filter, sort, PageRequest.first(100)).items());
                Page<Issue, IssueKey> first = page(filter, sort, PageRequest.first(3));
                // The item that the way on is told by, one seen, and one not seen yet, go; others come in on every
                // side.
                given.delete(expected.get(2));
                given.delete(expected.get(0));
                Issue unseen = expected.remove(5);
                given.delete(unseen);
                List<Issue> come = List.of(
                        given.issue(draft("a", sort.toString()), NOON.minusSeconds(1)),
                        given.issue(draft("m0", sort.toString()), NOON),
                        given.issue(draft("m4", sort.toString()), NOON),
                        given.issue(draft("z", sort.toString()), NOON.plusSeconds(1)));
                List<Issue> seen = new ArrayList<>(
                        new Walk<Issue, IssueKey>(request -> page(filter, sort, request)).onFrom(first));
                seen.removeIf(issue -> come.stream().anyMatch(newcomer -> newcomer.id() == issue.id()));
                assertEquals(expected, seen, sort.toString());
            }
        }
    }

    @Test
    default void inclusivePageGoesOnWhereItsItemIsGone() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("a"), draft("b"), draft("c")));
        IssueSort sort = new IssueSort(IssueSort.By.TITLE, false);
        IssueKey key = sort.keyOf(added.get(1));
        given.delete(added.get(1));
        assertEquals(
                List.of(added.get(2)),
                page(IssueFilter.ALL, sort, new PageRequest<>(5, PageRequest.Direction.AFTER, key, true))
                        .items());
    }

    @Test
    default void deletedIssuesAreNotListed() {
        Given given = new Given(store());
        given.delete(given.issue("Gone"));
        given.issue("Here");
        assertEquals(Set.of("Here"), titles(IssueFilter.ALL));
    }

    @Test
    default void deletedIssueIsNotListedEvenById() {
        Given given = new Given(store());
        Issue gone = given.delete(given.issue("Gone"));
        assertEquals(Set.of(), titles(new Wanted().ids(gone.id()).filter()));
    }

    @Test
    default void restoredIssueIsListed() {
        Given given = new Given(store());
        given.restore(given.delete(given.issue("Back")));
        assertEquals(Set.of("Back"), titles(IssueFilter.ALL));
    }

    @Test
    default void listedIssueIsTheStoredOne() {
        Given given = new Given(store());
        Issue issue = given.issue(new IssueDraft(
                "Title",
                "Text",
                Status.RESOLVED,
                given.user("john"),
                List.of(given.label("bug"), given.label("ui"), given.label("api"))));
        assertEquals(List.of(issue), found(IssueFilter.ALL));
    }

    // Filters

    @Test
    default void idsFindAnyOfThem() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("a"), draft("b"), draft("c")));
        assertEquals(
                Set.of("a", "c"),
                titles(new Wanted()
                        .ids(added.get(0).id(), added.get(2).id(), 4711)
                        .filter()));
    }

    @Test
    default void unknownIdsFindNothing() {
        new Given(store()).issue("a");
        assertEquals(Set.of(), titles(new Wanted().ids(4711).filter()));
    }

    @Test
    default void statusFindsThoseOfTheStatus() {
        Given given = new Given(store());
        given.issue(Given.assigned("a", Status.OPEN, null));
        given.issue(Given.assigned("b", Status.IN_PROGRESS, null));
        assertEquals(Set.of("b"), titles(new Wanted().status(Status.IN_PROGRESS).filter()));
    }

    @Test
    default void assigneeIsFoundWhateverTheCase() {
        Given given = new Given(store());
        given.issue(Given.assigned("a", Status.OPEN, given.user("J\u00FCrgen")));
        given.issue(Given.assigned("b", Status.OPEN, given.user("Jurgen")));
        given.issue("c");
        assertEquals(Set.of("a"), titles(new Wanted().assignee("J\u00DCRGEN").filter()));
    }

    @Test
    default void unknownAssigneeFindsNothing() {
        new Given(store()).issue("a");
        assertEquals(Set.of(), titles(new Wanted().assignee("nobody").filter()));
    }

    @Test
    default void unassignedFindsThoseWithoutAssignee() {
        Given given = new Given(store());
        given.issue(Given.assigned("a", Status.OPEN, given.user("john")));
        given.issue("b");
        assertEquals(Set.of("b"), titles(new Wanted().unassigned().filter()));
    }

    @Test
    default void assigneeAndUnassignedTogetherFindNothing() {
        Given given = new Given(store());
        given.issue(Given.assigned("a", Status.OPEN, given.user("john")));
        given.issue("b");
        assertEquals(Set.of(), titles(new Wanted().assignee("john").unassigned().filter()));
    }

    @Test
    default void labelsFindThoseThatCarryAllOfThem() {
        Given given = new Given(store());
        LabelRef bug = given.label("Bug");
        LabelRef ui = given.label("UI");
        given.issue(labelled("a", bug));
        given.issue(labelled("b", bug, ui, given.label("api")));
        given.issue(labelled("c", ui));
        assertEquals(Set.of("b"), titles(new Wanted().labels("bug", "ui").filter()));
    }

    @Test
    default void labelNamedTwiceIsOneCondition() {
        Given given = new Given(store());
        given.issue(labelled("a", given.label("Bug")));
        assertEquals(
                Set.of("a"), titles(new Wanted().labels("bug", "BUG", "bug").filter()));
    }

    @Test
    default void unknownLabelFindsNothing() {
        Given given = new Given(store());
        given.issue(labelled("a", given.label("bug")));
        assertEquals(Set.of(), titles(new Wanted().labels("bug", "nothing").filter()));
    }

    @Test
    default void creatorIsFoundWhateverTheCase() {
        Given given = new Given(store());
        given.issue("a");
        UserRef john = given.user("John");
        store().in(() -> store().issues().add(List.of(draft("b")), john, NOON));
        assertEquals(Set.of("b"), titles(new Wanted().createdBy("jOHN").filter()));
    }

    @Test
    default void unknownCreatorFindsNothing() {
        new Given(store()).issue("a");
        assertEquals(Set.of(), titles(new Wanted().createdBy("nobody").filter()));
    }

    @Test
    default void creationBoundsIncludeBothEnds() {
        Given given = new Given(store());
        for (int i = 0; i < 5; i++) {
            Issue issue = given.issue(draft("t" + i), NOON.plusNanos(1_000L * i));
            given.edit(issue, Given.description("touched"), NOON.plusSeconds(60));
        }
        assertEquals(
                Set.of("t1", "t2", "t3"),
                titles(new Wanted()
                        .created(NOON.plusNanos(1_000), NOON.plusNanos(3_000))
                        .filter()));
    }

    @Test
    default void updateBoundsIncludeBothEnds() {
        Given given = new Given(store());
        for (int i = 0; i < 5; i++) {
            Issue issue = given.issue(draft("t" + i), NOON);
            given.edit(issue, Given.description("touched"), NOON.plusNanos(1_000L * (i + 1)));
        }
        assertEquals(
                Set.of("t1", "t2", "t3"),
                titles(new Wanted()
                        .updated(NOON.plusNanos(2_000), NOON.plusNanos(4_000))
                        .filter()));
    }

    @Test
    default void openBoundsBoundNothing() {
        Given given = new Given(store());
        given.issue(draft("early"), NOON.minusSeconds(1));
        given.issue(draft("late"), NOON.plusSeconds(1));
        assertEquals(Set.of("late"), titles(new Wanted().created(NOON, null).filter()));
        assertEquals(Set.of("early"), titles(new Wanted().updated(null, NOON).filter()));
    }

    @Test
    default void allConditionsMustHold() {
        long seed = 42;
        Random random = new Random(seed);
        Given given = new Given(store());
        List<LabelRef> labels = List.of(given.label("Bug"), given.label("UI"), given.label("\u00DCber"));
        List<UserRef> users = List.of(given.user("john"), given.user("Mary"), given.user("\u03A3ofia"));
        for (int i = 0; i < 60; i++) {
            IssueDraft draft = new IssueDraft(
                    Texts.STRANGE.get(random.nextInt(Texts.STRANGE.size())),
                    random.nextBoolean() ? "needle" : "",
                    Wanted.STATUSES.get(random.nextInt(3)),
                    random.nextInt(4) == 0 ? null : users.get(random.nextInt(3)),
                    labels.stream().filter(label -> random.nextBoolean()).toList());
            UserRef by = users.get(random.nextInt(3));
            Instant at = NOON.plusSeconds(random.nextInt(10));
            Issue issue = store().in(
                            () -> store().issues().add(List.of(draft), by, at).get(0));
            if (random.nextInt(3) == 0) {
                given.edit(issue, Given.description("Needle, moved"), at.plusSeconds(random.nextInt(10)));
            }
        }
        List<Issue> all = found(IssueFilter.ALL);
        for (int round = 0; round < 150; round++) {
            IssueFilter filter = randomFilter(random, all);
            List<Issue> expected =
                    all.stream().filter(issue -> Wanted.wants(filter, issue)).toList();
            assertEquals(expected, found(filter), filter + ", seed " + seed);
        }
    }

    private static IssueFilter randomFilter(Random random, List<Issue> all) {
        Wanted wanted = new Wanted();
        if (random.nextInt(4) == 0) {
            wanted.ids(random.ints(30, 0, all.size())
                    .mapToLong(i -> all.get(i).id())
                    .toArray());
        }
        if (random.nextInt(3) == 0) {
            wanted.keyword(random.nextBoolean() ? "NEEDLE" : "e");
        }
        if (random.nextInt(3) == 0) {
            wanted.status(Wanted.STATUSES.get(random.nextInt(3)));
        }
        if (random.nextInt(4) == 0) {
            wanted.assignee(List.of("JOHN", "mary", "\u03C3OFIA").get(random.nextInt(3)));
        } else if (random.nextInt(4) == 0) {
            wanted.unassigned();
        }
        if (random.nextInt(3) == 0) {
            wanted.labels(random.nextBoolean() ? new String[] {"\u00FCBER"} : new String[] {"bug", "ui"});
        }
        if (random.nextInt(4) == 0) {
            wanted.createdBy("MARY");
        }
        if (random.nextInt(4) == 0) {
            wanted.created(NOON.plusSeconds(random.nextInt(5)), NOON.plusSeconds(5 + random.nextInt(5)));
        }
        if (random.nextInt(4) == 0) {
            wanted.updated(NOON.plusSeconds(random.nextInt(8)), NOON.plusSeconds(5 + random.nextInt(8)));
        }
        return wanted.filter();
    }

    // Keywords

    private void assertKeywordsFind(List<String> texts, List<String> keywords) {
        Given given = new Given(store());
        given.issues(texts.stream().map(Given::draft).toList());
        for (int i = 0; i < texts.size(); i++) {
            given.issue(draft("Described " + i, texts.get(i)));
        }
        List<Issue> all = found(IssueFilter.ALL);
        for (String keyword : keywords) {
            IssueFilter filter = new Wanted().keyword(keyword).filter();
            assertEquals(
                    all.stream().filter(issue -> Wanted.wants(filter, issue)).toList(),
                    found(filter),
                    "keyword <" + keyword + ">");
        }
    }

    @Test
    default void keywordIsFoundInTitleAndDescription() {
        Given given = new Given(store());
        given.issue(draft("The needle", "hay"));
        given.issue(draft("Hay", "some needles here"));
        given.issue(draft("Hay", "hay"));
        assertEquals(
                List.of("The needle", "Hay"),
                found(new Wanted().keyword("needle").filter()).stream()
                        .map(Issue::title)
                        .toList());
    }

    @Test
    default void keywordIsFoundInTheMiddleOfAWord() {
        new Given(store()).issue("Autologinpage");
        assertEquals(
                Set.of("Autologinpage"), titles(new Wanted().keyword("login").filter()));
    }

    @Test
    default void keywordDoesNotReachFromTitleIntoDescription() {
        new Given(store()).issue(draft("ends in foo", "bar begins"));
        for (String keyword : List.of("foobar", "foo bar", "foo\nbar")) {
            assertEquals(Set.of(), titles(new Wanted().keyword(keyword).filter()), keyword);
        }
    }

    @Test
    default void keywordIsOneTextAndNotWords() {
        Given given = new Given(store());
        given.issue("red green blue");
        given.issue("green red");
        assertEquals(
                Set.of("red green blue"),
                titles(new Wanted().keyword("red green").filter()));
    }

    @Test
    default void emptyKeywordFindsAll() {
        new Given(store()).issue("a");
        assertEquals(Set.of("a"), titles(new Wanted().keyword("").filter()));
    }

    @Test
    default void keywordIgnoresCaseBeyondAscii() {
        assertKeywordsFind(
                List.of(
                        "Login",
                        "\u00DCBERLAUF",
                        "\u00FCberlauf",
                        "Uberlauf",
                        "\u039F\u0394\u039F\u03A3",
                        "\u03BF\u03B4\u03BF\u03C2",
                        "\u0130stanbul",
                        "ISTANBUL",
                        "\u0131stanbul",
                        "Stra\u00DFe",
                        "STRA\u1E9EE",
                        "STRASSE",
                        "\u041F\u0420\u0418\u0412\u0415\u0422",
                        "\uD801\uDC00 Deseret",
                        "\u01C5ep",
                        "\u212A is Kelvin"),
                List.of(
                        "LOGIN",
                        "\u00FCberlauf",
                        "\u00DCBERLAUF",
                        "\u03BF\u03B4\u03BF\u03C3",
                        "\u039F\u0394\u039F\u03A3",
                        "\u03BF\u03B4\u03BF\u03C2",
                        "istanbul",
                        "ISTANBUL",
                        "\u0130STANBUL",
                        "\u0131stanbul",
                        "STRA\u00DFE",
                        "stra\u1E9Ee",
                        "strasse",
                        "\u043F\u0440\u0438\u0432\u0435\u0442",
                        "\uD801\uDC28 DESERET",
                        "\u01C6EP",
                        "\u01C4ep",
                        "k is kelvin"));
    }

    @Test
    default void finalSigmaIsASigma() {
        Given given = new Given(store());
        given.issue("\u03BF\u03B4\u03BF\u03C2");
        assertEquals(
                Set.of("\u03BF\u03B4\u03BF\u03C2"),
                titles(new Wanted().keyword("\u039F\u0394\u039F\u03A3").filter()));
    }

    @Test
    default void keywordIsComparedInItsComposedForm() {
        assertKeywordsFind(
                List.of("Cafe\u0301 au lait", "Caf\u00E9 noir", "Cafe", "A\u030Angstrom", "\u212Bngstrom"),
                List.of("CAF\u00C9", "cafe\u0301", "cafe", "\u00E5NGSTROM", "a\u030Angstrom"));
    }

    @Test
    default void keywordsOfOneCharacterAreFound() {
        assertKeywordsFind(
                List.of(
                        "x-ray",
                        "relax",
                        "\u00DCbel",
                        "a\uD83D\uDC1Eb",
                        "100 %",
                        "snake_case",
                        "back\\slash",
                        "\u4E2D\u6587"),
                List.of(
                        "x",
                        "X",
                        "\u00FC",
                        "\u00DC",
                        "\uD83D\uDC1E",
                        "%",
                        "_",
                        "\\",
                        "\u4E2D",
                        "z",
                        " ",
                        "'",
                        "\"",
                        "*"));
    }

    @Test
    default void keywordsOfTwoCharactersAreFound() {
        assertKeywordsFind(
                List.of("x-ray", "relax", "\u00DCbel", "a\uD83D\uDC1Eb", "100 %", "snake_case", "\u4E2D\u6587\u5B57"),
                List.of(
                        "ax",
                        "AX",
                        "\u00FCb",
                        "a\uD83D\uDC1E",
                        "\uD83D\uDC1Eb",
                        " %",
                        "e_",
                        "\u4E2D\u6587",
                        "xa",
                        "OR"));
    }

    @Test
    default void signsInAKeywordStandForThemselves() {
        List<String> texts = List.of(
                "100% sure",
                "100x sure",
                "a_b case",
                "axb case",
                "back\\slash",
                "backslash",
                "say \"hello\"",
                "say hello",
                "it's mine",
                "its mine",
                "star* search",
                "star search",
                "what?",
                "$1 and :name",
                "[a-z] {1,2} (x|y) ^start end$",
                "<b>bold</b> & co");
        List<String> keywords = new ArrayList<>(texts);
        keywords.addAll(List.of(
                "100%",
                "0%", "a_b", "_b ", "k\\s", "\\\\", "\"hello", "\"", "\"\"", "it's", "''", "star*", "r*", "*", "?",
                "$1", ":name", "[a-z]", "{1,2}", "(x|y)", ".", ".*", "%%", "__", "\\%", "\\_", "&", "<b>"));
        assertKeywordsFind(texts, keywords);
    }

    @Test
    default void searchOperatorsInAKeywordStandForThemselves() {
        List<String> texts = List.of(
                "salt AND pepper",
                "salt pepper",
                "salt OR pepper",
                "NOT salt",
                "NEAR(salt pepper, 5)",
                "title:salt",
                "-salt",
                "+salt",
                "^salt",
                "salt*",
                "\"salt pepper\"",
                "salt & pepper | !sugar <-> x:*",
                "pepper");
        List<String> keywords = new ArrayList<>(texts);
        keywords.addAll(List.of(
                "salt AND",
                "AND",
                "and pepper",
                "OR",
                "NOT",
                "NEAR(",
                "near",
                "title:",
                "-salt",
                "+salt",
                "^salt",
                "salt*",
                "\"salt",
                "pepper\"",
                "(",
                ")",
                "!sugar",
                "<->",
                ":*",
                "|"));
        assertKeywordsFind(texts, keywords);
    }

    @Test
    default void injectedSqlIsData() {
        List<String> texts = Texts.INJECTIONS;
        assertKeywordsFind(texts, texts);
    }

    @Test
    default void injectedSqlInNamesFindsNothing() {
        new Given(store()).issue("a");
        for (String text : Texts.INJECTIONS) {
            assertEquals(Set.of(), titles(new Wanted().assignee(text).filter()), text);
            assertEquals(Set.of(), titles(new Wanted().createdBy(text).filter()), text);
            assertEquals(Set.of(), titles(new Wanted().labels(text).filter()), text);
        }
    }

    @Test
    default void keywordThatNoTextCanHoldFindsNothing() {
        new Given(store()).issues(List.of(draft("a?b"), draft("a\uD83D\uDC1Eb"), draft("a\uFFFDb")));
        for (String keyword : List.of("\u0000", "a\u0000b", "\uD83D", "\uDC1E", "a\uD83D", "a\uD83Db")) {
            assertEquals(Set.of(), titles(new Wanted().keyword(keyword).filter()));
        }
    }

    @Test
    default void keywordOfManyCharactersIsTaken() {
        String text = "needle ".repeat(2_000).strip();
        Given given = new Given(store());
        given.issue(draft("long", text));
        assertEquals(Set.of("long"), titles(new Wanted().keyword(text).filter()));
    }

    @Test
    default void keywordFollowsEdits() {
        Given given = new Given(store());
        Issue issue = given.issue(draft("old name", "old text"));
        given.edit(issue, Given.title("new name"));
        assertEquals(Set.of(), titles(new Wanted().keyword("old name").filter()));
        assertEquals(Set.of("new name"), titles(new Wanted().keyword("NEW NAME").filter()));
    }

    @Test
    default void keywordFollowsEditsOfDescriptions() {
        Given given = new Given(store());
        Issue issue = given.issue(draft("name", "old text"));
        given.edit(issue, Given.description("new text"));
        assertEquals(Set.of(), titles(new Wanted().keyword("old text").filter()));
        assertEquals(Set.of("name"), titles(new Wanted().keyword("new text").filter()));
    }

    @Test
    default void keywordFindsARestoredIssue() {
        Given given = new Given(store());
        given.restore(given.delete(given.issue("needle")));
        assertEquals(Set.of("needle"), titles(new Wanted().keyword("needle").filter()));
    }

    @Test
    default void keywordDoesNotFindWhatWasRolledBack() {
        Given given = new Given(store());
        Issue issue = given.issue("before");
        UserRef author = given.author();
        assertThrows(
                ArithmeticException.class,
                () -> store().run(() -> {
                    store().issues().save(List.of(issue.edit(Given.title("after"), author, NOON)));
                    throw new ArithmeticException();
                }));
        assertEquals(Set.of(), titles(new Wanted().keyword("after").filter()));
        assertEquals(Set.of("before"), titles(new Wanted().keyword("before").filter()));
    }

    // Many at once

    @Test
    default void everyAcknowledgedEditOfManyThreadsIsInHistoryOnce() {
        int threads = 32;
        int edits = 4;
        Given given = new Given(store());
        Issue issue = given.issue("Counter");
        UserRef author = given.author();
        List<List<Long>> acknowledged = Threads.atOnce(
                threads,
                thread -> IntStream.range(0, edits)
                        .mapToObj(edit -> editUntilSaved(issue.id(), "by " + thread + "." + edit, author))
                        .toList());
        List<Long> versions =
                acknowledged.stream().flatMap(List::stream).sorted().toList();
        assertEquals(
                LongStream.rangeClosed(2, 1 + threads * edits).boxed().toList(), versions, "acknowledged versions");
        List<HistoryEntry> history = given.history(issue.id());
        for (int thread = 0; thread < threads; thread++) {
            for (int edit = 0; edit < edits; edit++) {
                long version = acknowledged.get(thread).get(edit);
                assertEquals(
                        "by " + thread + "." + edit,
                        history.get((int) version - 1).changes().get(0).to(),
                        "version " + version);
            }
        }
        assertEquals(given.stored(issue.id()), Issue.replay(issue.id(), history));
    }

    private long editUntilSaved(long id, String title, UserRef by) {
        while (true) {
            Optional<Long> version = tried(() -> {
                Issue current = store().issues().find(id).orElseThrow();
                Revision revision = current.edit(Given.title(title), by, NOON);
                Threads.hesitate();
                store().issues().save(List.of(revision));
                return revision.after().version();
            });
            if (version.isPresent()) {
                return version.get();
            }
        }
    }

    /** Empty when the store asks to try again. */
    private <T> Optional<T> tried(Supplier<T> work) {
        try {
            return Optional.of(store().in(work));
        } catch (TrackerException e) {
            if (e.code() == ErrorCode.STALE_VERSION || e.code() == ErrorCode.STORE_BUSY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Test
    default void onlyOneOfManyEditsOfTheSameVersionIsSaved() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef author = given.author();
        List<Optional<Boolean>> saved = Threads.atOnce(
                16,
                thread -> tried(() -> {
                    store().issues().save(List.of(issue.edit(Given.title("By " + thread), author, NOON)));
                    return true;
                }));
        assertEquals(1, saved.stream().filter(Optional::isPresent).count());
    }

    @Test
    default void batchesOverTheSameIssuesInOppositeOrderDoNotLockEachOtherOut() {
        Given given = new Given(store());
        UserRef author = given.author();
        List<Long> ids = given
                .issues(IntStream.range(0, 50)
                        .mapToObj(i -> draft("Issue " + i))
                        .toList())
                .stream()
                .map(Issue::id)
                .toList();
        int threads = 8;
        Threads.atOnce(threads, thread -> {
            Optional<Boolean> saved = Optional.empty();
            while (saved.isEmpty()) {
                saved = tried(() -> {
                    List<Revision> revisions = new ArrayList<>();
                    for (Issue issue : store().issues().findAll(ids)) {
                        revisions.add(issue.edit(Given.title("By " + thread), author, NOON));
                    }
                    if (thread % 2 == 0) {
                        Collections.reverse(revisions);
                    }
                    store().issues().save(revisions);
                    return true;
                });
            }
            return true;
        });
        assertEquals(
                Set.of((long) threads + 1),
                new HashSet<>(
                        found(IssueFilter.ALL).stream().map(Issue::version).toList()));
    }
}
