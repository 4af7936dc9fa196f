package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.importing.report.ImportReport.RowError;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an import makes of the cells of a row, and how it says what is wrong with them. */
class ImportRowsTest extends ImportServiceFixture {
    @Test
    void everyViolationOfARowIsReported() {
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
    void violationSaysWhereItIsAndWhatTheFileHasThere() {
        file(HEADER, List.of(good("a"), row("b", "Text", "open", "bug, nothing", "")));
        assertEquals(
                List.of(new RowError(
                        2,
                        4,
                        "labels",
                        "nothing",
                        "unknown_label",
                        "There is no label named nothing; create it first or correct the name, or send"
                                + " create_missing=labels.")),
                rejected(ImportMode.ALL_OR_NOTHING).errors());
    }

    @Test
    void labelThatCannotBeMadeIsNotToBeMade() {
        String comma = "name must not contain a comma, which separates labels in import files";
        ImportRow row = new ImportRow(
                2, Map.of(IssueField.LABELS, new ImportValue("help, please", List.of("help, please"))), List.of());
        ImportService ofArrays = new ImportService(
                store.issuePorts(new SettableClock(NOON)),
                (file, fields, sink) -> {
                    sink.columns(new ImportColumns(1, List.of()));
                    sink.row(row);
                    return FACTS;
                },
                importPorts());
        List<RowError> errors = assertThrows(
                        ImportRejectedException.class,
                        () -> ofArrays.run(jane, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING)))
                .report()
                .errors();
        assertEquals(
                List.of("There is no label named help, please: " + comma + "; the part mapping says what it means."),
                errors.stream()
                        .filter(error -> error.code().equals("unknown_label"))
                        .map(RowError::message)
                        .toList());
    }

    @Test
    void longValueIsShortened() {
        file(HEADER, List.of(row("x".repeat(300), "Text", "open")));
        assertEquals(
                "x".repeat(200) + "…",
                rejected(ImportMode.ALL_OR_NOTHING).errors().get(0).value());
    }

    @Test
    void rowWithTooManyLabelsIsRejected() {
        String names = IntStream.range(0, 101)
                .mapToObj(i -> given.label("l" + i).name())
                .collect(Collectors.joining(","));
        file(HEADER, List.of(row("Title", "Text", "open", names)));
        assertEquals(List.of("labels too_many"), codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void tooManyUnknownLabelsAreOneViolation() {
        String names = IntStream.range(0, 101).mapToObj(i -> "nothing" + i).collect(Collectors.joining(","));
        file(HEADER, List.of(row("Title", "Text", "open", names)));
        assertEquals(List.of("labels too_many"), codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void longNamesAreShortenedInMessages() {
        file(HEADER, List.of(row("Title", "Text", "open", "x".repeat(300), "y".repeat(300))));
        assertEquals(
                List.of(
                        "There is no label named " + "x".repeat(200)
                                + "…: name must have at most 100 characters; it has 300;"
                                + " the part mapping says what it means.",
                        "There is no user named " + "y".repeat(200)
                                + "…; correct the name or leave it empty. person.NAME= says who it is here;"
                                + " no placeholder can be called so:"
                                + " username must have at most 100 characters; it has 300."),
                rejected(ImportMode.ALL_OR_NOTHING).errors().stream()
                        .map(RowError::message)
                        .toList());
    }

    @Test
    void cellThatCannotBeReadIsOneViolation() {
        table.rowViolations.add(new FileViolation("title", "#N/A", "cell_error", "The cell A7 holds the error #N/A."));
        table.unread.add(IssueField.TITLE);
        file(HEADER, List.of(row("", "Text", "open")));
        assertEquals(List.of("title cell_error"), codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void labelNamedTwiceIsCarriedOnce() {
        file(HEADER, List.of(row("Title", "Text", "open", "bug,BUG, ,bug")));
        run(ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of(bug), only().labels());
    }

    @Test
    void rowThatIsNoPartOfItsFileIsRejectedAfterItsOtherViolations() {
        table.rowViolations.add(new FileViolation("column 6", "more", "too_many_cells", "The row has 6 cells."));
        file(HEADER, List.of(bad("Title")));
        assertEquals(
                List.of("status invalid_status", "column 6 too_many_cells"),
                codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void cellsMissingAtTheEndAreEmpty() {
        file(HEADER, List.of(row("Title", "Text", "open")));
        assertEquals(1, run(ImportMode.ALL_OR_NOTHING).created());
    }

    @Test
    void aThousandViolationsAreReportedAndAllAreCounted() {
        file(HEADER, IntStream.range(0, 1_500).mapToObj(i -> bad("Row " + i)).toList());
        ImportReport report = rejected(ImportMode.ALL_OR_NOTHING);
        assertEquals(
                List.of(1_000, 1_500L, 1_500L),
                List.of(report.errors().size(), report.errorsTotal(), report.rejected()));
    }

    @Test
    void firstViolationsAreTheOnesReported() {
        file(HEADER, IntStream.range(0, 1_500).mapToObj(i -> bad("Row " + i)).toList());
        assertEquals(
                1_000, rejected(ImportMode.ALL_OR_NOTHING).errors().get(999).row());
    }
}
