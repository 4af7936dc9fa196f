package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.FileRows;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.adapter.importing.file.TemporaryFileException;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xml.sax.SAXException;

/** Reads the rows of a workbook's first visible sheet, with nothing of the workbook in memory but a row. */
public final class XlsxRows {
    private XlsxRows() {}

    /** Hands the rows on, whose lines are the numbers that the sheet gives them. */
    public static void read(Path path, Limits limits, Path temporary, FileRows rows) {
        try (WorkbookZip zip = WorkbookZip.open(path)) {
            try {
                read(zip, limits, temporary, new CellTexts(Files.size(path), limits), rows);
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

    private static void read(WorkbookZip zip, Limits limits, Path temporary, CellTexts texts, FileRows rows)
            throws IOException, SAXException {
        WorkbookParts parts = WorkbookParts.open(zip, limits);
        zip.opened(limits.unpackedBytes());
        WorkbookHandler workbook = new WorkbookHandler(parts::isWorksheet);
        parts.readWorkbook(workbook);
        String sheet = workbook.sheet();
        if (sheet == null) {
            throw FileExceptions.unreadable(
                    "The workbook has no visible sheet with cells; unhide the sheet with the table, and send"
                            + " the file again.");
        }
        try (DiskStrings strings = new DiskStrings(temporary)) {
            parts.readIfPresent("/sharedStrings", new StringsHandler(strings, limits));
            StylesHandler styles = new StylesHandler();
            parts.readIfPresent("/styles", styles);
            Numbers numbers = new Numbers(styles.styles(), styles.formats(), workbook.from1904());
            parts.readSheet(sheet, new SheetHandler(strings, numbers, texts, limits, rows));
            rows.end();
        }
    }
}
