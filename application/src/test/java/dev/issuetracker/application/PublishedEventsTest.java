package dev.issuetracker.application;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.comment.AddComment;
import dev.issuetracker.application.comment.EditComment;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.event.TrackerEvent.CommentAdded;
import dev.issuetracker.application.event.TrackerEvent.CommentDeleted;
import dev.issuetracker.application.event.TrackerEvent.CommentEdited;
import dev.issuetracker.application.event.TrackerEvent.FieldCreated;
import dev.issuetracker.application.event.TrackerEvent.FieldEdited;
import dev.issuetracker.application.event.TrackerEvent.FieldRemoved;
import dev.issuetracker.application.event.TrackerEvent.ImportUndone;
import dev.issuetracker.application.event.TrackerEvent.IssueCreated;
import dev.issuetracker.application.event.TrackerEvent.IssueDeleted;
import dev.issuetracker.application.event.TrackerEvent.IssueEdited;
import dev.issuetracker.application.event.TrackerEvent.IssueRestored;
import dev.issuetracker.application.event.TrackerEvent.IssuesImported;
import dev.issuetracker.application.event.TrackerEvent.LabelCreated;
import dev.issuetracker.application.event.TrackerEvent.LabelDeleted;
import dev.issuetracker.application.event.TrackerEvent.LabelEdited;
import dev.issuetracker.application.event.TrackerEvent.LinkAdded;
import dev.issuetracker.application.event.TrackerEvent.LinkRemoved;
import dev.issuetracker.application.field.EditField;
import dev.issuetracker.application.importing.ImportMode;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.issue.BulkChange;
import dev.issuetracker.application.issue.BulkRevert;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.issue.EditIssue;
import dev.issuetracker.application.issue.EditIssues;
import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.issue.RevertIssue;
import dev.issuetracker.application.issue.RevertIssues;
import dev.issuetracker.application.label.EditLabel;
import dev.issuetracker.application.link.AddLink;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.Relation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which events the services publish. */
class PublishedEventsTest {
    private final InMemoryTracker store = new InMemoryTracker();
    private final SettableClock clock = new SettableClock(NOON);
    private final List<TrackerEvent> heard = new ArrayList<>();
    private final Tracker tracker = Tracker.on(store)
            .clock(clock)
            .rowReader(PublishedEventsTest::twoRows)
            .listener(heard::add)
            .build();
    private final Caller jane = Callers.of(new Given(new StoreOf(store)).account("jane"));

    private static FileFacts twoRows(ImportFile file, List<Field> fields, RowReader.Sink sink) {
        sink.columns(new ImportColumns(1, List.of()));
        for (long line = 2; line <= 3; line++) {
            Map<IssueField<?>, ImportValue> values =
                    Map.of(IssueField.TITLE, ImportValue.of("Row " + line), IssueField.STATUS, ImportValue.of("open"));
            sink.row(new ImportRow(line, values, List.of()));
        }
        return new FileFacts("tracker", FileFacts.Form.NONE, FileFacts.Times.NONE, FileFacts.Columns.NONE, List.of());
    }

    private Issue created(String title) {
        return tracker.issues().create(jane, new CreateIssue().withText(IssueField.TITLE, title));
    }

    private Issue renamed(Issue issue, String title) {
        return tracker.issues()
                .edit(jane, issue.id(), EditIssue.of(issue.version()).withText(IssueField.TITLE, title));
    }

    private Cause cause() {
        return Cause.of(jane, clock.instant());
    }

    /** What was heard since this was asked last, or a later moment begins. */
    private List<TrackerEvent> heard() {
        List<TrackerEvent> news = List.copyOf(heard);
        heard.clear();
        return news;
    }

    /** An issue whose events were heard, some time before now. */
    private Issue earlier(String title) {
        Issue issue = created(title);
        heard();
        clock.advance(Duration.ofMinutes(1));
        return issue;
    }

    @Test
    void newIssueIsCreated() {
        Issue issue = created("Crash");
        assertEquals(List.of(new IssueCreated(cause(), issue)), heard());
    }

    @Test
    void editHasItsRevision() {
        Issue before = earlier("Crash");
        Issue after = renamed(before, "Crash at start");
        assertEquals(List.of(new IssueEdited(cause(), new Revision(before, after, jane.ref()))), heard());
    }

    @Test
    void editThatChangesNothingIsNoEvent() {
        renamed(earlier("Crash"), "Crash");
        assertEquals(List.of(), heard());
    }

    @Test
    void revertIsAnEdit() {
        Issue edited = renamed(earlier("Crash"), "Crash at start");
        heard();
        Issue reverted =
                tracker.issues().revert(jane, edited.id(), RevertIssue.to(1L).onVersion(2L));
        assertEquals(List.of(new IssueEdited(cause(), new Revision(edited, reverted, jane.ref()))), heard());
    }

    @Test
    void deletedAndRestoredIssuesHaveTheirRevisions() {
        Issue issue = earlier("Crash");
        tracker.issues().delete(jane, issue.id(), null);
        Issue deleted = new Given(new StoreOf(store)).stored(issue.id());
        Issue restored = tracker.issues().restore(jane, issue.id(), null);
        tracker.issues().restore(jane, issue.id(), null);
        assertEquals(
                List.of(
                        new IssueDeleted(cause(), new Revision(issue, deleted, jane.ref())),
                        new IssueRestored(cause(), new Revision(deleted, restored, jane.ref()))),
                heard());
    }

    private BulkChange closeAll(boolean dryRun) {
        EditIssues command = EditIssues.of(new EditIssues.Found(IssueFilter.all()))
                .dryRun(dryRun)
                .withText(IssueField.STATUS, "resolved");
        return tracker.issues().editAll(jane, command);
    }

    @Test
    void editOfManyIsOneEventForEachThatChanges() {
        Issue resolved = created("Resolved already");
        tracker.issues().edit(jane, resolved.id(), EditIssue.of(1L).withText(IssueField.STATUS, "resolved"));
        earlier("One");
        earlier("Two");
        BulkChange change = closeAll(false);
        List<TrackerEvent> expected = change.revisions().stream()
                .filter(Revision::changed)
                .map(revision -> (TrackerEvent) new IssueEdited(cause(), revision))
                .toList();
        assertEquals(2, expected.size());
        assertEquals(expected, heard());
    }

    @Test
    void revertOfManyIsOneEventForEachThatChanges() {
        Issue edited = renamed(earlier("Crash"), "Crash at start");
        Issue kept = renamed(earlier("Other"), "Other name");
        renamed(kept, "Another name");
        heard();
        BulkRevert revert = tracker.issues()
                .revertAll(
                        jane,
                        RevertIssues.of(
                                new Named("issues", List.of(Target.of(edited.id(), 2L), Target.of(kept.id(), 2L)))));
        Revision revision = revert.revisions().get(0);
        assertEquals("Crash", revision.after().title());
        assertEquals(List.of(new IssueEdited(cause(), revision)), heard());
    }

    @Test
    void dryRunHasNoEvents() {
        earlier("One");
        closeAll(true);
        assertEquals(List.of(), heard());
    }

    @Test
    void commentsAreAddedEditedAndDeleted() {
        Issue issue = earlier("Crash");
        Comment added = tracker.comments().add(jane, issue.id(), new AddComment("Me too"));
        Comment edited = tracker.comments().edit(jane, issue.id(), added.id(), new EditComment("Me as well"));
        tracker.comments().edit(jane, issue.id(), added.id(), new EditComment("Me as well"));
        tracker.comments().remove(jane, issue.id(), added.id(), null);
        assertEquals(
                List.of(
                        new CommentAdded(cause(), added),
                        new CommentEdited(cause(), added, edited),
                        new CommentDeleted(cause(), edited)),
                heard());
    }

    @Test
    void labelsAreCreatedEditedAndDeleted() {
        Label bug = tracker.labels().create(jane, new EditLabel().name("bug"));
        Label defect = tracker.labels().edit(jane, bug.id(), new EditLabel().name("defect"));
        tracker.labels().edit(jane, bug.id(), new EditLabel().name("defect"));
        tracker.labels().delete(jane, bug.id());
        assertEquals(
                List.of(
                        new LabelCreated(cause(), bug),
                        new LabelEdited(cause(), bug, defect),
                        new LabelDeleted(cause(), defect)),
                heard());
    }

    @Test
    void fieldsAreCreatedEditedAndRemoved() {
        Field estimate =
                tracker.fields().create(jane, new EditField().name("Estimate").type("number"));
        Field effort = tracker.fields().edit(jane, estimate.id(), new EditField().name("Effort"));
        tracker.fields().edit(jane, estimate.id(), new EditField().name("Effort"));
        tracker.fields().remove(jane, estimate.id());
        assertEquals(
                List.of(
                        new FieldCreated(cause(), estimate),
                        new FieldEdited(cause(), estimate, effort),
                        new FieldRemoved(cause(), effort)),
                heard());
    }

    @Test
    void linksAreAddedAndRemoved() {
        Issue issue = earlier("Crash");
        Issue other = earlier("Release");
        Link added = tracker.links()
                .add(jane, issue.id(), new AddLink(Relation.BLOCKS, other.id()))
                .link();
        tracker.links().remove(jane, issue.id(), added.id());
        assertEquals(
                List.of(
                        new LinkAdded(cause(), added),
                        new LinkRemoved(cause(), added.remove(jane.ref(), clock.instant()))),
                heard());
    }

    @Test
    void importIsOneEventAndSoIsItsUndoing() {
        ImportReport report = tracker.imports()
                .run(jane, new ImportFile("a.csv", Path.of("a.csv")), ImportPlan.of(ImportMode.ALL_OR_NOTHING));
        long first = report.firstId() == null ? 0 : report.firstId();
        assertEquals(List.of(new IssuesImported(cause(), 1, 2, first, first + 1)), heard());
        renamed(new Given(new StoreOf(store)).stored(first), "Edited since");
        heard();
        tracker.imports().undo(jane, 1, UndoMode.KEEP_EDITED);
        assertEquals(List.of(new ImportUndone(cause(), 1, 1, 0, List.of(first))), heard());
    }

    @Test
    void severalCallsAreOneUnitOfWorkWithTheirEventsAtItsEnd() {
        tracker.transactions().run(() -> {
            renamed(created("Crash"), "Crash at start");
            assertEquals(List.of(), heard());
        });
        assertEquals(2, heard().size());
    }
}
