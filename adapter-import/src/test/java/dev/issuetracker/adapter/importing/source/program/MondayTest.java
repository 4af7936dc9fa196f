package dev.issuetracker.adapter.importing.source.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.importing.ImportFiles;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What workbooks of monday.com have that no table in a text has. */
class MondayTest {
    private static final String UPDATES = "Item ID|Item Name|Content Type|User|Created At|Update Content";
    private static final List<String> BOARD = List.of(
            "Bakery",
            "Breads",
            "Name|Person|Status|Item ID (auto generated)",
            "Rye loaf|kim|Working on it|5000000001",
            "Subitems|Name|Owner|Status|Item ID (auto generated)",
            "|Find a mill|ana|Done|5000000002",
            "Wheat loaf|||5000000004");

    @TempDir
    private Path directory;

    private Path workbook(Map<String, List<String>> sheets) throws IOException {
        Path file = directory.resolve("board.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            sheets.forEach((name, rows) -> fill(workbook.createSheet(name), rows));
            workbook.setSheetOrder("board", 0);
            workbook.write(out);
        }
        return file;
    }

    private static void fill(XSSFSheet sheet, List<String> rows) {
        for (int line = 0; line < rows.size(); line++) {
            Row row = sheet.createRow(line);
            String[] cells = rows.get(line).split("\\|", -1);
            for (int place = 0; place < cells.length; place++) {
                row.createCell(place).setCellValue(cells[place].replace("\\n", "\n"));
            }
        }
    }

    private List<String> read(List<String> board, String... updates) throws IOException {
        List<String> rows =
                Stream.concat(Stream.of("Bakery", UPDATES), Stream.of(updates)).toList();
        Path file = workbook(Map.of("board", board, "board-updates", rows));
        return ShownFile.of(file, FileChoices.NONE).text().lines().toList();
    }

    private static void assertHas(String line, List<String> lines) {
        assertTrue(lines.contains(line), String.join("\n", lines));
    }

    private static List<String> beginning(String word, List<String> lines) {
        return lines.stream().filter(line -> line.startsWith(word)).toList();
    }

    @Test
    void updatesAreCommentsOfTheirItems() throws IOException {
        List<String> lines = read(
                BOARD,
                "5000000001|Rye loaf|Update|Ana Lee|27/May/2025 03:26:42 PM|Which mill?\\nAsk around",
                "5000000002|Find a mill|Update|Zoé|28/May/2025 12:05:00 AM|Found",
                "5000000001|Rye loaf|Reply|kim|28/May/2025 09:00:00 AM|This one");
        assertEquals(
                List.of(
                        "comment: Ana Lee at 2025-05-27T15:26:42Z: Which mill?\\nAsk around",
                        "comment: kim at 2025-05-28T09:00:00Z: This one",
                        "comment: Zoé at 2025-05-28T00:05:00Z: Found"),
                beginning("comment", lines));
    }

    @Test
    void partIsBelowItsItemAndHasItsOwnColumns() throws IOException {
        List<String> lines = read(BOARD);
        assertEquals(List.of("parent: 5000000001"), beginning("parent", lines));
        assertEquals(List.of("assignee: kim", "assignee: ana"), beginning("assignee", lines));
    }

    @Test
    void updatesOfOtherItemsArePassedOverAndReported() throws IOException {
        List<String> lines = read(
                BOARD,
                "5000000009|Gone|Update|Ana|27/May/2025 03:26:42 PM|One",
                "5000000009|Gone|Update|Ana|27/May/2025 03:27:42 PM|Two");
        assertHas("violation: comments of  no_issue", lines);
        assertHas("ignored: Comments of 1", lines);
        assertEquals(1, beginning("violation", lines).size());
    }

    @Test
    void updatesFindItemsWithoutKeysByNamesThatComeOnce() throws IOException {
        List<String> board =
                List.of("Bakery", "Breads", "Name|Person|Status|Date", "Rye loaf|kim||", "Rolls|kim||", "Rolls|ana||");
        List<String> lines = read(
                board,
                "5000000001|Rye loaf|Update|Ana|27/May/2025 03:26:42 PM|One",
                "5000000002|Rolls|Update|Ana|27/May/2025 03:27:42 PM|Two");
        assertHas("comment: Ana at 2025-05-27T15:26:42Z: One", lines);
        assertHas("violation: comments of  no_issue", lines);
    }

    private List<String> timelines(String header, String... items) throws IOException {
        return read(Stream.concat(Stream.of("Bakery", "Breads", header), Stream.of(items))
                .toList());
    }

    @Test
    void lastDayOfATimelineIsTheDueDate() throws IOException {
        List<String> lines = timelines(
                "Name|Person|Status|Timeline|Item ID",
                "Rye loaf|||2026-03-10 - 2026-03-15|1",
                "Rolls|||2026-03-12|2",
                "Cake||||3");
        assertEquals(
                List.of("fields.Due date: 2026-03-15", "fields.Due date: 2026-03-12"),
                beginning("fields.Due date", lines));
        assertEquals(List.of(), beginning("violation", lines));
    }

    @Test
    void timelineThatIsNoPeriodIsRejected() throws IOException {
        List<String> lines = timelines(
                "Name|Person|Status|Timeline|Item ID",
                "Rye loaf|||soon - 2026-03-15|1",
                "Rolls|||2026-03-15 - 2026-03-10|2",
                "Cake|||2026-03-10 - 2026-03-11 - 2026-03-12|3");
        assertEquals(List.of(), beginning("fields.Due date", lines));
        assertEquals(3, beginning("violation", lines).size(), String.join("\n", lines));
    }

    @Test
    void oneTimelineThatCanBeReadInOneWaySaysHowAllAre() throws IOException {
        List<String> lines = timelines(
                "Name|Person|Status|Timeline|Item ID", "Rye loaf|||02/03/2026 - 15/03/2026|1", "Rolls|||01/02/2026|2");
        assertEquals(
                List.of("fields.Due date: 2026-03-15", "fields.Due date: 2026-02-01"),
                beginning("fields.Due date", lines));
    }

    @Test
    void columnForTheDueDateComesBeforeATimeline() throws IOException {
        List<String> lines =
                timelines("Name|Person|Timeline|Date|Item ID", "Rye loaf||2026-03-10 - 2026-03-15|2026-03-20|1");
        assertEquals(List.of("fields.Due date: 2026-03-20"), beginning("fields.Due date", lines));
        assertHas("ignored: Timeline 1, Comments of 0", lines);
    }

    @Test
    void partMayHaveATimelineBesideItsDay() throws IOException {
        List<String> lines = timelines(
                "Name|Person|Status|Date|Item ID",
                "Rye loaf|kim||2026-03-20|1",
                "Subitems|Name|Owner|Date|Timeline|Item ID",
                "|Find a mill|ana|2026-03-12|2026-03-10 - 2026-03-11|2");
        assertEquals(
                List.of("fields.Due date: 2026-03-20", "fields.Due date: 2026-03-12"),
                beginning("fields.Due date", lines));
        assertEquals(List.of(), beginning("violation", lines));
    }

    @Test
    void itemIsNoHeaderThoughItIsCalledLikeOne() throws IOException {
        List<String> board =
                List.of("Bakery", "Breads", "Name|Person|Status|Item ID", "Name|kim|Done|1", "Subitems|kim|Done|2");
        assertEquals(List.of("title: Name", "title: Subitems"), beginning("title", read(board)));
    }

    @Test
    void headersOfPartsMayNotHaveEndlesslyManyColumns() throws IOException {
        StringBuilder text = new StringBuilder("Name,Person,Status,Item ID\na,,,1\n");
        for (int part = 0; part < 20; part++) {
            text.append("Subitems,Name,Column ").append(part).append("\n,b,\n");
        }
        Path file = Files.writeString(directory.resolve("board.csv"), text.toString());
        ImportFiles files = new ImportFiles(new Limits(10, 1_000, 1_000, 1_000), directory);
        RowReader.Sink nothing = new RowReader.Sink() {
            @Override
            public void columns(ImportColumns columns) {
                throw new AssertionError("columns are not known");
            }

            @Override
            public void row(ImportRow row) {
                throw new AssertionError("rows come after the columns");
            }
        };
        TrackerException thrown = assertThrows(
                TrackerException.class, () -> files.read(new ImportFile("board.csv", file), List.of(), nothing));
        assertEquals(ErrorCode.FILE_TOO_LARGE, thrown.code());
    }
}
