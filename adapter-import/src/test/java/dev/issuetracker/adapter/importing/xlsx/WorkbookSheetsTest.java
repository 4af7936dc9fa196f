package dev.issuetracker.adapter.importing.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.importing.Read;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.value.IssueField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which sheet of a workbook is read. */
class WorkbookSheetsTest {
    @TempDir
    private Path directory = Path.of("");

    private final List<String> titles = new ArrayList<>();
    private final List<FileViolation> violations = new ArrayList<>();

    /** Three sheets, of which the first is hidden; the title of each one's issue is its name. One that has none. */
    private byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (String name : List.of("Hidden", "Today", "Archive")) {
                var sheet = workbook.createSheet(name);
                fill(sheet.createRow(0), "title", "status", "labels");
                fill(sheet.createRow(1), name, "open", "");
            }
            fill(workbook.createSheet("Summary").createRow(0), "Sheet", "Rows");
            workbook.setSheetVisibility(0, SheetVisibility.HIDDEN);
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void fill(Row row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private FileFacts read(@Nullable String sheet) throws IOException {
        ImportFile file = Read.file(directory, "t.xlsx", workbook())
                .with(FileChoices.NONE.withLayout(new FileChoices.Layout(null, null, sheet)));
        return Read.files().read(file, List.of(), new RowReader.Sink() {
            @Override
            public void columns(ImportColumns columns) {
                violations.addAll(columns.violations());
            }

            @Override
            public void row(ImportRow row) {
                titles.addAll(row.values()
                        .getOrDefault(IssueField.TITLE, ImportValue.of(""))
                        .words());
            }
        });
    }

    @Test
    void firstVisibleSheetIsRead() throws IOException {
        FileFacts.Sheets sheets = read(null).form().sheets();
        assertEquals(List.of("Today"), titles);
        assertEquals(new FileFacts.Sheets("Today", List.of("Hidden", "Today", "Archive", "Summary")), sheets);
        assertEquals(List.of(), violations);
    }

    @Test
    void sheetMayBeChosenInAnyCase() throws IOException {
        assertEquals("Archive", read("archive").form().sheets().read());
        assertEquals(List.of("Archive"), titles);
    }

    @Test
    void hiddenSheetMayBeChosen() throws IOException {
        read("Hidden");
        assertEquals(List.of("Hidden"), titles);
    }

    @Test
    void headerOfAnotherSheetIsNamedWithTheOthers() throws IOException {
        read("Summary");
        String message = violations.get(0).message();
        assertTrue(
                message.endsWith("The header was read from the sheet \"Summary\" as \"Sheet\", \"Rows\"."
                        + " With sheet= another one is read: \"Hidden\", \"Today\", \"Archive\"."),
                message);
    }

    @Test
    void unknownSheetIsAViolation() {
        TrackerException thrown = assertThrows(TrackerException.class, () -> read("Tomorrow"));
        assertEquals(
                "The workbook has no sheet named Tomorrow; it has Hidden, Today, Archive, Summary.",
                thrown.getMessage());
        assertEquals("sheet", thrown.violations().get(0).field());
    }
}
