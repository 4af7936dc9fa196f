package dev.issuetracker.adapter.importing.writing;

import dev.issuetracker.adapter.importing.file.FormulaQuote;
import dev.issuetracker.application.exporting.IssueWriter;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.Issue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Writes a workbook with one sheet, in which every cell is a text. The sheet is kept in a temporary file until it is
 * complete, so that nothing is sent of one that has no room for an issue.
 */
public final class XlsxIssueWriter implements IssueWriter {
    private static final int MAX_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows();
    private static final int MAX_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    /** Rows that POI keeps in memory. */
    private static final int WINDOW = 100;
    /** The underscore of what reads like {@code _xHHHH_}, by which workbooks write what XML cannot carry. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final IssueTable table;
    private final OutputStream out;
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(null, WINDOW, true);
    private final Sheet sheet = workbook.createSheet("Issues");
    private int rows;

    /** Writes the header, which stays in sight when one scrolls. */
    public XlsxIssueWriter(List<Field> fields, OutputStream out) {
        this.table = new IssueTable(fields);
        this.out = out;
        sheet.createFreezePane(0, 1);
        print(table.names());
    }

    @Override
    public void write(Issue issue) {
        if (rows == MAX_ROWS) {
            throw impossible("A sheet has at most " + MAX_ROWS + " rows. Export fewer issues, or as csv or jsonl.");
        }
        List<String> cells = table.cells(issue);
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).length() >= MAX_TEXT) {
                throw impossible("A cell of a workbook holds less than " + MAX_TEXT + " characters, and issue "
                        + issue.id() + " has " + cells.get(i).length() + " in "
                        + table.names().get(i)
                        + ". Export as csv or jsonl.");
            }
        }
        print(cells);
    }

    private static TrackerException impossible(String message) {
        return new TrackerException(ErrorCode.EXPORT_IMPOSSIBLE, message);
    }

    private void print(List<String> cells) {
        Row row = sheet.createRow(rows++);
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                row.createCell(i).setCellValue(text(cells.get(i)));
            }
        }
    }

    private static String text(String cell) {
        return ESCAPE.matcher(FormulaQuote.escaped(cell)).replaceAll("_x005F_");
    }

    @Override
    public void end() {
        try {
            workbook.write(out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
