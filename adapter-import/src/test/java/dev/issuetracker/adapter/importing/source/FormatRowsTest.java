package dev.issuetracker.adapter.importing.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.importing.file.CellValue;
import dev.issuetracker.adapter.importing.file.FileHeader;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.Separator;
import dev.issuetracker.adapter.importing.file.TableForm;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.FileFacts.IgnoredColumn;
import dev.issuetracker.application.importing.file.FileFacts.ReadColumn;
import dev.issuetracker.application.importing.file.FileFacts.ReadStatus;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tracker's own format makes of headers and rows. */
class FormatRowsTest {
    private static final List<String> HEADER = List.of("title", "description", "status", "labels", "assignee");

    private final List<ImportColumns> columns = new ArrayList<>();
    private final List<ImportRow> rows = new ArrayList<>();
    private final RowReader.Sink sink = new RowReader.Sink() {
        @Override
        public void columns(ImportColumns header) {
            columns.add(header);
        }

        @Override
        public void row(ImportRow row) {
            rows.add(row);
        }
    };
    private final FormatRows format = reading(ImportFormat.TRACKER);

    private FormatRows reading(ImportFormat by) {
        return new FormatRows(by, FileChoices.NONE, new ColumnForms(by, FileChoices.NONE), sink);
    }

    private ImportColumns header(List<String> names) {
        format.header(new FileHeader(3, names, Separator.COMMA));
        return columns.get(0);
    }

    private ImportRow row(String... cells) {
        format.row(new FileRow(7, List.of(cells)));
        return rows.get(rows.size() - 1);
    }

    private static Field field(long id, String name, FieldType type) {
        return new Field(id, name, type, "", List.of(), Instant.EPOCH, Instant.EPOCH);
    }

    private static List<String> words(Map<IssueField<?>, ImportValue> values, IssueField<?> field) {
        return values.getOrDefault(field, ImportValue.of("no value")).words();
    }

    private static List<String> codes(List<FileViolation> violations) {
        return violations.stream()
                .map(violation -> violation.column() + " " + violation.code())
                .toList();
    }

    @Test
    void cellsUnderAHeaderWithoutANameAreCounted() {
        header(List.of("title", "", "status", "labels", " "));
        row("Crash", "lost", "open", "", "");
        assertEquals(
                List.of(new IgnoredColumn("column 2", 1, "lost")),
                format.facts(TableForm.text(StandardCharsets.UTF_8)).columns().ignored());
    }

    /** The status that a row of another program says, in a file with this column beside the title. */
    private ImportValue statusOf(String column, String cell) {
        ImportFormat other = ImportFormat.named("other")
                .column(Column.of(IssueField.TITLE, CellKind.TEXT, "title").asRequired())
                .column(Column.of(IssueField.STATUS, CellKind.STATUS, "state"))
                .status(Status.RESOLVED, "closed")
                .build();
        FormatRows rowsOfOther = reading(other);
        rowsOfOther.header(new FileHeader(1, List.of("title", column), Separator.COMMA));
        rowsOfOther.row(new FileRow(2, List.of("Crash", cell)));
        return rows.get(rows.size() - 1).value(IssueField.STATUS);
    }

    @Test
    void statusIsAssumedWhereNoColumnSaysIt() {
        assertEquals(ImportValue.assumed("open"), statusOf("url", "https://example.org/7"));
        assertEquals(new ImportValue("closed", List.of("resolved")), statusOf("state", "closed"));
        assertEquals(new ImportValue("", List.of("open")), statusOf("state", ""));
    }

    @Test
    void columnsMayComeInAnyOrderAndCase() {
        header(List.of(" Labels ", "STATUS", "Title", "description"));

        assertEquals(
                Map.of(
                        IssueField.TITLE, ImportValue.of("Title"),
                        IssueField.DESCRIPTION, ImportValue.of("Text"),
                        IssueField.STATUS, ImportValue.of("open"),
                        IssueField.LABELS, ImportValue.of("bug")),
                row("bug", "open", "Title", "Text").values());
    }

    @Test
    void lineOfARowIsKept() {
        header(HEADER);

        assertEquals(7, row("Title").line());
    }

    @Test
    void columnsOfWhatAnIssueMayBeWithoutMayBeMissing() {
        assertEquals(List.of(), header(List.of("title", "status", "labels")).violations());
    }

    @Test
    void unknownColumnsAreIgnored() {
        List<String> names = List.of("title", "Prio ", "description", "", "status", "labels");
        header(names);
        row("Title", "1", "", "x");
        row("Title", " ", "", "x");

        assertEquals(new ImportColumns(null, 3, null, names, "error", List.of()), columns.get(0));
        assertEquals(
                List.of(new IgnoredColumn("Prio", 1, "1"), new IgnoredColumn("column 4", 2, "x")),
                format.facts(TableForm.text(StandardCharsets.UTF_8)).columns().ignored());
    }

    @Test
    void exampleOfAColumnIsItsFirstValueShortened() {
        header(List.of("title", "status", "labels", "Notes"));
        row("Title", "open", "", " ");
        row("Title", "open", "", "n".repeat(101));
        row("Title", "open", "", "other");
        assertEquals(
                List.of(new IgnoredColumn("Notes", 2, "n".repeat(100) + "…")),
                format.facts(TableForm.text(StandardCharsets.UTF_8)).columns().ignored());
    }

    @Test
    void whatColumnsMayFillIsNamed() {
        header(HEADER);
        assertEquals(
                List.of("title", "description", "status", "labels", "assignee"),
                format.facts(TableForm.text(StandardCharsets.UTF_8)).columns().targets());
    }

    @Test
    void rowKeepsItsCells() {
        header(HEADER);
        assertEquals(List.of(" Title ", "'=1"), row(" Title ", "'=1").cells());
    }

    @Test
    void columnOfErrorsIsCalledLikeNothingThatIsRead() {
        reading(ImportFormat.TRACKER.with(List.of(field(1, "Error", FieldType.TEXT))))
                .header(new FileHeader(1, HEADER, Separator.COMMA));
        assertEquals("error 2", columns.get(0).unreadName());
    }

    @Test
    void columnsThatAreReadAreNamedWithWhatTheyFill() {
        header(List.of("Title", "status", "labels"));
        row("Title", "open", "");

        assertEquals(
                List.of(
                        new ReadColumn("Title", "title", 1, "Title"),
                        new ReadColumn("status", "status", 1, "open"),
                        new ReadColumn("labels", "labels", 0, null)),
                format.facts(TableForm.text(StandardCharsets.UTF_8)).columns().read());
    }

    @Test
    void wordsForStatusesAreNamedWithWhatTheyAreReadAs() {
        header(HEADER);
        row("a", "", "open");
        row("b", "", "done");
        row("c", "", "done");

        assertEquals(
                List.of(new ReadStatus("open", Status.OPEN, 1), new ReadStatus("done", null, 2)),
                format.facts(TableForm.text(StandardCharsets.UTF_8)).statuses());
    }

    @Test
    void rowsOfATextThatAreTooShortAreCounted() {
        header(HEADER);
        row("Title", "Text", "open", "", "");
        row("Title", "Text");

        assertEquals(
                1, format.facts(TableForm.text(StandardCharsets.UTF_8)).form().shortRows());
    }

    @Test
    void everyMissingColumnIsAViolation() {
        assertEquals(
                List.of("status missing_column", "labels missing_column"),
                codes(header(List.of("title", "description")).violations()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0title\u00A0",
                "\u200Btitle",
                "title\u200B",
                "\uFEFFtitle",
                "\u2060 title\u202F",
                "\u3000title"
            })
    void whatNobodySeesAroundANameDoesNotMatter(String name) {
        assertEquals(
                List.of(),
                header(List.of(name, "description", "status", "labels")).violations());
    }

    @Test
    void whatNobodySeesAroundAWordDoesNotMatter() {
        header(HEADER);
        Map<IssueField<?>, ImportValue> values = row("Title", "Text", "\u00A0open", "bug\u00A0,\u200Bui", "john\u00A0")
                .values();

        assertEquals(
                List.of(List.of("open"), List.of("bug", "ui"), List.of("john")),
                List.of(
                        words(values, IssueField.STATUS),
                        words(values, IssueField.LABELS),
                        words(values, IssueField.ASSIGNEE)));
    }

    @Test
    void missingColumnShowsTheHeaderAndItsSeparatorAsRead() {
        assertEquals(
                "The header has no column title; a file has the columns title, status, labels, and optionally"
                        + " description, assignee. If another program wrote it, say which one with format=;"
                        + " column.NAME= says what a column fills."
                        + " The header was read, separated by commas, as \"titel;status\", \"labels\".",
                header(List.of("titel;status", "labels")).violations().get(0).message());
    }

    @Test
    void missingColumnOfASheetShowsTheHeaderAsRead() {
        format.header(new FileHeader(1, Collections.nCopies(25, "x".repeat(70)), null));
        String message = columns.get(0).violations().get(0).message();

        assertTrue(message.contains(" The header was read as \"" + "x".repeat(60) + "…\", "), message);
        assertTrue(message.endsWith("…\" and 5 more."), message);
    }

    @Test
    void duplicateColumnIsAViolation() {
        assertEquals(
                List.of(new FileViolation(
                        "title",
                        " Title",
                        "duplicate_column",
                        "The header has the column title twice; keep only one.")),
                header(List.of("title", "description", "status", "labels", " Title"))
                        .violations());
    }

    @Test
    void columnsThatBothFillTheSameAreNamed() {
        FormatRows chosen =
                reading(ImportFormat.TRACKER.choosing(Map.of("Betreff", "title", "Kurz", "title"), Map.of()));
        chosen.header(new FileHeader(1, List.of("Betreff", "status", "labels", "Kurz"), null));
        assertEquals(
                "The columns \"Betreff\" and \"Kurz\" both fill title; only one can.",
                columns.get(0).violations().get(0).message());
    }

    @Test
    void cellBeyondTheHeaderIsAViolation() {
        header(HEADER);

        assertEquals(
                List.of("column 6 too_many_cells"),
                codes(row("Title", "Text", "open", "", "", "more").violations()));
    }

    @Test
    void blankCellBeyondTheHeaderIsPassedOver() {
        header(HEADER);

        assertEquals(List.of(), row("Title", "Text", "open", "", "", " ", "").violations());
    }

    @Test
    void cellsMissingAtTheEndAreEmpty() {
        header(HEADER);

        assertEquals(
                Map.of(
                        IssueField.TITLE, ImportValue.of("Title"),
                        IssueField.DESCRIPTION, ImportValue.of("Text"),
                        IssueField.STATUS, ImportValue.of("open"),
                        IssueField.LABELS, new ImportValue("", List.of()),
                        IssueField.ASSIGNEE, new ImportValue("", List.of())),
                row("Title", "Text", "open").values());
    }

    @Test
    void labelsAreSeparatedByCommas() {
        header(HEADER);

        assertEquals(
                new ImportValue("bug , ui,, a;b", List.of("bug", "ui", "a;b")),
                row("Title", "Text", "open", " bug , ui,, a;b ").values().get(IssueField.LABELS));
    }

    @Test
    void labelsAreNamedOnceAndOnlySoManyOfThem() {
        header(HEADER);
        String many = IntStream.range(0, 100_000).mapToObj(i -> "l" + i).collect(Collectors.joining(","));

        assertEquals(
                List.of("bug", "ui"),
                words(row("Title", "Text", "open", "bug,BUG,ui,bug").values(), IssueField.LABELS));
        assertEquals(
                101,
                words(row("Title", "Text", "open", many).values(), IssueField.LABELS)
                        .size());
    }

    @Test
    void wordThatIsNoStatusStaysAsItIs() {
        header(HEADER);

        assertEquals(ImportValue.of("Closed"), row("T", "", " Closed ").values().get(IssueField.STATUS));
    }

    @Test
    void errorOfAFormulaIsAViolationThatNamesItsCell() {
        header(HEADER);
        format.row(new FileRow(7, List.of("#N/A", "Text", "open"), Map.of(0, "A7"), Map.of()));

        assertEquals(
                List.of(new FileViolation(
                        "title",
                        "#N/A",
                        "cell_error",
                        "The cell A7 has the error #N/A; correct its formula, or type the value.")),
                rows.get(0).violations());
        assertFalse(rows.get(0).values().containsKey(IssueField.TITLE));
    }

    @Test
    void errorOfAFormulaInAColumnThatIsNotReadDoesNotMatter() {
        header(List.of("title", "description", "status", "labels", "Prio"));
        format.row(new FileRow(7, List.of("Title", "Text", "open", "", "#REF!"), Map.of(4, "E7"), Map.of()));

        assertEquals(List.of(), rows.get(0).violations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum"})
    void formulaGuardIsRemoved(String text) {
        header(HEADER);

        assertEquals(
                ImportValue.of(text), row("'" + text, "Text", "open").values().get(IssueField.TITLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'quoted'", "'", "''", "it's", "=1+1"})
    void otherQuotesAreKept(String text) {
        header(HEADER);

        assertEquals(ImportValue.of(text), row(text, "Text", "open").values().get(IssueField.TITLE));
    }

    @Test
    void columnThatBearsTheNameOfAFieldFillsIt() {
        FormatRows added = reading(ImportFormat.TRACKER.with(
                List.of(field(1, "Priority", FieldType.SELECT), field(2, "Systems", FieldType.MULTI_SELECT))));
        added.header(new FileHeader(
                3,
                List.of("title", "description", "status", "labels", " PRIORITY", "systems", "Other"),
                Separator.COMMA));
        added.row(new FileRow(7, List.of("Title", "", "open", "", "\u200bhigh ", "api, web,,api", "more")));
        assertEquals(
                List.of(new IgnoredColumn("Other", 1, "more")),
                added.facts(TableForm.text(StandardCharsets.UTF_8)).columns().ignored());
        Map<IssueField<?>, ImportValue> values = rows.get(0).values();
        assertEquals(List.of("high"), words(values, AddedFields.select(new FieldRef(1, "Priority", FieldType.SELECT))));
        assertEquals(
                List.of("api", "web"),
                words(values, AddedFields.multiSelect(new FieldRef(2, "Systems", FieldType.MULTI_SELECT))));
    }

    /** The codes of what is wrong with a row of a workbook with these days in two columns of a name. */
    private List<String> codesOfDays(CellValue... days) {
        FormatRows repeated = reading(ImportFormat.named("other")
                .column(Column.of(IssueField.TITLE, CellKind.TEXT, "title").asRequired())
                .column(Column.named("Sprint", CellKind.TEXT, "sprint").repeated())
                .build()
                .with(List.of(field(1, "Sprint", FieldType.DATE))));
        repeated.header(new FileHeader(1, List.of("title", "sprint", "sprint"), null));
        Map<Integer, CellValue> held = new HashMap<>();
        List<String> cells = new ArrayList<>(List.of("Title"));
        for (CellValue day : days) {
            held.put(cells.size(), day);
            cells.add("7/9/26");
        }
        repeated.row(new FileRow(2, cells, Map.of(), held));
        return codes(rows.get(rows.size() - 1).violations());
    }

    @Test
    void daysOfSeveralColumnsAreAViolationWhereTheyDiffer() {
        CellValue day = new CellValue(CellValue.Kind.MOMENT, "2026-09-07");
        CellValue other = new CellValue(CellValue.Kind.MOMENT, "2026-07-09");
        assertEquals(List.of("sprint several_values"), codesOfDays(day, other));
        assertEquals(List.of(), codesOfDays(day, day));
    }

    @Test
    void fieldThatTwoColumnsNameIsAViolation() {
        FormatRows added = reading(ImportFormat.TRACKER.with(List.of(field(1, "Priority", FieldType.SELECT))));
        added.header(
                new FileHeader(3, List.of("title", "description", "status", "labels", "Priority", "priority"), null));
        assertEquals(List.of("Priority duplicate_column"), codes(columns.get(0).violations()));
    }

    @Test
    void nameOfAFieldThatIsGuardedAsAFormulaIsFound() {
        Field effort = field(1, "+Effort", FieldType.TEXT);
        FormatRows added = reading(ImportFormat.TRACKER.with(List.of(effort)));
        added.header(new FileHeader(1, List.of("title", "status", "labels", "'+Effort"), Separator.COMMA));
        added.row(new FileRow(2, List.of("Title", "open", "", "'=1")));
        assertEquals(List.of("=1"), words(rows.get(0).values(), AddedFields.of(effort.ref())));
    }
}
