package dev.issuetracker.adapter.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.SqliteFile;
import dev.issuetracker.adapter.persistence.StatementLog;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.application.importing.ImportMode;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.OnExisting;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.ImportUpdate;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.application.issue.EditIssues;
import dev.issuetracker.application.issue.EditIssues.Choice;
import dev.issuetracker.application.issue.EditIssues.Found;
import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.issue.LabelKey;
import dev.issuetracker.application.issue.RevertIssues;
import dev.issuetracker.application.issue.UserKey;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.User;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What many issues go through at once takes a bounded number of statements beside one that saves a hundred of them; a
 * batch is one.
 */
class BulkStatementsTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    /** More than go into one statement, and some for each smaller one. */
    private static final int FEW = 313;
    /** So many are saved by one statement. */
    private static final int TOGETHER = 100;
    /** So many versions of issues are read by one statement. */
    private static final int VERSIONS_TOGETHER = 500;
    /** So many issues are read with their texts by one statement. */
    private static final int WHOLE_TOGETHER = 20;
    /** Long work has a savepoint within another unit of work, here the one whose statements are counted. */
    private static final int SAVEPOINT = 2;

    @TempDir
    Path folder;

    private Database database;
    private IssueService service;
    private Caller jane;
    private LabelRef bug;
    private LabelRef ui;

    @BeforeEach
    void open() {
        database = Database.open(SqliteFile.fresh(folder.resolve("tracker.db")));
        service = new IssueService(database.issuePorts(Clock.fixed(AT, ZoneOffset.UTC)));
        User user = database.transactions().in(() -> database.users().add("jane", "jane@example.org", "hash", AT));
        jane = Callers.of(user);
        bug = label("bug");
        ui = label("ui");
        database.transactions().run(() -> {
            database.fields().add("Note", FieldType.TEXT, "", List.of(), AT);
            // Read once, the definitions are remembered.
            database.fields().all();
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private LabelRef label(String name) {
        return database.transactions()
                .in(() -> database.labels().add(name, "d73a4a", "", AT))
                .ref();
    }

    private List<Issue> added(int count) {
        List<IssueDraft> drafts = IntStream.range(0, count)
                .mapToObj(i -> IssueDraft.of("Issue " + i, "").with(IssueField.LABELS, List.of(bug)))
                .toList();
        return database.transactions().in(() -> database.issues().add(drafts, jane.ref(), AT));
    }

    private Choice issues(int count) {
        return new Named(
                "issues",
                added(count).stream().map(issue -> Target.of(issue.id(), 1L)).toList());
    }

    /** An import of so many issues, between each two of which lies one that somebody else made. */
    private long scatteredImport(int count) {
        List<IdRange> ranges = added(2 * count).stream()
                .filter(issue -> issue.id() % 2 == 0)
                .map(issue -> new IdRange(issue.id(), issue.id()))
                .toList();
        return database.transactions()
                .in(() -> database.imports().add("issues.csv", jane.ref(), AT, ranges))
                .id();
    }

    private ImportService imports() {
        RowReader unused = (file, fields, sink) -> {
            throw new AssertionError("nothing is read to take an import back");
        };
        return new ImportService(database.issuePorts(Clock.fixed(AT, ZoneOffset.UTC)), unused, database.importPorts());
    }

    /** How many statements it takes to take back an import of so many issues. */
    private int undoStatements(int count) {
        long id = scatteredImport(count);
        return counted(() -> assertEquals(
                count, imports().undo(jane, id, UndoMode.ALL_OR_NOTHING).deleted()));
    }

    /** An import that changed so many issues, each likewise. */
    private long updatingImport(int count, IssuePatch patch) {
        List<Revision> revisions = added(count).stream()
                .map(issue -> issue.edit(patch, jane.ref(), AT))
                .toList();
        List<ImportUpdate> updates = revisions.stream()
                .map(revision -> new ImportUpdate(revision.after().id(), 1, 2, Set.of(), List.of()))
                .toList();
        return database.transactions().in(() -> {
            database.issues().save(revisions);
            long id = database.imports().begin(null, "issues.csv", jane.ref(), AT);
            database.imports().addUpdates(id, updates);
            return database.imports().end(id, List.of()).id();
        });
    }

    /** How many statements it takes to take back such an import. */
    private int updatesUndoStatements(int count, IssuePatch patch) {
        long id = updatingImport(count, patch);
        return counted(() -> assertEquals(
                count, imports().undo(jane, id, UndoMode.ALL_OR_NOTHING).reverted()));
    }

    /** An import of so many issues, of which all but the first name a parent. */
    private ImportService importing(int count, @Nullable String parent) {
        RowReader rows = (file, fields, sink) -> {
            sink.columns(new ImportColumns(null, 1, "jira", List.of(), "error", List.of()));
            for (int row = 0; row < count; row++) {
                sink.row(new ImportRow(
                        row + 2L,
                        Map.of(
                                IssueField.TITLE, ImportValue.of("Row " + row),
                                IssueField.STATUS, ImportValue.of("open")),
                        ImportPast.NONE
                                .withKey("KEY-" + row)
                                .withRelations(new KeyedRelations(row == 0 ? null : parent, List.of(), null, true)),
                        List.of(),
                        List.of()));
            }
            return new FileFacts("jira", FileFacts.Form.NONE, FileFacts.Times.NONE, FileFacts.Columns.NONE, List.of());
        };
        return new ImportService(database.issuePorts(Clock.fixed(AT, ZoneOffset.UTC)), rows, database.importPorts());
    }

    @Test
    void issuesThatAnImportMovesTogetherTakeABoundedNumberOfStatements() {
        ImportFile file = new ImportFile("issues.csv", folder);
        importing(VERSIONS_TOGETHER, null).run(jane, file, ImportPlan.of(ImportMode.ALL_OR_NOTHING));
        ImportPlan again = new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.UPDATE, null, Set.of());
        int statements = counted(() -> assertEquals(
                VERSIONS_TOGETHER - 1,
                importing(VERSIONS_TOGETHER, "KEY-0")
                        .run(jane, file, again)
                        .counts()
                        .updated()));
        assertTrue(statements < VERSIONS_TOGETHER, statements + " statements");
    }

    /** How many statements an edit of each of the issues takes. */
    private int statements(Choice choice, int wanted) {
        EditIssues command = EditIssues.of(choice)
                .withText(IssueField.STATUS, "resolved")
                .withAssignee(new UserKey.ByName("jane"))
                .withFields(Map.of("Note", new GivenValue.Text("Text")))
                .addLabels(List.of(new LabelKey.ById(ui.id())))
                .removeLabels(List.of(new LabelKey.ById(bug.id())));
        return counted(() -> assertEquals(wanted, service.editAll(jane, command).updated()));
    }

    /** How many statements it takes to take such an edit of so many issues back. */
    private int revertStatements(int count) {
        Choice choice = issues(count);
        List<Target> edited = service
                .editAll(
                        jane,
                        EditIssues.of(choice)
                                .withText(IssueField.STATUS, "resolved")
                                .withFields(Map.of("Note", new GivenValue.Text("Text")))
                                .removeLabels(List.of(new LabelKey.ById(bug.id()))))
                .issues()
                .stream()
                .map(issue -> Target.of(issue.id(), issue.version()))
                .toList();
        RevertIssues command = RevertIssues.of(new Named("issues", edited));
        return counted(
                () -> assertEquals(count, service.revertAll(jane, command).reverted()));
    }

    private int counted(Runnable work) {
        int count = database.transactions()
                .in(() -> StatementLog.of(database.handle(), work).size());
        assertTrue(count > 0);
        return count;
    }

    @Test
    void issuesThatAreNamedTakeABoundedNumberOfStatements() {
        int few = statements(issues(FEW), FEW);
        assertNoMore(few, statements(issues(IssueService.MAX_BULK), IssueService.MAX_BULK));
    }

    @Test
    void issuesThatAFilterFindsTakeABoundedNumberOfStatements() {
        added(FEW);
        int few = statements(new Found(IssueFilter.all()), FEW);
        added(IssueService.MAX_BULK - FEW);
        // The first ones are like that already, and are read again.
        assertNoMore(few, statements(new Found(IssueFilter.all()), IssueService.MAX_BULK - FEW));
    }

    @Test
    void revertOfABulkEditTakesABoundedNumberOfStatements() {
        int few = revertStatements(FEW);
        int reading = IssueService.MAX_BULK / VERSIONS_TOGETHER;
        assertNoMore(few + reading, revertStatements(IssueService.MAX_BULK));
    }

    private static void assertNoMore(int few, int many) {
        int saving = IssueService.MAX_BULK / TOGETHER;
        assertTrue(many <= few + saving, () -> many + " statements, where few issues take " + few);
    }

    @Test
    void importThatIsTakenBackTakesABoundedNumberOfStatementsAHalfThousandIssues() {
        int most = 10 + 500 / TOGETHER + SAVEPOINT;
        assertTrue(undoStatements(500) <= most);
        assertTrue(undoStatements(2_000) <= 4 * most);
    }

    @Test
    void updatesThatAreTakenBackTakeABoundedNumberOfStatementsAHalfThousandIssues() {
        IssuePatch patch = IssuePatch.of(IssueField.LABELS, List.of(ui)).with(IssueField.STATUS, Status.RESOLVED);
        int few = updatesUndoStatements(FEW, patch);
        int most = few + 500 / TOGETHER;
        int many = updatesUndoStatements(500, patch);
        assertTrue(many <= most, () -> many + " statements, where few issues take " + few);
        assertTrue(updatesUndoStatements(2_000, patch) <= 4 * most);
    }

    @Test
    void textsThatComeBackTakeABoundedNumberOfStatementsTwentyIssues() {
        IssuePatch patch = IssuePatch.of(IssueField.TITLE, "Changed").with(IssueField.LABELS, List.of(ui));
        int twenty = updatesUndoStatements(WHOLE_TOGETHER, patch);
        int forty = updatesUndoStatements(2 * WHOLE_TOGETHER, patch);
        assertEquals(twenty + 24 * (forty - twenty), updatesUndoStatements(25 * WHOLE_TOGETHER, patch));
        assertTrue(forty - twenty < WHOLE_TOGETHER);
    }
}
