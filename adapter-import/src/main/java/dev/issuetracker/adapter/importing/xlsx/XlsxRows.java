package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.FileRows;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.adapter.importing.file.TemporaryFileException;
import dev.issuetracker.adapter.importing.zip.CheckedZip;
import dev.issuetracker.adapter.importing.zip.ZipWords;
import dev.issuetracker.application.importing.file.FileFacts.Sheets;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.text.TextRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Reads the rows of a sheet of a workbook, with nothing of the workbook in memory but a row. */
public final class XlsxRows {
    private static final int SHOWN = 60;

    private XlsxRows() {}

    /**
     * Hands the rows on, whose lines are the numbers that the sheet gives them.
     *
     * @param sheet the name of the sheet, in any case; null for the first visible one
     * @return the sheets of the workbook
     */
    public static Sheets read(Path path, @Nullable String sheet, Limits limits, Path temporary, FileRows rows) {
        try (CheckedZip zip = CheckedZip.open(path, ZipWords.WORKBOOK)) {
            try {
                return read(zip, sheet, limits, temporary, new CellTexts(Files.size(path), limits), rows);
            } catch (IOException | SAXException | RuntimeException | StackOverflowError e) {
                rows.rethrow();
                zip.rethrow();
                throw e;
            }
        } catch (TrackerException | TemporaryFileException e) {
            throw e;
        } catch (IOException | SAXException | RuntimeException | StackOverflowError e) {
            rows.rethrow();
            throw FileExceptions.unreadable(WorkbookParts.DAMAGED, e);
        }
    }

    private static Sheets read(
            CheckedZip zip, @Nullable String wanted, Limits limits, Path temporary, CellTexts texts, FileRows rows)
            throws IOException, SAXException {
        WorkbookParts parts = WorkbookParts.open(zip, limits);
        zip.opened(limits.unpackedBytes());
        WorkbookHandler workbook = new WorkbookHandler(parts::isWorksheet, wanted);
        parts.readWorkbook(workbook);
        String sheet = workbook.sheet();
        if (sheet == null && wanted != null) {
            throw noSheet(wanted, workbook.sheets().names());
        }
        if (sheet == null) {
            throw FileExceptions.unreadable(
                    "The workbook has no visible sheet with cells; unhide the sheet with the table, and send"
                            + " the file again.");
        }
        try (DiskStrings strings = new DiskStrings(temporary)) {
            parts.readIfPresent("/sharedStrings", new StringsHandler(strings, limits, rows::reading));
            StylesHandler styles = new StylesHandler();
            parts.readIfPresent("/styles", styles);
            rows.from(workbook.sheets());
            Numbers numbers = new Numbers(styles.styles(), styles.formats(), workbook.from1904());
            parts.readSheet(sheet, new SheetHandler(strings, numbers, texts, limits, rows));
            rows.end();
        }
        return workbook.sheets();
    }

    private static TrackerException noSheet(String wanted, List<String> names) {
        String message = "The workbook has no sheet named " + TextRules.shortened(wanted, SHOWN) + "; it has "
                + String.join(", ", names) + ".";
        return new TrackerException(
                ErrorCode.VALIDATION_FAILED, message, List.of(new Violation("sheet", "invalid_choice", message)));
    }
}
