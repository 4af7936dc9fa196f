package dev.issuetracker.adapter.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.importing.file.ImportFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
    private static final int ROWS = 10_000;
    private static final String[] PIECES = {
        "a", "Z", "9", " ", ",", ";", "\t", "\"", "\"\"", "\n", "é", "ß", "日本", "😀", "𝕏", "'", "=", "&", "<", "]]>",
        "_x000D_", "\u00A0"
    };

    @TempDir
    Path directory;

    @Test
    void largeCsvComesBackCellByCell() {
        List<List<String>> table = table(new Random(7), ROWS, 5, true);

        assertSame(table, Read.csv(directory, csv(table, CSVFormat.RFC4180)));
    }

    @Test
    void largeWorkbookWithSharedStringsComesBackCellByCell() {
        List<List<String>> table = table(new Random(8), ROWS, 5, false);

        assertSame(table, Read.of(Read.files(), workbook(table, true)));
    }

    @Test
    void largeWorkbookWithInlineStringsComesBackCellByCell() {
        List<List<String>> table = table(new Random(9), ROWS, 5, false);

        assertSame(table, Read.of(Read.files(), workbook(table, false)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyTableComesBackHoweverItIsWritten(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            List<List<String>> table = table(random, 1 + random.nextInt(30), 2 + random.nextInt(6), true);
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setRecordSeparator(List.of("\n", "\r\n", "\r").get(random.nextInt(3)))
                    .setQuoteMode(random.nextBoolean() ? QuoteMode.ALL : QuoteMode.MINIMAL)
                    .setDelimiter(List.of(",", ";", "\t").get(random.nextInt(3)))
                    .get();

            assertSame(table, Read.csv(directory, csv(table, format)));
        }
    }

    private static void assertSame(List<List<String>> written, Read read) {
        assertEquals(written.size(), read.rows().size());
        for (int row = 0; row < written.size(); row++) {
            for (int column = 0; column < written.get(row).size(); column++) {
                List<String> cells = read.rows().get(row);
                String cell = column < cells.size() ? cells.get(column) : "";
                assertEquals(written.get(row).get(column), cell, "row " + row + ", column " + column);
            }
        }
    }

    /**
     * Tables whose first row, and first cell of each row, are plain: no row is blank, and the header shows the
     * delimiter.
     */
    private static List<List<String>> table(Random random, int rows, int columns, boolean carriageReturns) {
        List<List<String>> table = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                cells.add(row == 0 || column == 0 ? "c" + row + "x" + column : cell(random, carriageReturns));
            }
            table.add(cells);
        }
        return table;
    }

    private static String cell(Random random, boolean carriageReturns) {
        StringBuilder cell = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            boolean carriageReturn = carriageReturns && random.nextInt(20) == 0;
            cell.append(carriageReturn ? "\r" : PIECES[random.nextInt(PIECES.length)]);
        }
        return cell.toString();
    }

    private static String csv(List<List<String>> table, CSVFormat format) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecords(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private ImportFile workbook(List<List<String>> table, boolean shared) {
        Path path = directory.resolve("t.xlsx");
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(new XSSFWorkbook(), 100, true, shared);
                OutputStream out = Files.newOutputStream(path)) {
            Sheet sheet = workbook.createSheet();
            for (int r = 0; r < table.size(); r++) {
                Row row = sheet.createRow(r);
                for (int c = 0; c < table.get(r).size(); c++) {
                    row.createCell(c).setCellValue(escaped(table.get(r).get(c)));
                }
            }
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ImportFile("t.xlsx", path);
    }

    /** POI leaves it to its caller to escape what looks like an escape; Excel does not. */
    private static String escaped(String cell) {
        return cell.replace("_x000D_", "_x005F_x000D_");
    }
}
