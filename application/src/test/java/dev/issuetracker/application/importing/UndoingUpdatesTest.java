package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent.CommentDeleted;
import dev.issuetracker.application.event.TrackerEvent.ImportUndone;
import dev.issuetracker.application.event.TrackerEvent.ImportedIssuesUpdated;
import dev.issuetracker.application.event.TrackerEvent.IssueEdited;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.done.UndoReport;
import dev.issuetracker.application.importing.done.Undone;
import dev.issuetracker.application.importing.file.ImportComment;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.webhook.WebhookOutbox;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Taking back imports that changed issues which were there before. */
class UndoingUpdatesTest extends OtherProgramFixture {
    private static final Instant CREATED = Instant.parse("2020-01-01T10:00:00Z");

    private long imported(String title, String status, ImportComment... comments) {
        rows.clear();
        add("PM-1", title, status, comments);
        return imported();
    }

    private void add(String key, String title, String status, ImportComment... comments) {
        Map<IssueField<?>, ImportValue> values = new HashMap<>(values(title, status));
        ImportPast past =
                ImportPast.NONE.withKey(key).withTimes(CREATED, CREATED, null).withComments(List.of(comments));
        add(values, past);
    }

    private long imported() {
        ImportPlan plan = new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.UPDATE, null, Set.of());
        return Objects.requireNonNull(elsewhere.run(jane, FILE, plan).importId());
    }

    private UndoReport undo(long id, UndoMode mode) {
        return elsewhere.undo(jane, id, mode);
    }

    private List<Comment> comments() {
        return store.in(() -> store.comments().list(only().id(), PageRequest.first(10)))
                .items();
    }

    private static ImportComment said(String text) {
        return new ImportComment(null, CREATED, text);
    }

    @Test
    void importThatOnlyUpdatesIsRecorded() {
        imported("First", "open");
        long id = imported("Second", "open");
        assertEquals(
                new Import(id, "issues.csv", jane.ref(), NOON, 0, 1, null, null, null),
                elsewhere.list(jane, PageRequest.first(1)).items().get(0));
    }

    @Test
    void importThatChangesNothingIsNotRecorded() {
        imported("First", "open");
        ImportPlan plan = new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.UPDATE, null, Set.of());
        assertEquals(null, elsewhere.run(jane, FILE, plan).importId());
        assertEquals(1, elsewhere.list(jane, PageRequest.first(10)).items().size());
    }

    @Test
    void importThatMakesAndUpdatesIssuesIsRecordedOnce() {
        imported("First", "open");
        rows.clear();
        add("PM-2", "New", "open");
        add("PM-1", "Second", "open");
        long id = imported();
        Import made = elsewhere.list(jane, PageRequest.first(1)).items().get(0);
        assertEquals(List.of(id, 1L, 1L), List.of(made.id(), made.created(), made.updated()));
        assertEquals(new UndoReport(id, 1, 1, List.of()), undo(id, UndoMode.ALL_OR_NOTHING));
        assertEquals("First", only().title());
    }

    @Test
    void updatedIssueGetsItsValuesBackByANewVersion() {
        imported("First", "open");
        long id = imported("Second", "resolved");
        clock.advance(Duration.ofDays(1));
        assertEquals(new UndoReport(id, 0, 1, List.of()), undo(id, UndoMode.ALL_OR_NOTHING));
        assertEquals(List.of("First", Status.OPEN, 3L), List.of(only().title(), only().status(), only().version()));
        assertEquals(3, given.history(only().id()).size());
        assertEquals(clock.instant(), only().updatedAt());
    }

    @Test
    void importSaysWhoTookItBackAndWhen() {
        imported("First", "open");
        long id = imported("Second", "open");
        clock.advance(Duration.ofDays(1));
        undo(id, UndoMode.ALL_OR_NOTHING);
        List<Import> imports = elsewhere.list(jane, PageRequest.first(2)).items();
        assertEquals(new Undone(jane.ref(), clock.instant(), 0), imports.get(0).undone());
        assertEquals(null, imports.get(1).undone());
    }

    @Test
    void secondUndoChangesNothing() {
        imported("First", "open");
        long id = imported("Second", "open");
        undo(id, UndoMode.ALL_OR_NOTHING);
        heard.clear();
        assertEquals(new UndoReport(id, 0, 0, List.of()), undo(id, UndoMode.ALL_OR_NOTHING));
        assertEquals(3, only().version());
        assertEquals(List.of(), heard);
    }

    @Test
    void undoIsRejectedWhereAnUpdatedIssueWasEditedSince() {
        imported("First", "open");
        long id = imported("Second", "open");
        given.edit(only(), Given.title("Mine"));
        StaleVersionException rejected =
                assertThrows(StaleVersionException.class, () -> undo(id, UndoMode.ALL_OR_NOTHING));
        assertEquals(List.of(new Stale(only().id(), 2, 3)), rejected.stale());
        assertEquals("Mine", only().title());
    }

    @Test
    void rejectedUndoOfTheFirstOfTwoImportsNamesTheVersionBeforeTheEditBetweenThem() {
        long first = imported("First", "open");
        given.edit(only(), Given.title("Mine"));
        imported("First", "in_progress");
        StaleVersionException rejected =
                assertThrows(StaleVersionException.class, () -> undo(first, UndoMode.ALL_OR_NOTHING));
        assertEquals(List.of(new Stale(only().id(), 1, 3)), rejected.stale());
    }

    @Test
    void partialUndoKeepsUpdatesOfEditedIssues() {
        rows.clear();
        add("PM-1", "First", "open");
        add("PM-2", "First", "open");
        imported();
        rows.clear();
        add("PM-1", "Second", "open");
        add("PM-2", "Second", "open");
        long id = imported();
        Issue edited = given.edit(stored().get(1), Given.title("Mine"));
        assertEquals(new UndoReport(id, 0, 1, List.of(edited.id())), undo(id, UndoMode.KEEP_EDITED));
        assertEquals(
                List.of("First", "Mine"), stored().stream().map(Issue::title).toList());
        Undone undone =
                elsewhere.list(jane, PageRequest.first(1)).items().get(0).undone();
        assertEquals(1, Objects.requireNonNull(undone).kept());
    }

    @Test
    void forcedUndoTakesBackWhatTheImportChangedAndLeavesOtherFields() {
        imported("First", "open");
        long id = imported("Second", "open");
        given.edit(only(), IssuePatch.of(IssueField.STATUS, Status.RESOLVED));
        given.edit(only(), Given.title("Mine"));
        assertEquals(new UndoReport(id, 0, 1, List.of()), undo(id, UndoMode.DELETE_EDITED));
        assertEquals(List.of("First", Status.RESOLVED), List.of(only().title(), only().status()));
    }

    @Test
    void fileComesInAgainAfterItWasTakenBack() {
        imported("First", "open");
        undo(imported("Second", "open", said("Text")), UndoMode.ALL_OR_NOTHING);
        imported("Second", "open", said("Text"));
        assertEquals("Second", only().title());
        assertEquals(1, comments().size());
    }

    @Test
    void whatWasEditedHereBeforeTheImportIsStillKeptAfterItWasTakenBack() {
        imported("First", "open");
        given.edit(only(), Given.title("Mine"));
        undo(imported("Second", "resolved"), UndoMode.ALL_OR_NOTHING);
        imported("Third", "resolved");
        assertEquals(List.of("Mine", Status.RESOLVED), List.of(only().title(), only().status()));
    }

    @Test
    void whatWasEditedHereSinceIsStillKeptAfterAForcedUndo() {
        imported("First", "open");
        long id = imported("Second", "open");
        given.edit(only(), IssuePatch.of(IssueField.STATUS, Status.IN_PROGRESS));
        undo(id, UndoMode.DELETE_EDITED);
        imported("Third", "resolved");
        assertEquals(List.of("Third", Status.IN_PROGRESS), List.of(only().title(), only().status()));
    }

    @Test
    void importsAreTakenBackOneAfterTheOtherNewestFirst() {
        long first = imported("First", "open");
        long second = imported("Second", "open");
        long third = imported("Third", "open");
        assertThrows(StaleVersionException.class, () -> undo(second, UndoMode.ALL_OR_NOTHING));
        undo(third, UndoMode.ALL_OR_NOTHING);
        assertEquals("Second", only().title());
        undo(second, UndoMode.ALL_OR_NOTHING);
        assertEquals("First", only().title());
        assertEquals(1, undo(first, UndoMode.ALL_OR_NOTHING).deleted());
        assertEquals(List.of(), stored());
    }

    @Test
    void newCommentsGoUnlessTheyWereEditedSince() {
        imported("First", "open", said("Old"));
        long id = imported("First", "open", said("Old"), said("New"), said("Edited"));
        Comment edited = comments().get(2);
        store.run(() -> store.comments().save(edited.edit("Mine", NOON)));
        assertEquals(new UndoReport(id, 0, 1, List.of()), undo(id, UndoMode.ALL_OR_NOTHING));
        assertEquals(
                List.of("Old", "Mine"), comments().stream().map(Comment::body).toList());
        assertEquals(1, only().version());
    }

    @Test
    void deletedIssueIsPassedOverUntilItIsRestored() {
        imported("First", "open");
        long id = imported("Second", "open");
        Issue deleted = given.delete(only());
        assertEquals(new UndoReport(id, 0, 0, List.of()), undo(id, UndoMode.ALL_OR_NOTHING));
        given.restore(deleted);
        assertEquals(new UndoReport(id, 0, 1, List.of()), undo(id, UndoMode.DELETE_EDITED));
        assertEquals("First", only().title());
    }

    @Test
    void undoSaysWhatBecameOfEachIssue() {
        imported("First", "open");
        long id = imported("Second", "open", said("Text"));
        heard.clear();
        undo(id, UndoMode.ALL_OR_NOTHING);
        Cause cause = Cause.of(jane, NOON);
        assertEquals(
                List.of(IssueEdited.class, CommentDeleted.class, ImportUndone.class),
                heard.stream().map(Object::getClass).toList());
        assertEquals(new ImportUndone(cause, id, 0, 1, List.of()), heard.get(2));
    }

    @Test
    void undoOfManyUpdatesIsOneEventThatNamesTheIssues() {
        many("First");
        imported();
        many("Second");
        long id = imported();
        heard.clear();
        assertEquals(
                WebhookOutbox.MAX_EDITS + 1, undo(id, UndoMode.ALL_OR_NOTHING).reverted());
        assertEquals(
                List.of(ImportedIssuesUpdated.class, ImportUndone.class),
                heard.stream().map(Object::getClass).toList());
    }

    private void many(String title) {
        rows.clear();
        for (int i = 0; i <= WebhookOutbox.MAX_EDITS; i++) {
            add("PM-" + i, title, "open");
        }
    }
}
