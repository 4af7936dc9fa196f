package dev.issuetracker.application.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.importing.ImportReport.RowError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an import makes of the columns of a file. */
class ImportHeadersTest extends ImportServiceFixture {
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
    void dryRunTellsFaultsOfTheHeader() {
        file(List.of("title"), List.of());
        assertEquals(3, service.check(jane, FILE).errorsTotal());
    }
}
