package dev.issuetracker.adapter.importing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFilesTest {
    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    @TempDir
    Path directory;

    @Test
    void endingIsTakenInAnyCase() {
        Read read =
                Read.of(Read.files(), Read.file(directory, "Issues.CSV ", "title\na".getBytes(StandardCharsets.UTF_8)));

        assertEquals(List.of(List.of("title"), List.of("a")), read.rows());
    }

    @Test
    void workbookEndingIsTakenInAnyCase() {
        Read read =
                Read.of(Read.files(), Read.file(directory, "A.XlsX", Workbook.ofRows("<row><c><v>1</v></c></row>")));

        assertEquals(List.of(List.of("1")), read.rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.xls", "a.txt", "a.tsv", "a.pdf", "a.csv.zip", "csv", ""})
    void otherEndingsAreUnsupported(String name) {
        TrackerException thrown = Read.rejected(Read.files(), Read.file(directory, name, new byte[] {'a'}));

        assertAll(
                () -> assertEquals(ErrorCode.FILE_TYPE_UNSUPPORTED, thrown.code()),
                () -> assertTrue(message(thrown).contains(".csv, .xlsx, .json or .jsonl"), message(thrown)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "A.JSONL", "a.ndjson"})
    void endingsOfJsonAreTaken(String name) {
        Read read = Read.of(
                Read.files(), Read.file(directory, name, "{\"title\": \"a\"}".getBytes(StandardCharsets.UTF_8)));

        assertEquals(List.of(List.of("title"), List.of("a")), read.rows());
    }

    @Test
    void workbookNamedJsonIsRejected() {
        assertUnreadable("zip archive", "a.json", Workbook.ofRows(""));
    }

    @Test
    void oldWorkbookIsToBeSavedAsXlsx() {
        TrackerException thrown = Read.rejected(Read.files(), Read.file(directory, "a.xls", OLE2));

        assertTrue(message(thrown).contains("save it as .xlsx"), message(thrown));
    }

    @Test
    void workbookNamedCsvIsRejected() {
        assertUnreadable("zip archive", "a.csv", Workbook.ofRows(""));
    }

    @Test
    void oldWorkbookNamedCsvIsRejected() {
        assertUnreadable("old Excel workbook", "a.csv", OLE2);
    }

    @Test
    void binaryNamedCsvIsRejected() {
        assertUnreadable("not text", "a.csv", new byte[] {'a', ',', 0, 1, 2, (byte) 0xFF});
    }

    @Test
    void wideUnicodeIsRejected() {
        assertUnreadable("not text", "a.csv", new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0, 'a', 0, 0, 0});
    }

    @Test
    void textNamedXlsxIsRejected() {
        assertUnreadable("name it .csv", "a.xlsx", "title,status".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void emptyFileNamedXlsxIsRejected() {
        assertUnreadable("empty", "a.xlsx", new byte[0]);
    }

    @Test
    void encryptedWorkbookIsSaidToBe() {
        assertUnreadable("password-protected", "a.xlsx", OLE2);
    }

    /** Takes no row, and ends the reading after a number of calls. */
    private static final class Leaving implements RowReader.Sink {
        private final RuntimeException left = new IllegalStateException("the sender has left");
        private int calls;

        Leaving(int calls) {
            this.calls = calls;
        }

        @Override
        public void columns(ImportColumns columns) {
            throw new AssertionError("columns are handed on");
        }

        @Override
        public void row(ImportRow row) {
            throw new AssertionError("a row is handed on");
        }

        @Override
        public void reading() {
            calls--;
            if (calls == 0) {
                throw left;
            }
        }
    }

    private void assertEnds(String name, byte[] bytes) {
        Leaving sink = new Leaving(3);
        ImportFile file = Read.file(directory, name, bytes);
        assertSame(
                sink.left,
                assertThrows(RuntimeException.class, () -> Read.files().read(file, List.of(), sink)));
    }

    @Test
    void readingOfDatesEndsWhenNobodyWaitsForIt() {
        assertEnds(
                "jira.csv",
                "Issue key,Summary,Status,Created\nA-1,a,Open,01/02/2024 10:00\nA-2,b,Open,03/02/2024 10:00\n"
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readingOfTheTextsOfAWorkbookEndsWhenNobodyWaitsForIt() {
        assertEnds(
                "a.xlsx",
                new Workbook()
                        .strings("<si><t>title</t></si><si><t>a</t></si><si><t>b</t></si>")
                        .rows("<row><c t='s'><v>0</v></c></row><row><c t='s'><v>1</v></c></row>")
                        .zip());
    }

    @Test
    void missingFileIsNotBlamedOnItsSender() {
        ImportFile gone = new ImportFile("a.csv", directory.resolve("gone"));

        assertThrows(UncheckedIOException.class, () -> Read.of(Read.files(), gone));
    }

    private void assertUnreadable(String said, String name, byte[] bytes) {
        TrackerException thrown = Read.rejected(Read.files(), Read.file(directory, name, bytes));
        assertAll(
                () -> assertEquals(ErrorCode.FILE_UNREADABLE, thrown.code()),
                () -> assertTrue(message(thrown).contains(said), message(thrown)));
    }

    private static String message(TrackerException thrown) {
        return String.valueOf(thrown.getMessage());
    }
}
