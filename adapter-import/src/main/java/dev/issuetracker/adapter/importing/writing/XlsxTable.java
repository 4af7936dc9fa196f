package dev.issuetracker.adapter.importing.writing;

import dev.issuetracker.application.exporting.TableWriter;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.text.TextRules;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Writes a workbook with one sheet, in which every cell is a text. The sheet is kept in a temporary file until it is
 * complete, so that nothing is sent of one that has no room for a row.
 */
public final class XlsxTable implements TableWriter {
    private static final int MAX_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows();
    private static final int MAX_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    private static final int SHOWN = 60;
    /** Rows that POI keeps in memory. */
    private static final int WINDOW = 100;
    /** What XML cannot carry, and the underscore of what reads like {@code _xHHHH_}, by which workbooks write that. */
    private static final Pattern ESCAPED =
            Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)|[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}");

    private final OutputStream out;
    private final TempFileCreationStrategy temporary;
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(null, WINDOW, true);
    private final Sheet sheet;
    private int rows;
    private List<String> header = List.of();

    /**
     * Begins a sheet whose first row stays in sight when one scrolls.
     *
     * @param temporary the directory of the temporary file
     */
    public XlsxTable(OutputStream out, Path temporary) {
        this.out = out;
        this.temporary = new DefaultTempFileCreationStrategy(temporary.toFile());
        this.sheet = TempFile.withStrategy(this.temporary, () -> workbook.createSheet("Issues"));
        sheet.createFreezePane(0, 1);
    }

    @Override
    public void write(List<String> cells) {
        if (rows == 0) {
            header = List.copyOf(cells);
        } else if (rows == MAX_ROWS) {
            throw impossible("A sheet has at most " + MAX_ROWS + " rows. Ask for fewer, or for another format.");
        }
        List<String> written = cells.stream().map(XlsxTable::written).toList();
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i).length() >= MAX_TEXT) {
                throw impossible("A cell of a workbook holds less than " + MAX_TEXT + " characters, and the row with "
                        + name(0) + " " + TextRules.shortened(cells.get(0), SHOWN) + " has "
                        + written.get(i).length() + " in " + name(i) + ". Ask for another format.");
            }
        }
        print(written);
    }

    private String name(int place) {
        return place < header.size() ? header.get(place) : "column " + (place + 1);
    }

    private static TrackerException impossible(String message) {
        return new TrackerException(ErrorCode.EXPORT_IMPOSSIBLE, message);
    }

    private void print(List<String> cells) {
        Row row = sheet.createRow(rows++);
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                row.createCell(i).setCellValue(cells.get(i));
            }
        }
    }

    private static String written(String cell) {
        return ESCAPED.matcher(cell)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "_x%04X_", (int) found.group().charAt(0)));
    }

    @Override
    public void end() {
        TempFile.withStrategy(temporary, () -> {
            try {
                workbook.write(out);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return workbook;
        });
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
