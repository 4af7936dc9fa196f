package dev.issuetracker.adapter.importing.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.importing.Read;
import dev.issuetracker.adapter.importing.Workbook;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives whose parts are not what their headers say. */
class DamagedWorkbookTest {
    private static final int DIRECTORY_RECORD = 0x02014b50;
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "xl/worksheets/sheet1.xml, 16",
        "xl/worksheets/sheet1.xml, 20",
        "xl/worksheets/sheet1.xml, 24",
        "xl/sharedStrings.xml, 16",
        "xl/sharedStrings.xml, 24",
        "xl/styles.xml, 16",
        "xl/workbook.xml, 16",
        "xl/_rels/workbook.xml.rels, 16",
        "_rels/.rels, 16",
        "[Content_Types].xml, 16"
    })
    void wrongChecksumOrSizeInTheDirectoryIsUnreadable(String part, int place) {
        byte[] file = file();
        int record = record(file, part);
        file[record + place]++;

        assertUnreadable(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18, 22})
    void wrongChecksumOrSizeInFrontOfAPartIsUnreadable(int place) throws IOException {
        byte[] file = stored();
        file[header(file) + place]++;

        assertUnreadable(file);
    }

    @Test
    void flippedByteInAStoredSheetIsUnreadable() throws IOException {
        byte[] file = stored();
        int title = new String(file, StandardCharsets.ISO_8859_1).indexOf("Title");
        file[title]++;

        assertUnreadable(file);
    }

    @Test
    void flippedByteAnywhereInAPackedSheetIsUnreadable() {
        byte[] file = file();
        int from = header(file) + 30 + SHEET.length();
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(record(file, SHEET) + 20);
        Random random = new Random(9);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = file.clone();
            damaged[from + random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));

            assertUnreadable(damaged);
        }
    }

    @Test
    void undamagedFilesAreRead() throws IOException {
        assertEquals(
                200,
                Read.of(Read.files(), Read.file(directory, "t.xlsx", file()))
                        .rows()
                        .size());
        assertEquals(
                1,
                Read.of(Read.files(), Read.file(directory, "t.xlsx", stored()))
                        .rows()
                        .size());
    }

    private static byte[] file() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            rows.append("<row><c t='s'><v>0</v></c><c><v>").append(i * 7_919).append("</v></c></row>");
        }
        return new Workbook()
                .strings("<si><t>Title</t></si>")
                .rows(rows.toString())
                .zip();
    }

    /** A workbook whose sheet is the last part, neither packed nor described afterwards. */
    private static byte[] stored() throws IOException {
        Workbook workbook = new Workbook().rows("<row><c t='str'><v>Title</v></c></row>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : workbook.names()) {
                byte[] part = workbook.part(name);
                zip.putNextEntry(name.equals(SHEET) ? StoredEntry.of(name, part) : new ZipEntry(name));
                zip.write(part);
            }
        }
        return bytes.toByteArray();
    }

    /** Where the directory's record of a part begins. */
    private static int record(byte[] file, String part) {
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        byte[] name = part.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < file.length - 46 - name.length; i++) {
            if (buffer.getInt(i) == DIRECTORY_RECORD
                    && new String(file, i + 46, name.length, StandardCharsets.UTF_8).equals(part)) {
                return i;
            }
        }
        throw new AssertionError("no record of " + part);
    }

    /** Where the header in front of the sheet begins. */
    private static int header(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(record(file, SHEET) + 42);
    }

    private void assertUnreadable(byte[] file) {
        TrackerException thrown = Read.rejected(Read.files(), Read.file(directory, "t.xlsx", file));
        String message = String.valueOf(thrown.getMessage());
        assertEquals(ErrorCode.FILE_UNREADABLE, thrown.code(), message);
        assertTrue(message.contains("damaged"), message);
    }
}
