package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent.CommentAdded;
import dev.issuetracker.application.event.TrackerEvent.ImportedIssuesUpdated;
import dev.issuetracker.application.event.TrackerEvent.IssueEdited;
import dev.issuetracker.application.importing.done.LastImport;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.file.ImportComment;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.report.FirstRow;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.importing.report.ImportReport.Counts;
import dev.issuetracker.application.webhook.WebhookOutbox;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A newer file of the same source. */
class UpdatingImportsTest extends OtherProgramFixture {
    private static final Instant CREATED = Instant.parse("2020-01-01T10:00:00Z");

    /** Replaces the rows by one of this key, title and status. */
    private void file(String key, String title, String status, ImportComment... comments) {
        rows.clear();
        add(key, values(title, status), comments);
    }

    private void add(String key, Map<IssueField<?>, ImportValue> values, ImportComment... comments) {
        ImportPast past =
                ImportPast.NONE.withKey(key).withTimes(CREATED, CREATED, null).withComments(List.of(comments));
        add(values, past);
    }

    private ImportReport run(OnExisting existing) {
        return elsewhere.run(jane, FILE, new ImportPlan(ImportMode.ALL_OR_NOTHING, existing, null, Set.of()));
    }

    private List<String> titleStatusVersion() {
        return List.of(only().title(), only().status().code(), Long.toString(only().version()));
    }

    private List<String> comments() {
        return store.in(() -> store.comments().list(only().id(), PageRequest.first(10))).items().stream()
                .map(Comment::body)
                .toList();
    }

    private static ImportComment said(String text) {
        return new ImportComment(null, CREATED, text);
    }

    @Test
    void issueBecomesWhatTheRowSaysByOneVersionOfWhoImports() {
        file("PM-1", "First", "open");
        run(OnExisting.REJECT);
        clock.advance(Duration.ofDays(1));
        file("PM-1", "Second", "in_progress");
        ImportReport report = run(OnExisting.UPDATE);
        assertEquals(new Counts(1, 0, 1, 0, 0), report.counts());
        assertEquals(2L, report.importId());
        assertEquals(List.of("Second", "in_progress", "2"), titleStatusVersion());
        assertEquals(jane.ref(), given.history(only().id()).get(1).by());
        assertEquals(clock.instant(), only().updatedAt());
    }

    @Test
    void restoredIssueIsTheOneThatANewerFileChangesOnceTheImportThatHadItsKeyIsTakenBack() {
        file("PM-1", "First", "open");
        long first = Objects.requireNonNull(run(OnExisting.REJECT).importId());
        elsewhere.undo(jane, first, UndoMode.ALL_OR_NOTHING);
        long second = Objects.requireNonNull(run(OnExisting.UPDATE).importId());
        elsewhere.undo(jane, second, UndoMode.ALL_OR_NOTHING);
        Issue deleted = store.in(() -> store.issues().find(1)).orElseThrow();
        store.run(() -> store.issues().save(List.of(deleted.restore(jane.ref(), NOON))));
        file("PM-1", "Second", "open");
        assertEquals(new Counts(1, 0, 1, 0, 0), run(OnExisting.UPDATE).counts());
        assertEquals(1, only().id());
        assertEquals("Second", only().title());
    }

    @Test
    void dryRunShowsInTheOrderOfTheFileWhatUpdatesWouldMakeOfIssues() {
        file("PM-1", "First", "open");
        add("PM-2", values("Same", "open"));
        run(OnExisting.REJECT);
        file("PM-1", "Changed", "resolved", said("Text"));
        add("PM-3", values("New", "open"));
        add("PM-2", values("Same", "open"));
        ImportReport report = elsewhere.check(
                jane, FILE, new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.UPDATE, null, Set.of()));
        assertEquals(
                List.of("PM-1 Changed 1 Update[1, title, status]", "PM-3 New 0 null", "PM-2 Same 0 Update[2]"),
                report.firstRows().stream().map(UpdatingImportsTest::shown).toList());
        assertEquals("First", stored().get(0).title());
    }

    private static String shown(FirstRow row) {
        FirstRow.Update update = row.update();
        String changed = update == null
                ? "null"
                : Stream.concat(Stream.of(Long.toString(update.issueId())), update.changed().stream())
                        .collect(Collectors.joining(", ", "Update[", "]"));
        return row.key() + " " + row.issue().values().title() + " " + row.comments() + " " + changed;
    }

    @Test
    void updateIsOneEventUnlessNothingChanged() {
        file("PM-1", "First", "open");
        run(OnExisting.REJECT);
        heard.clear();
        run(OnExisting.UPDATE);
        assertEquals(List.of(), heard);
        file("PM-1", "Second", "open");
        run(OnExisting.UPDATE);
        IssueEdited edited = assertInstanceOf(IssueEdited.class, heard.get(0));
        assertEquals(Cause.of(jane, clock.instant()), edited.cause());
        assertEquals("Second", edited.revision().after().title());
        assertEquals(1, heard.size());
    }

    @Test
    void newCommentIsAnEventOfItsOwn() {
        file("PM-1", "First", "open");
        run(OnExisting.REJECT);
        heard.clear();
        file("PM-1", "First", "open", said("Text"));
        run(OnExisting.UPDATE);
        CommentAdded added = assertInstanceOf(CommentAdded.class, heard.get(0));
        assertEquals(only().id(), added.comment().issueId());
        assertEquals(1, heard.size());
    }

    @Test
    void manyUpdatesAreOneEventThatNamesTheIssues() {
        fileOfMany("First");
        run(OnExisting.REJECT);
        heard.clear();
        fileOfMany("Second");
        run(OnExisting.UPDATE);
        List<Long> ids = store.in(() -> store
                .issues()
                .list(IssueFilter.all(), new IssueSort(IssueSort.By.ID, false), PageRequest.first(100))
                .items()
                .stream()
                .map(Issue::id)
                .toList());
        assertEquals(1, heard.size());
        ImportedIssuesUpdated updated = assertInstanceOf(ImportedIssuesUpdated.class, heard.get(0));
        assertEquals(Set.copyOf(ids), Set.copyOf(updated.issues()));
        assertEquals(ids.size(), updated.issues().size());
    }

    /** One issue more than are events of their own. */
    private void fileOfMany(String title) {
        file("PM-1", title, "open");
        for (int i = 2; i <= WebhookOutbox.MAX_EDITS + 1; i++) {
            add("PM-" + i, values(title, "open"));
        }
    }

    @Test
    void rowThatSaysNothingNewIsSkipped() {
        file("PM-1", "First", "open", said("Text"));
        run(OnExisting.REJECT);
        assertEquals(new Counts(1, 0, 0, 1, 0), run(OnExisting.UPDATE).counts());
        assertEquals(List.of("First", "open", "1"), titleStatusVersion());
    }

    @Test
    void newIssuesComeInBesideUpdatedOnes() {
        file("PM-1", "First", "open");
        run(OnExisting.REJECT);
        file("PM-1", "First", "resolved");
        add("PM-2", values("Other", "open"));
        assertEquals(new Counts(2, 1, 1, 0, 0), run(OnExisting.UPDATE).counts());
    }

    @Test
    void fieldWithoutAColumnStaysAndEmptyCellsCount() {
        rows.clear();
        add(
                "PM-1",
                Map.of(
                        IssueField.TITLE, ImportValue.of("First"),
                        IssueField.STATUS, ImportValue.of("open"),
                        IssueField.DESCRIPTION, ImportValue.of("Text"),
                        IssueField.ASSIGNEE, ImportValue.of("john"),
                        IssueField.LABELS, ImportValue.of("bug")));
        run(OnExisting.REJECT);
        rows.clear();
        add(
                "PM-1",
                Map.of(
                        IssueField.TITLE, ImportValue.of("First"),
                        IssueField.STATUS, ImportValue.of("open"),
                        IssueField.ASSIGNEE, ImportValue.of("")));
        run(OnExisting.UPDATE);
        assertEquals("Text", only().description());
        assertEquals(List.of(bug), only().labels());
        assertEquals(null, only().assignee());
    }

    @Test
    void fileThatCannotSayAStatusLeavesItAlone() {
        file("PM-1", "First", "resolved");
        run(OnExisting.REJECT);
        rows.clear();
        Map<IssueField<?>, ImportValue> values =
                Map.of(IssueField.TITLE, ImportValue.of("Other"), IssueField.STATUS, ImportValue.assumed("open"));
        add("PM-1", values);
        run(OnExisting.UPDATE);
        assertEquals(List.of("Other", "resolved", "2"), titleStatusVersion());
    }

    @Test
    void rowsThatWereStoredBeforeABadOneAreNotTakenForFormerOnes() {
        rows.clear();
        for (int i = 0; i < 1_200; i++) {
            add("PM-" + i, values("Row", "open"));
        }
        add("PM-bad", values("", "open"));
        ImportRejectedException rejected = store.transactions()
                .in(() -> assertThrows(ImportRejectedException.class, () -> run(OnExisting.REJECT)));
        assertEquals(1, rejected.report().errorsTotal());
        assertEquals(
                0,
                store.transactions()
                        .reading(() -> store.issues()
                                .list(IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(1))
                                .items()
                                .size()));
    }

    @Test
    void assigneeWhoIsNobodyHereTakesTheIssueFromNobody() {
        rows.clear();
        Map<IssueField<?>, ImportValue> values = Map.of(
                IssueField.TITLE, ImportValue.of("First"),
                IssueField.STATUS, ImportValue.of("open"),
                IssueField.ASSIGNEE, ImportValue.of("john"));
        add("PM-1", values);
        run(OnExisting.REJECT);
        Map<IssueField<?>, ImportValue> unknown = new HashMap<>(values);
        unknown.put(IssueField.ASSIGNEE, ImportValue.of("kim"));
        rows.clear();
        add("PM-1", unknown);
        run(OnExisting.UPDATE);
        assertEquals(john, only().assignee());
    }

    @Test
    void whatWasEditedHereIsKeptAlsoByTheFilesAfterThat() {
        file("PM-1", "First", "open");
        run(OnExisting.REJECT);
        given.edit(only(), Given.title("Mine"));
        file("PM-1", "Second", "in_progress");
        ImportReport report = run(OnExisting.UPDATE);
        assertEquals(List.of("Mine", "in_progress", "3"), titleStatusVersion());
        assertEquals(
                List.of("title Second edited_here"),
                report.unknownValues().stream()
                        .map(value -> value.column() + " " + value.value() + " " + value.code())
                        .toList());
        file("PM-1", "Third", "resolved");
        run(OnExisting.UPDATE);
        assertEquals(List.of("Mine", "resolved", "4"), titleStatusVersion());
    }

    @Test
    void fieldThatIsTheSameHereAndThereIsUpdatedAgain() {
        file("PM-1", "First", "open");
        run(OnExisting.REJECT);
        given.edit(only(), Given.title("Second"));
        file("PM-1", "Second", "open");
        assertEquals(1, run(OnExisting.UPDATE).counts().skipped());
        file("PM-1", "Third", "open");
        run(OnExisting.UPDATE);
        assertEquals("Third", only().title());
    }

    @Test
    void whatWasEditedHereIsOverwrittenWhenThatIsWanted() {
        file("PM-1", "First", "open");
        run(OnExisting.REJECT);
        given.edit(only(), Given.title("Mine"));
        file("PM-1", "Second", "open");
        run(OnExisting.OVERWRITE);
        assertEquals(List.of("Second", "open", "3"), titleStatusVersion());
    }

    @Test
    void onlyNewCommentsAreAddedAlsoWhereOneWasDeletedHere() {
        file("PM-1", "First", "open", said("One"), said("Two"));
        run(OnExisting.REJECT);
        Comment one = store.in(() -> store.comments().list(only().id(), PageRequest.first(10)))
                .items()
                .get(0);
        store.run(() -> store.comments().remove(one));
        file("PM-1", "First", "open", said("One"), said("Two"), said("Three"));
        assertEquals(1, run(OnExisting.UPDATE).counts().updated());
        assertEquals(List.of("Two", "Three"), comments());
        run(OnExisting.UPDATE);
        assertEquals(List.of("Two", "Three"), comments());
    }

    @Test
    void commentsOfIssuesThatCameInBeforeDigestsWereKeptAreKnownByTheirTimeAndText() {
        file("PM-1", "First", "open", said("One"));
        run(OnExisting.REJECT);
        store.run(() -> store.origins().setLastImports(Map.of(only().id(), new LastImport(1, Set.of(), null))));
        file("PM-1", "First", "open", said("One"), said("Two"));
        run(OnExisting.UPDATE);
        assertEquals(List.of("One", "Two"), comments());
    }

    @Test
    void dryRunCountsAndChangesNothing() {
        file("PM-1", "First", "open");
        run(OnExisting.REJECT);
        file("PM-1", "Second", "open", said("One"));
        ImportReport report = elsewhere.check(
                jane, FILE, new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.UPDATE, null, Set.of()));
        assertEquals(new Counts(1, 0, 1, 0, 0), report.counts());
        assertEquals(List.of("First", "open", "1"), titleStatusVersion());
        assertEquals(List.of(), comments());
    }

    @Test
    void badRowOfAnIssueThatIsThereChangesNothing() {
        file("PM-1", "First", "open");
        run(OnExisting.REJECT);
        file("PM-1", "", "open");
        ImportReport report = assertThrows(ImportRejectedException.class, () -> run(OnExisting.UPDATE))
                .report();
        assertEquals(List.of("title blank"), codes(report));
        assertEquals("First", only().title());
    }

    @Test
    void keyThatComesTwiceIsRejectedAlsoWhenIssuesAreUpdated() {
        file("PM-1", "First", "open");
        run(OnExisting.REJECT);
        file("PM-1", "Second", "open");
        rows.add(rows.get(0));
        ImportReport report = assertThrows(ImportRejectedException.class, () -> run(OnExisting.UPDATE))
                .report();
        assertEquals(List.of("key repeated_key"), codes(report));
    }

    @Test
    void updatedIssueThatNobodyEditedIsTakenBack() {
        file("PM-1", "First", "open");
        long id = Objects.requireNonNull(run(OnExisting.REJECT).importId());
        file("PM-1", "Second", "open");
        run(OnExisting.UPDATE);
        assertEquals(1, elsewhere.undo(jane, id, UndoMode.ALL_OR_NOTHING).deleted());
    }

    @Test
    void editThatAnUpdateKeptKeepsTheIssueFromBeingTakenBack() {
        file("PM-1", "First", "open");
        long id = Objects.requireNonNull(run(OnExisting.REJECT).importId());
        given.edit(only(), Given.title("Mine"));
        file("PM-1", "First", "resolved");
        run(OnExisting.UPDATE);
        assertEquals(Status.RESOLVED, only().status());
        assertThrows(StaleVersionException.class, () -> elsewhere.undo(jane, id, UndoMode.ALL_OR_NOTHING));
    }
}
