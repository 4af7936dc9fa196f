package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.importing.ImportReport.RowError;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Refusals;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueDraft;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportServiceTest {
    private static final List<String> HEADER = List.of("title", "description", "status", "labels", "assignee");
    private static final ImportFile FILE = new ImportFile("issues.csv", Path.of("issues.csv"));

    private final InMemoryTracker store = new InMemoryTracker();
    private final Given given = new Given(store);
    private final Caller jane = Callers.of(given.account("jane"));
    private final UserRef john = given.user("john");
    private final LabelRef bug = given.label("bug");
    private final LabelRef ui = given.label("UI");
    private final Table table = new Table();
    private final ImportService service = new ImportService(
            store.transactions(),
            table,
            store.issues(),
            store.labels(),
            store.users(),
            store.imports(),
            store.auditLog(),
            new SettableClock(NOON));

    /** A file that is a list of rows; each stands on two lines. */
    private static final class Table implements RowReader {
        private final List<List<String>> rows = new ArrayList<>();
        private boolean damaged;

        @Override
        public void read(ImportFile file, Sink sink) {
            for (int i = 0; i < rows.size(); i++) {
                if (i == 0) {
                    sink.header(1, rows.get(i));
                } else {
                    sink.row(2L * i, rows.get(i));
                }
            }
            if (damaged) {
                throw new TrackerException(ErrorCode.FILE_UNREADABLE, "Line 9 is damaged.");
            }
        }
    }

    private void file(List<String> header, List<List<String>> rows) {
        table.rows.add(header);
        table.rows.addAll(rows);
    }

    private static List<String> row(String... cells) {
        return List.of(cells);
    }

    private static List<String> good(String title) {
        return row(title, "Text", "open", "", "");
    }

    private static List<String> bad(String title) {
        return row(title, "Text", "closed", "", "");
    }

    private ImportReport run(ImportMode mode) {
        return service.run(jane, FILE, mode);
    }

    private ImportReport rejected(ImportMode mode) {
        return assertThrows(ImportRejectedException.class, () -> run(mode)).report();
    }

    private List<Issue> stored() {
        return store.in(() -> store.issues()
                .list(IssueFilter.ALL, new IssueSort(IssueSort.By.ID, false), PageRequest.first(10_000))
                .items());
    }

    private Issue only() {
        assertEquals(1, stored().size());
        return stored().get(0);
    }

    private static List<String> codes(ImportReport report) {
        return report.errors().stream()
                .map(error -> error.column() + " " + error.code())
                .toList();
    }

    @Test
    void rowBecomesAnIssue() {
        file(HEADER, List.of(row(" Title ", "Text\nmore", "in_progress", "ui, BUG", "JOHN")));
        run(ImportMode.ALL_OR_NOTHING);
        Issue issue = only();
        assertEquals(
                new IssueDraft("Title", "Text\nmore", Status.IN_PROGRESS, john, List.of(bug, ui))
                        .create(issue.id(), jane.ref(), NOON),
                issue);
    }

    @Test
    void issuesComeInTheOrderOfTheRows() {
        file(HEADER, List.of(good("c"), good("a"), good("b")));
        run(ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of("c", "a", "b"), stored().stream().map(Issue::title).toList());
    }

    @Test
    void reportTellsWhatWasStored() {
        file(HEADER, List.of(good("a"), good("b"), good("c")));
        ImportReport report = run(ImportMode.ALL_OR_NOTHING);
        assertEquals(
                new ImportReport(
                        report.importId(),
                        3,
                        3,
                        0,
                        stored().get(0).id(),
                        stored().get(2).id(),
                        List.of(),
                        List.of(),
                        0),
                report);
    }

    @Test
    void importIsRecorded() {
        file(HEADER, List.of(good("a"), good("b")));
        Long id = run(ImportMode.ALL_OR_NOTHING).importId();
        assertNotNull(id);
        List<Issue> issues = stored();
        assertEquals(
                List.of(new Import(
                        id,
                        "issues.csv",
                        jane.ref(),
                        NOON,
                        2,
                        issues.get(0).id(),
                        issues.get(1).id())),
                service.list(PageRequest.first(10)).items());
    }

    @Test
    void importedIssuesHaveHistory() {
        file(HEADER, List.of(good("a")));
        run(ImportMode.ALL_OR_NOTHING);
        assertEquals(1, given.history(only().id()).size());
    }

    @Test
    void largeFileIsStoredInFull() {
        file(HEADER, IntStream.range(0, 1_234).mapToObj(i -> good("Row " + i)).toList());
        run(ImportMode.ALL_OR_NOTHING);
        assertEquals(
                IntStream.range(0, 1_234).mapToObj(i -> "Row " + i).toList(),
                stored().stream().map(Issue::title).toList());
    }

    @Test
    void columnsMayComeInAnyOrderAndCase() {
        file(List.of(" Labels ", "STATUS", "Title", "description"), List.of(row("bug", "open", "Title", "Text")));
        run(ImportMode.ALL_OR_NOTHING);
        assertEquals(
                List.of("Title", "Text", List.of(bug)), List.of(only().title(), only().description(), only().labels()));
    }

    @Test
    void assigneeColumnMayBeMissing() {
        file(List.of("title", "description", "status", "labels"), List.of(row("Title", "Text", "open", "")));
        run(ImportMode.ALL_OR_NOTHING);
        assertEquals(Optional.empty(), Optional.ofNullable(only().assignee()));
    }

    @Test
    void unknownColumnsAreTold() {
        file(List.of("title", "Prio ", "description", "", "status", "labels"), List.of(row("T", "1", "", "", "open")));
        assertEquals(List.of("Prio"), run(ImportMode.ALL_OR_NOTHING).ignoredColumns());
    }

    @Test
    void missingColumnsAreEachTold() {
        file(List.of("title", "labels"), List.of(row("Title", "")));
        assertEquals(
                List.of("description missing_column", "status missing_column"),
                codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void duplicateColumnIsRefused() {
        file(List.of("title", "description", "status", "labels", " Title"), List.of());
        assertEquals(List.of("title duplicate_column"), codes(rejected(ImportMode.PARTIAL)));
    }

    @Test
    void faultsOfTheHeaderStandInRowZero() {
        file(List.of("title", "description", "status"), List.of(good("a")));
        RowError error = rejected(ImportMode.PARTIAL).errors().get(0);
        assertEquals(List.of(0L, 1L), List.of(error.row(), error.line()));
    }

    @Test
    void blankFileIsRefused() {
        assertEquals(List.of("title no_rows"), codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void fileWithAHeaderOnlyIsRefused() {
        file(HEADER, List.of());
        assertEquals(List.of("title no_rows"), codes(rejected(ImportMode.PARTIAL)));
    }

    @Test
    void oneBadRowRefusesAll() {
        file(HEADER, List.of(good("a"), bad("b"), good("c")));
        ImportReport report = rejected(ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of(3L, 0L, 1L), List.of(report.rows(), report.created(), report.rejected()));
    }

    @Test
    void refusedFileStoresNothing() {
        List<List<String>> rows = new ArrayList<>(
                IntStream.range(0, 1_100).mapToObj(i -> good("Row " + i)).toList());
        rows.add(bad("last"));
        file(HEADER, rows);
        rejected(ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of(), stored());
    }

    @Test
    void refusedFileIsNotRecorded() {
        file(HEADER, List.of(good("a"), bad("b")));
        rejected(ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of(), service.list(PageRequest.first(10)).items());
    }

    @Test
    void fileThatBreaksOffStoresNothing() {
        file(HEADER, IntStream.range(0, 1_100).mapToObj(i -> good("Row " + i)).toList());
        table.damaged = true;
        Refusals.assertRefused(ErrorCode.FILE_UNREADABLE, () -> run(ImportMode.PARTIAL));
        assertEquals(List.of(), stored());
    }

    @Test
    void partialImportStoresTheGoodRows() {
        file(HEADER, List.of(good("a"), bad("b"), good("c")));
        run(ImportMode.PARTIAL);
        assertEquals(List.of("a", "c"), stored().stream().map(Issue::title).toList());
    }

    @Test
    void partialImportReportsTheBadRows() {
        file(HEADER, List.of(good("a"), bad("b"), good("c")));
        ImportReport report = run(ImportMode.PARTIAL);
        assertEquals(
                List.of(3L, 2L, 1L, List.of("status invalid_status")),
                List.of(report.rows(), report.created(), report.rejected(), codes(report)));
    }

    @Test
    void partialImportWithoutAGoodRowIsRefused() {
        file(HEADER, List.of(bad("a"), bad("b")));
        assertEquals(2, rejected(ImportMode.PARTIAL).rejected());
    }

    @Test
    void dryRunStoresNothing() {
        file(HEADER, List.of(good("a"), good("b")));
        service.check(jane, FILE);
        assertEquals(List.of(), stored());
    }

    @Test
    void dryRunTellsWhatWouldBeStored() {
        file(HEADER, List.of(good("a"), bad("b"), good("c")));
        ImportReport report = service.check(jane, FILE);
        assertEquals(
                List.of(3L, 2L, 1L, List.of("status invalid_status")),
                List.of(report.rows(), report.created(), report.rejected(), codes(report)));
    }

    @Test
    void dryRunHasNoImportId() {
        file(HEADER, List.of(good("a")));
        assertEquals(
                Optional.empty(), Optional.ofNullable(service.check(jane, FILE).importId()));
    }

    @Test
    void dryRunTellsFaultsOfTheHeader() {
        file(List.of("title"), List.of());
        assertEquals(3, service.check(jane, FILE).errorsTotal());
    }

    @Test
    void dryRunOfABlankFileTellsThatItHasNoRows() {
        assertEquals(List.of("title no_rows"), codes(service.check(jane, FILE)));
    }

    @Test
    void allFaultsOfARowAreTold() {
        file(HEADER, List.of(row("", "\u0000", "closed", "nothing, bug, nix", "nobody")));
        assertEquals(
                List.of(
                        "title blank",
                        "description control_character",
                        "status invalid_status",
                        "labels unknown_label",
                        "labels unknown_label",
                        "assignee unknown_user"),
                codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void faultTellsWhereItIsAndWhatStandsThere() {
        file(HEADER, List.of(good("a"), row("b", "Text", "open", "bug, nothing", "")));
        assertEquals(
                List.of(new RowError(
                        2,
                        4,
                        "labels",
                        "nothing",
                        "unknown_label",
                        "There is no label named nothing; create it first or correct the name.")),
                rejected(ImportMode.ALL_OR_NOTHING).errors());
    }

    @Test
    void longValueOfAFaultIsShortened() {
        file(HEADER, List.of(row("x".repeat(300), "Text", "open")));
        assertEquals(
                "x".repeat(200) + "…",
                rejected(ImportMode.ALL_OR_NOTHING).errors().get(0).value());
    }

    @Test
    void rowWithTooManyLabelsIsRefused() {
        String names = IntStream.range(0, 101)
                .mapToObj(i -> given.label("l" + i).name())
                .collect(Collectors.joining(","));
        file(HEADER, List.of(row("Title", "Text", "open", names)));
        assertEquals(List.of("labels too_many"), codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void labelNamedTwiceIsCarriedOnce() {
        file(HEADER, List.of(row("Title", "Text", "open", "bug,BUG, ,bug")));
        run(ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of(bug), only().labels());
    }

    @Test
    void cellBeyondTheHeaderIsRefused() {
        file(HEADER, List.of(row("Title", "Text", "open", "", "", "more")));
        assertEquals(List.of("column 6 too_many_cells"), codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void blankCellBeyondTheHeaderIsPassedOver() {
        file(HEADER, List.of(row("Title", "Text", "open", "", "", " ", "")));
        assertEquals(1, run(ImportMode.ALL_OR_NOTHING).created());
    }

    @Test
    void cellsMissingAtTheEndAreEmpty() {
        file(HEADER, List.of(row("Title", "Text", "open")));
        assertEquals(1, run(ImportMode.ALL_OR_NOTHING).created());
    }

    @Test
    void formulaGuardIsRemoved() {
        for (String text : List.of("=1+1", "+1", "-1", "@sum")) {
            table.rows.clear();
            file(HEADER, List.of(row("'" + text, "Text", "open")));
            run(ImportMode.ALL_OR_NOTHING);
            assertEquals(text, stored().get(stored().size() - 1).title());
        }
    }

    @Test
    void otherQuotesAreKept() {
        for (String text : List.of("'quoted'", "'", "''", "it's", "=1+1")) {
            table.rows.clear();
            file(HEADER, List.of(row(text, "Text", "open")));
            run(ImportMode.ALL_OR_NOTHING);
            assertEquals(text, stored().get(stored().size() - 1).title());
        }
    }

    @Test
    void aThousandFaultsAreToldAndAllAreCounted() {
        file(HEADER, IntStream.range(0, 1_500).mapToObj(i -> bad("Row " + i)).toList());
        ImportReport report = rejected(ImportMode.ALL_OR_NOTHING);
        assertEquals(
                List.of(1_000, 1_500L, 1_500L),
                List.of(report.errors().size(), report.errorsTotal(), report.rejected()));
    }

    @Test
    void firstFaultsAreTheOnesTold() {
        file(HEADER, IntStream.range(0, 1_500).mapToObj(i -> bad("Row " + i)).toList());
        assertEquals(
                1_000, rejected(ImportMode.ALL_OR_NOTHING).errors().get(999).row());
    }

    private long imported(int rows) {
        file(HEADER, IntStream.range(0, rows).mapToObj(i -> good("Row " + i)).toList());
        Long id = run(ImportMode.ALL_OR_NOTHING).importId();
        assertNotNull(id);
        return id;
    }

    private UndoReport undo(long id, ImportMode mode) {
        return service.undo(jane, id, mode);
    }

    private List<AuditEntry> audited() {
        return store.in(() -> store.auditLog().list(AuditFilter.ALL, PageRequest.first(10))).items().stream()
                .map(AuditLog.Recorded::entry)
                .toList();
    }

    @Test
    void undoDeletesWhatTheImportMadeAndNothingElse() {
        Issue before = given.issue("before");
        long id = imported(1_100);
        Issue after = given.issue("after");
        assertEquals(new UndoReport(id, 1_100, List.of()), undo(id, ImportMode.ALL_OR_NOTHING));
        assertEquals(List.of(before, after), stored());
    }

    @Test
    void undoneIssuesHaveHistoryAndCanBeRestored() {
        long id = imported(1);
        Issue issue = only();
        undo(id, ImportMode.ALL_OR_NOTHING);
        assertEquals(2, given.history(issue.id()).size());
        assertEquals("Row 0", given.restore(given.stored(issue.id())).title());
    }

    @Test
    void undoSparesWhatOthersMadeBetween() {
        UserRef by = jane.ref();
        List<Issue> made = given.issues(List.of(draft("a"), draft("other"), draft("b")));
        long id = store.in(() -> store.imports()
                        .add(
                                "issues.csv",
                                by,
                                NOON,
                                List.of(
                                        new IdRange(
                                                made.get(0).id(), made.get(0).id()),
                                        new IdRange(
                                                made.get(2).id(), made.get(2).id()))))
                .id();
        undo(id, ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of(made.get(1)), stored());
    }

    @Test
    void undoIsRefusedWhenIssuesWereEditedNamingEach() {
        long id = imported(1_100);
        List<Issue> issues = stored();
        Issue first = given.edit(issues.get(3), Given.title("edited"));
        Issue second = given.edit(given.edit(issues.get(900), Given.title("edited")), Given.title("again"));
        StaleVersionException refused =
                assertThrows(StaleVersionException.class, () -> undo(id, ImportMode.ALL_OR_NOTHING));
        assertEquals(List.of(new Stale(first.id(), 1, 2), new Stale(second.id(), 1, 3)), refused.stale());
        assertEquals(1_100, stored().size());
        assertEquals(List.of(), audited());
    }

    @Test
    void refusalToUndoSaysHowToGoOn() {
        long id = imported(2);
        given.edit(stored().get(0), Given.title("edited"));
        assertEquals(
                "1 issues of the import were edited since; stale names each. Nothing was deleted; mode=partial deletes"
                        + " the others.",
                assertThrows(StaleVersionException.class, () -> undo(id, ImportMode.ALL_OR_NOTHING))
                        .getMessage());
    }

    @Test
    void partialUndoKeepsWhatWasEdited() {
        long id = imported(3);
        Issue edited = given.edit(stored().get(1), Given.title("edited"));
        assertEquals(new UndoReport(id, 2, List.of(edited.id())), undo(id, ImportMode.PARTIAL));
        assertEquals(List.of(edited), stored());
    }

    @Test
    void undoPassesOverWhatIsDeletedAlready() {
        long id = imported(3);
        given.delete(given.edit(stored().get(1), Given.title("edited")));
        assertEquals(new UndoReport(id, 2, List.of()), undo(id, ImportMode.ALL_OR_NOTHING));
    }

    @Test
    void undoingTwiceDeletesNothingMore() {
        long id = imported(3);
        undo(id, ImportMode.ALL_OR_NOTHING);
        assertEquals(new UndoReport(id, 0, List.of()), undo(id, ImportMode.ALL_OR_NOTHING));
    }

    @Test
    void undoIsAuditedOnce() {
        long id = imported(3);
        given.edit(stored().get(1), Given.title("edited"));
        undo(id, ImportMode.PARTIAL);
        undo(id, ImportMode.PARTIAL);
        assertEquals(
                List.of(AuditEntry.of(
                        jane,
                        NOON,
                        AuditEvent.IMPORT_UNDONE,
                        new AuditSubject(AuditSubject.Kind.IMPORT, id),
                        "2 issues deleted, 1 kept")),
                audited());
    }

    @Test
    void unknownImportCannotBeUndone() {
        Refusals.assertRefused(ErrorCode.NOT_FOUND, () -> undo(4711, ImportMode.ALL_OR_NOTHING));
    }
}
