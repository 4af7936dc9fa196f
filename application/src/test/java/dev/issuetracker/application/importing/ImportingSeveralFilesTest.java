package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.importing.report.UnknownValue;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that are read one after the other, each with its header. */
class ImportingSeveralFilesTest extends ImportServiceFixture {
    private final List<Part> parts = new ArrayList<>();
    private final ImportService together = new ImportService(
            store.issuePorts(new SettableClock(NOON)),
            (file, fields, sink) -> {
                for (Part part : parts) {
                    sink.columns(
                            new ImportColumns(part.name(), 1, "jira", List.of("Summary"), "error", part.violations()));
                    part.rows().forEach(sink::row);
                }
                return FACTS;
            },
            store.importPorts());

    private record Part(String name, List<FileViolation> violations, List<ImportRow> rows) {}

    private static ImportRow row(long line, String title, String key, FileViolation... violations) {
        ImportPast past = ImportPast.NONE.withKey(key);
        return new ImportRow(
                line,
                Map.of(IssueField.TITLE, ImportValue.of(title), IssueField.STATUS, ImportValue.of("open")),
                past,
                List.of(violations),
                List.of());
    }

    private void file(String name, ImportRow... rows) {
        parts.add(new Part(name, List.of(), List.of(rows)));
    }

    private ImportReport imported(ImportMode mode) {
        return together.run(jane, FILE, ImportPlan.of(mode));
    }

    private static List<String> errors(ImportReport report) {
        return report.errors().stream()
                .map(error -> error.file() + " row " + error.row() + " line " + error.line() + " " + error.code())
                .toList();
    }

    private List<String> titles() {
        return stored().stream().map(Issue::title).toList();
    }

    private static FileViolation wrong() {
        return new FileViolation("title", "x", "wrong", "It is wrong.");
    }

    @Test
    void rowsAndLinesAreThoseOfTheFile() {
        file("a.csv", row(2, "a", "A-1"), row(3, "b", "A-2", wrong()));
        file("b.csv", row(2, "c", "A-3"), row(5, "d", "A-4", wrong()));
        ImportReport report = imported(ImportMode.PARTIAL);
        assertEquals(List.of("a.csv row 2 line 3 wrong", "b.csv row 2 line 5 wrong"), errors(report));
        assertEquals(List.of("a", "c"), titles());
    }

    @Test
    void keyOfAnotherFileIsKnown() {
        file("a.csv", row(2, "a", "A-1"));
        file("b.csv", row(2, "b", "A-1"));
        ImportRejectedException thrown =
                assertThrows(ImportRejectedException.class, () -> imported(ImportMode.ALL_OR_NOTHING));
        assertEquals(List.of("b.csv row 1 line 2 repeated_key"), errors(thrown.report()));
        assertEquals(List.of(), titles());
    }

    @Test
    void wrongHeaderOfOneFileKeepsAllOut() {
        file("a.csv", row(2, "a", "A-1"));
        parts.add(new Part("b.csv", List.of(wrong()), List.of(row(2, "b", "A-2"))));
        ImportRejectedException thrown =
                assertThrows(ImportRejectedException.class, () -> imported(ImportMode.PARTIAL));
        assertEquals(List.of("b.csv row 0 line 1 wrong"), errors(thrown.report()));
        assertEquals("The file cannot be imported; see errors. Nothing was stored.", thrown.getMessage());
        assertEquals(List.of(), titles());
    }

    @Test
    void checkGoesOnBehindAWrongHeader() {
        parts.add(new Part("a.csv", List.of(wrong()), List.of(row(2, "a", "A-1"))));
        file("b.csv", row(2, "b", "A-2"));
        ImportReport report = together.check(jane, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING));
        assertEquals(1, report.created());
        assertEquals("b.csv", report.firstRows().get(0).place().file());
    }

    @Test
    void unknownValueIsOfTheFileThatHasItFirst() {
        file("a.csv", row(2, "a", "A-1"));
        ImportPast past = ImportPast.NONE.withKey("A-2").withAuthor("kim");
        parts.add(new Part(
                "b.csv",
                List.of(),
                List.of(new ImportRow(
                        4,
                        Map.of(IssueField.TITLE, ImportValue.of("b"), IssueField.STATUS, ImportValue.of("open")),
                        past,
                        List.of(),
                        List.of()))));
        UnknownValue value = imported(ImportMode.ALL_OR_NOTHING).unknownValues().get(0);
        assertEquals("b.csv 4 kim", value.file() + " " + value.line() + " " + value.value());
    }
}
