package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.preview.Missing;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an import stores, records and reports as a whole. */
class ImportingFilesTest extends ImportServiceFixture {
    @Test
    void rowBecomesAnIssue() {
        file(HEADER, List.of(row(" Title ", "Text\nmore", "in_progress", "ui, BUG", "JOHN")));
        run(ImportMode.ALL_OR_NOTHING);
        Issue issue = only();
        assertEquals(
                Issue.of(
                        IssueDraft.of("Title", "Text\nmore")
                                .with(IssueField.STATUS, Status.IN_PROGRESS)
                                .with(IssueField.ASSIGNEE, john)
                                .with(IssueField.LABELS, List.of(bug, ui)),
                        issue.id(),
                        jane.ref(),
                        NOON),
                issue);
    }

    @Test
    void checkEndsWithTheRowAfterItsCancellation() {
        file(HEADER, List.of(good("a"), good("b"), good("c")));
        ImportPlan plan = ImportPlan.of(ImportMode.ALL_OR_NOTHING);
        ImportProgress progress = ImportProgress.unwatched();
        List<Integer> read = new ArrayList<>();
        table.meanwhile = Map.of(1, progress::cancelUnlessStoring, 2, () -> read.add(2));
        assertThrows(ImportCancelledException.class, () -> service.check(jane, FILE, plan, progress));
        assertEquals(List.of(), read);
    }

    @Test
    void checkEndsBeforeTheFirstRowIsHandedOn() {
        ImportProgress progress = ImportProgress.unwatched();
        ImportService reading = new ImportService(
                store.issuePorts(new SettableClock(NOON)),
                (file, fields, sink) -> {
                    progress.cancelUnlessStoring();
                    sink.reading();
                    throw new AssertionError("the reading goes on");
                },
                importPorts());
        ImportPlan plan = ImportPlan.of(ImportMode.ALL_OR_NOTHING);
        assertThrows(ImportCancelledException.class, () -> reading.check(jane, FILE, plan, progress));
    }

    @Test
    void issuesComeInTheOrderOfTheRows() {
        file(HEADER, List.of(good("c"), good("a"), good("b")));
        run(ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of("c", "a", "b"), stored().stream().map(Issue::title).toList());
    }

    @Test
    void reportHasWhatWasStored() {
        file(HEADER, List.of(good("a"), good("b"), good("c")));
        ImportReport report = run(ImportMode.ALL_OR_NOTHING);
        Import made = new Import(
                1,
                "issues.csv",
                jane.ref(),
                NOON,
                3,
                0,
                stored().get(0).id(),
                stored().get(2).id(),
                null);
        assertEquals(
                new ImportReport(
                        made,
                        new ImportReport.Counts(3, 3, 0, 0),
                        null,
                        FACTS,
                        List.of(),
                        Missing.NONE,
                        List.of(),
                        List.of(),
                        List.of(),
                        0),
                report);
    }

    @Test
    void stoppedImportStoresNothing() {
        file(HEADER, Collections.nCopies(2_000, good("a")));
        table.meanwhile = Map.of(1_500, service::stop);
        TrackerException stopped = assertThrows(TrackerException.class, () -> run(ImportMode.ALL_OR_NOTHING));
        assertEquals(ErrorCode.SHUTTING_DOWN, stopped.code());
        assertEquals(List.of(), stored());
    }

    @Test
    void checkOfAFileIsStoppedToo() {
        file(HEADER, Collections.nCopies(10, good("a")));
        table.meanwhile = Map.of(5, service::stop);
        assertEquals(
                ErrorCode.SHUTTING_DOWN,
                assertThrows(TrackerException.class, () -> check()).code());
    }

    @Test
    void importWhoseFileGoesWithItsServerEndsWithTheServer() {
        file(HEADER, List.of(good("a")));
        table.removal = service::stop;
        Rejections.assertRejected(ErrorCode.SHUTTING_DOWN, () -> run(ImportMode.ALL_OR_NOTHING));
    }

    @Test
    void importThatBeginsAfterTheEndOfItsServerReadsNoFile() {
        service.stop();
        table.removal = () -> {
            throw new AssertionError("the file was read");
        };
        Rejections.assertRejected(ErrorCode.SHUTTING_DOWN, () -> run(ImportMode.ALL_OR_NOTHING));
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
                        0,
                        issues.get(0).id(),
                        issues.get(1).id(),
                        null)),
                service.list(jane, PageRequest.first(10)).items());
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
    void blankFileIsRejected() {
        assertEquals(List.of("title no_rows"), codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void blankFileIsNotSaidToHaveAHeader() {
        assertEquals(
                "The file is empty, or has a header and no rows.",
                rejected(ImportMode.ALL_OR_NOTHING).errors().get(0).message());
    }

    @Test
    void fileWithAHeaderOnlyIsRejected() {
        file(HEADER, List.of());
        assertEquals(List.of("title no_rows"), codes(rejected(ImportMode.PARTIAL)));
    }

    @Test
    void oneBadRowRejectsAll() {
        file(HEADER, List.of(good("a"), bad("b"), good("c")));
        ImportReport report = rejected(ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of(3L, 0L, 1L), List.of(report.rows(), report.created(), report.rejected()));
    }

    @Test
    void rejectedFileStoresNothing() {
        List<List<String>> rows = new ArrayList<>(
                IntStream.range(0, 1_100).mapToObj(i -> good("Row " + i)).toList());
        rows.add(bad("last"));
        file(HEADER, rows);
        rejected(ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of(), stored());
    }

    @Test
    void rejectedFileIsNotRecorded() {
        file(HEADER, List.of(good("a"), bad("b")));
        rejected(ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of(), service.list(jane, PageRequest.first(10)).items());
    }

    @Test
    void fileThatBreaksOffStoresNothing() {
        file(HEADER, IntStream.range(0, 1_100).mapToObj(i -> good("Row " + i)).toList());
        table.damaged = true;
        Rejections.assertRejected(ErrorCode.FILE_UNREADABLE, () -> run(ImportMode.PARTIAL));
        assertEquals(List.of(), stored());
    }

    /** For each row that is read from now on, whether that happens inside of a transaction. */
    private List<Boolean> held() {
        List<Boolean> held = new ArrayList<>();
        table.beforeRow = () -> {
            try {
                store.labels().find(1);
                held.add(true);
            } catch (IllegalStateException outside) {
                held.add(false);
            }
        };
        return held;
    }

    @Test
    void importThatIsRejectedHoldsNothingWhileTheRestIsChecked() {
        List<List<String>> rows = new ArrayList<>(List.of(bad("first")));
        IntStream.range(0, 1_499).forEach(i -> rows.add(good("Row " + i)));
        rows.add(bad("last"));
        file(HEADER, rows);
        List<Boolean> held = held();
        ImportReport report = rejected(ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of(1_501L, 2L, 0L), List.of(report.rows(), report.rejected(), report.created()));
        assertEquals(500, held.stream().filter(inside -> inside).count());
        assertEquals(
                List.of(),
                held.subList(500, held.size()).stream().filter(inside -> inside).toList());
        assertEquals(500 + 1_501, held.size());
    }

    @Test
    void dryRunHoldsNothing() {
        file(HEADER, List.of(good("a"), bad("b")));
        List<Boolean> held = held();
        check();
        assertEquals(List.of(false, false), held);
    }

    @Test
    void importWhoseMissingLabelIsMadeMeanwhileGoesThrough() {
        file(HEADER, List.of(row("a", "Text", "open", "new", "")));
        AtomicInteger readings = new AtomicInteger();
        table.beforeRow = () -> {
            if (readings.incrementAndGet() == 2) {
                given.label("new");
            }
        };
        assertEquals(1, run(ImportMode.ALL_OR_NOTHING).created());
        assertEquals(3, readings.get());
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
    void partialImportWithoutAGoodRowIsRejected() {
        file(HEADER, List.of(bad("a"), bad("b")));
        assertEquals(2, rejected(ImportMode.PARTIAL).rejected());
    }

    @Test
    void dryRunStoresNothing() {
        file(HEADER, List.of(good("a"), good("b")));
        check();
        assertEquals(List.of(), stored());
    }

    @Test
    void dryRunReportsWhatWouldBeStored() {
        file(HEADER, List.of(good("a"), bad("b"), good("c")));
        ImportReport report = check();
        assertEquals(
                List.of(3L, 2L, 1L, List.of("status invalid_status")),
                List.of(report.rows(), report.created(), report.rejected(), codes(report)));
    }

    @Test
    void dryRunHasNoImportId() {
        file(HEADER, List.of(good("a")));
        assertEquals(Optional.empty(), Optional.ofNullable(check().importId()));
    }

    @Test
    void dryRunOfABlankFileReportsThatItHasNoRows() {
        assertEquals(List.of("title no_rows"), codes(check()));
    }

    @Test
    void dryRunShowsTheFirstRows() {
        file(HEADER, IntStream.range(0, 12).mapToObj(i -> good("Row " + i)).toList());
        ImportReport report = check();
        assertEquals(
                IntStream.range(0, 10).mapToObj(i -> "Row " + i).toList(),
                report.firstRows().stream()
                        .map(row -> row.issue().values().title())
                        .toList());
    }

    @Test
    void importShowsNoRows() {
        file(HEADER, List.of(good("a")));
        assertEquals(List.of(), run(ImportMode.PARTIAL).firstRows());
    }
}
