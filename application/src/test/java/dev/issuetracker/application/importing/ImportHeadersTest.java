package dev.issuetracker.application.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.report.ImportReport.RowError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an import makes of the header of a file. */
class ImportHeadersTest extends ImportServiceFixture {
    private void header(String column, String code) {
        table.headerViolations.add(new FileViolation(column, null, code, "The header is wrong."));
    }

    @Test
    void whatWasFoundOutAboutTheFileIsReported() {
        file(HEADER, List.of(good("a")));
        assertEquals(FACTS, run(ImportMode.ALL_OR_NOTHING).file());
    }

    @Test
    void everyViolationOfTheHeaderIsReported() {
        header("labels", "missing_column");
        header("status", "missing_column");
        file(HEADER, List.of(good("a")));
        assertEquals(
                List.of("labels missing_column", "status missing_column"), codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void wrongHeaderRejectsAlsoAPartialImport() {
        header("title", "duplicate_column");
        file(HEADER, List.of(good("a")));
        assertEquals(List.of("title duplicate_column"), codes(rejected(ImportMode.PARTIAL)));
    }

    @Test
    void violationsOfTheHeaderAreReportedForRowZero() {
        header("labels", "missing_column");
        file(HEADER, List.of(good("a")));
        RowError error = rejected(ImportMode.PARTIAL).errors().get(0);
        assertEquals(List.of(0L, 1L), List.of(error.row(), error.line()));
    }

    @Test
    void dryRunReportsViolationsOfTheHeader() {
        List.of("title", "status", "labels").forEach(column -> header(column, "missing_column"));
        file(HEADER, List.of());
        assertEquals(3, check().errorsTotal());
    }

    @Test
    void dryRunShowsTheColumnsOfAFileWhoseHeaderIsWrong() {
        header("title", "missing_column");
        file(HEADER, List.of(good("a")));
        assertEquals(FACTS, check().file());
    }

    @Test
    void rowsBelowAWrongHeaderAreNotChecked() {
        header("title", "missing_column");
        file(HEADER, List.of(bad("a")));
        assertEquals(
                List.of("title missing_column"),
                check().errors().stream()
                        .map(error -> error.column() + " " + error.code())
                        .toList());
    }
}
