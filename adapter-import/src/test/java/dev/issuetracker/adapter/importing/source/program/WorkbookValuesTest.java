package dev.issuetracker.adapter.importing.source.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.importing.Workbook;
import dev.issuetracker.application.importing.file.FileChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and numbers of workbooks, which are what the cells hold and not what they show. */
class WorkbookValuesTest {
    private static final String HEADER =
            "<row r='1'><c r='A1' t='str'><v>Summary</v></c><c r='B1' t='str'><v>Issue key</v></c>"
                    + "<c r='C1' t='str'><v>Status</v></c><c r='D1' t='str'><v>Created</v></c>"
                    + "<c r='E1' t='str'><v>Due date</v></c><c r='F1' t='str'><v>Story Points</v></c></row>";
    private static final String ROW = "<row r='2'><c r='A2' t='str'><v>a</v></c><c r='B2' t='str'><v>A-1</v></c>"
            + "<c r='C2' t='str'><v>Done</v></c>";

    @TempDir
    private Path directory;

    private static Workbook formatted(String code) {
        return new Workbook()
                .styles("<numFmts><numFmt numFmtId='170' formatCode='"
                        + code.replace("&", "&amp;").replace("'", "&apos;").replace("<", "&lt;")
                        + "'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs>");
    }

    private List<String> read(Workbook workbook, String cells) throws IOException {
        Path file = Files.write(
                directory.resolve("t.xlsx"),
                workbook.rows(HEADER + ROW + cells + "</row>").zip());
        return ShownFile.of(file, FileChoices.NONE)
                .text()
                .lines()
                .filter(line ->
                        line.matches("(header|violation|created|fields\\.(Due date|Story Points)|decimals of .*): .*"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd/mm/yy",
                "mm/dd/yy",
                "d/m/yyyy",
                "d-mmm",
                "mmm-yy",
                "[$-409]d-mmm-yy",
                "dddd",
                "yyyy",
                "[$-411]ge.m.d"
            })
    void dayIsReadWhateverTheCellShows(String code) throws IOException {
        assertEquals(
                List.of("fields.Due date: 2026-09-07", "created: 2026-09-07T00:00:00Z"),
                read(formatted(code), "<c r='D2' s='1'><v>46272</v></c><c r='E2' s='1'><v>46272</v></c>"));
    }

    @Test
    void dayIsReadInFilesWhoseDaysAreCountedFrom1904() throws IOException {
        Workbook workbook = formatted("dd/mm/yy")
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns='" + Workbook.MAIN + "' xmlns:r='" + Workbook.OFFICE
                                + "'><workbookPr date1904='1'/><sheets><sheet name='A'"
                                + " r:id='s1'/></sheets></workbook>");
        assertEquals(List.of("fields.Due date: 2026-09-07"), read(workbook, "<c r='E2' s='1'><v>44810</v></c>"));
    }

    @Test
    void momentIsReadToItsSecondWhateverTheCellShows() throws IOException {
        assertEquals(
                List.of("created: 2026-09-07T13:45:30Z"),
                read(formatted("dd/mm/yy h:mm"), "<c r='D2' s='1'><v>46272.5732638889</v></c>"));
    }

    @Test
    void dateThatIsATextIsStillReadByItsColumn() throws IOException {
        assertEquals(
                List.of("header: created 7/9/2026 ambiguous_dates", "violation: created 7/9/2026 invalid_date"),
                read(new Workbook(), "<c r='D2' t='str'><v>7/9/2026</v></c>"));
    }

    @Test
    void timeWithoutADayIsNoDate() throws IOException {
        assertEquals(
                List.of("violation: due date 12:00 invalid_date"),
                read(formatted("h:mm"), "<c r='E2' s='1'><v>0.5</v></c>"));
        assertEquals(
                List.of("violation: due date 31/12/1899 invalid_date"),
                read(formatted("d/m/yyyy"), "<c r='E2' s='1'><v>0</v></c>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "General | 1.235 | 1.235",
                "0 | 1.235 | 1.235",
                "#,##0 | 1235 | 1235",
                "#,##0.00 | 1235.5 | 1235.5",
                "#.##0,000 | 1235 | 1235",
                "0.0E+00 | 1235 | 1235",
                "\"about \"0 | 7 | 7",
                "[h]:mm | 1.0625 | 25.5",
                "h:mm | 0.3125 | 7.5",
                "[mm]:ss | 0.0625 | 1.5",
                "[h]:mm | 0.00694444444444444 | 0.1666667",
            })
    void numberIsReadWhateverTheCellShows(String code, String raw, String number) throws IOException {
        assertEquals(
                List.of("fields.Story Points: " + number),
                read(formatted(code), "<c r='F2' s='1'><v>" + raw + "</v></c>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0% | 0.5 | 50%", "yyyy-mm-dd | 46272 | 2026-09-07"})
    void shareAndDayAreNoNumbers(String code, String raw, String shown) throws IOException {
        assertEquals(
                List.of("fields.Story Points: " + shown),
                read(formatted(code), "<c r='F2' s='1'><v>" + raw + "</v></c>"));
    }
}
