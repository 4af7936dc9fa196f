package dev.issuetracker.adapter.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.exporting.ExportFormat;
import dev.issuetracker.application.exporting.IssueWriter;
import dev.issuetracker.application.exporting.TableWriter;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.user.UserRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported can be imported again, text by text. */
class ExportFilesTest {
    private static final UserRef JANE = new UserRef(1, "jane");
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final String[] PIECES = {
        "a", "9", " ", ",", ";", "\t", "\"", "\n", "é", "日本", "😀", "'", "=", "+", "@", "&", "<", "]]>", "_x000D_",
        "\uFFFE", "\uFFFF", "_xFFFF_"
    };

    @TempDir
    Path directory;

    private static Issue issue(long id, String title, String description) {
        return Issue.of(IssueDraft.of(title, description), id, JANE, AT);
    }

    private static byte[] written(ExportFormat format, List<Issue> issues) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (IssueWriter writer = new ExportFiles().begin(format, List.of(), out)) {
            issues.forEach(writer::write);
            writer.end();
        }
        return out.toByteArray();
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(8), 0, PIECES.length)
                .mapToObj(at -> PIECES[at])
                .collect(Collectors.joining())
                .strip();
    }

    @ParameterizedTest
    @EnumSource
    void anyTextComesBack(ExportFormat format) {
        Random random = new Random(20261126);
        List<Issue> issues = new ArrayList<>();
        for (long id = 1; id <= 2_000; id++) {
            issues.add(issue(id, ("x" + text(random)).replaceAll("[\n\t]", " "), text(random)));
        }
        issues.add(issue(2_001, "=cmd|' /C calc'!A0", "'=literal"));

        ImportFile file = Read.file(directory, "issues." + format.name(), written(format, issues));
        List<String> read = new ArrayList<>();
        Read.files().read(file, List.of(), new RowReader.Sink() {
            @Override
            public void columns(ImportColumns columns) {}

            @Override
            public void row(ImportRow row) {
                read.add(text(row, IssueField.TITLE) + "|" + text(row, IssueField.DESCRIPTION));
            }
        });

        assertEquals(issues.stream().map(ExportFilesTest::shown).toList(), read);
    }

    private static String text(ImportRow row, IssueField<String> field) {
        return Objects.requireNonNull(row.values().get(field)).text();
    }

    private static String shown(Issue issue) {
        return issue.title() + "|" + issue.description();
    }

    @ParameterizedTest
    @EnumSource
    void rowsComeBackAsTheyAre(ExportFormat format) {
        List<List<String>> rows = List.of(
                List.of("title", "labels"),
                List.of("'=1+1", "=2"),
                List.of("Two\nlines", "_x000D_"),
                List.of("\uFFFE a \uFFFF", "_xFFFF_"),
                List.of("'", "\""));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = new ExportFiles().begin(format, out)) {
            rows.forEach(writer::write);
            writer.end();
        }
        assertEquals(
                rows,
                Read.of(Read.files(), Read.file(directory, "rows." + format.name(), out.toByteArray()))
                        .rows());
    }

    @Test
    void workbookHasWhatXmlCannotCarry() {
        List<List<String>> rows = List.of(List.of("title"), List.of("a\u0000b\u001Fc\uFFFFd\uD83De"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = new ExportFiles().begin(ExportFormat.XLSX, out)) {
            rows.forEach(writer::write);
            writer.end();
        }
        assertEquals(
                rows,
                Read.of(Read.files(), Read.file(directory, "rows.xlsx", out.toByteArray()))
                        .rows());
    }

    @Test
    void cellThatIsTooLongAsItIsWrittenIsRejected() {
        try (TableWriter writer = new ExportFiles().begin(ExportFormat.XLSX, new ByteArrayOutputStream())) {
            writer.write(List.of("title"));
            writer.write(List.of("\uFFFF".repeat(4_680)));
            TrackerException rejected =
                    assertThrows(TrackerException.class, () -> writer.write(List.of("\uFFFF".repeat(4_681))));
            assertEquals(ErrorCode.EXPORT_IMPOSSIBLE, rejected.code());
        }
    }

    @Test
    void textThatFitsNoCellIsNamedBeforeAnythingIsSent() {
        try (IssueWriter writer =
                new ExportFiles().check(ExportFormat.XLSX, List.of()).orElseThrow()) {
            TrackerException exception =
                    assertThrows(TrackerException.class, () -> writer.write(issue(7, "Long", "x".repeat(40_000))));
            assertEquals(ErrorCode.EXPORT_IMPOSSIBLE, exception.code());
            assertTrue(String.valueOf(exception.getMessage()).contains("the row with id 7 has 40000 in description"));
        }
    }

    private static List<List<String>> numbered(int rows) {
        Random random = new Random(20261130);
        List<List<String>> numbered = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            numbered.add(List.of("row " + row, Long.toString(random.nextLong())));
        }
        return numbered;
    }

    @ParameterizedTest
    @EnumSource
    void rowsLeaveWhileMoreAreWritten(ExportFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> sizes = new ArrayList<>();
        try (TableWriter writer = new ExportFiles().begin(format, out)) {
            for (List<String> row : numbered(40_000)) {
                writer.write(row);
                if (row.get(0).endsWith("0000")) {
                    sizes.add(out.size());
                }
            }
            writer.end();
        }
        assertEquals(sizes.stream().distinct().sorted().toList(), sizes);
        assertTrue(sizes.get(0) > out.size() / 5, sizes + " of " + out.size());
    }

    @Test
    void workbookThatWasNotCompletedIsNoWorkbook() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = new ExportFiles().begin(ExportFormat.XLSX, out)) {
            numbered(10_000).forEach(writer::write);
        }
        assertTrue(out.size() > 10_000, out.size() + " bytes");
        assertEquals(
                ErrorCode.FILE_UNREADABLE,
                Read.rejected(Read.files(), Read.file(directory, "cut.xlsx", out.toByteArray()))
                        .code());
    }

    @Test
    void otherProgramsReadWhatThisOneDoes() throws IOException {
        List<String> texts = List.of(
                "a\rb",
                "a\r\nb\n",
                " blanks around\t",
                "_x000D_ as such",
                "_x005F_",
                "controls \u0001\u000B\u001F",
                "😀 \uD83D alone \uDE00",
                "'quoted",
                "=1+1",
                "]]> & <b>\"'",
                "\u0085\u2028\u00A0");
        List<List<String>> rows = new ArrayList<>(List.of(List.of("name", "text")));
        texts.forEach(text -> rows.add(List.of("name", text)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = new ExportFiles().begin(ExportFormat.XLSX, out)) {
            rows.forEach(writer::write);
            writer.end();
        }

        assertEquals(
                rows,
                Read.of(Read.files(), Read.file(directory, "rows.xlsx", out.toByteArray()))
                        .rows());
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            Sheet sheet = workbook.getSheet("Issues");
            assertEquals(1, sheet.getPaneInformation().getHorizontalSplitPosition());
            assertTrue(sheet.getPaneInformation().isFreezePane());
            List<List<String>> read = new ArrayList<>();
            sheet.forEach(row -> read.add(
                    List.of(row.getCell(0).getStringCellValue(), row.getCell(1).getStringCellValue())));
            assertEquals(rows, read);
        }
    }

    @Test
    void columnsBehindTheAlphabetHaveTheirPlace() throws IOException {
        List<String> header = IntStream.range(0, 800).mapToObj(i -> "c" + i).toList();
        List<String> row = IntStream.range(0, 800)
                .mapToObj(i -> i % 13 == 0 ? "v" + i : "")
                .toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = new ExportFiles().begin(ExportFormat.XLSX, out)) {
            writer.write(header);
            writer.write(row);
            writer.end();
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            Row read = workbook.getSheetAt(0).getRow(1);
            for (int i = 0; i < row.size(); i++) {
                assertEquals(row.get(i), new DataFormatter().formatCellValue(read.getCell(i)));
            }
        }
    }

    @Test
    void sheetHasRoomForSoManyRows() {
        try (TableWriter room = new ExportFiles().check(ExportFormat.XLSX).orElseThrow()) {
            List<String> row = List.of("x");
            for (int i = 0; i < 1_048_576; i++) {
                room.write(row);
            }
            TrackerException rejected = assertThrows(TrackerException.class, () -> room.write(row));
            assertEquals(ErrorCode.EXPORT_IMPOSSIBLE, rejected.code());
        }
    }
}
