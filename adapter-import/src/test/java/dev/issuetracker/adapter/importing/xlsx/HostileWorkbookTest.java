package dev.issuetracker.adapter.importing.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.importing.ImportFiles;
import dev.issuetracker.adapter.importing.Read;
import dev.issuetracker.adapter.importing.Workbook;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileWorkbookTest {
    private static final Limits SMALL = new Limits(5, 1_000, 200_000, 500_000);
    private static final String ROW = "<row r='1'><c r='A1'><v>1</v></c></row>";

    @TempDir
    Path directory;

    @TempDir
    Path temporary;

    @AfterEach
    void noTemporaryFileIsLeft() {
        assertEquals(0, temporary.toFile().list().length);
    }

    @Test
    void truncatedFilesAreUnreadable() {
        byte[] whole = Workbook.ofRows(ROW);

        for (int length = 4; length < whole.length - 1; length += 37) {
            assertUnreadable(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void damagedFilesAreRejectedOrRead() {
        byte[] whole = Workbook.ofRows(ROW);
        Random random = new Random(23);

        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            for (int k = random.nextInt(8); k >= 0; k--) {
                damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
            }
            try {
                Read.of(files(), Read.file(directory, "t.xlsx", damaged));
            } catch (TrackerException thrown) {
                assertTrue(thrown.code() == ErrorCode.FILE_UNREADABLE || thrown.code() == ErrorCode.FILE_TOO_LARGE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"})
    void workbookWithoutANeededPartIsUnreadable(String part) {
        assertUnreadable(new Workbook().without(part).zip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Content_Types].xml",
                "_rels/.rels",
                "xl/workbook.xml",
                "xl/_rels/workbook.xml.rels",
                "xl/sharedStrings.xml",
                "xl/styles.xml",
                "xl/worksheets/sheet1.xml"
            })
    void workbookWithABrokenPartIsUnreadable(String part) {
        assertUnreadable(new Workbook().with(part, "<a><b></a>").zip());
        assertUnreadable(new Workbook().with(part, "").zip());
        assertUnreadable(new Workbook()
                .with(part, new byte[] {'<', 'a', '>', (byte) 0xFF, 0})
                .zip());
    }

    @Test
    void missingSheetIsUnreadable() {
        assertUnreadable(new Workbook().without("xl/worksheets/sheet1.xml").zip());
    }

    @Test
    void workbookOfHiddenSheetsIsUnreadable() {
        assertUnreadable(
                new Workbook()
                        .sheets("<sheet name='A' state='hidden' r:id='s1'/>")
                        .zip(),
                "no visible sheet");
    }

    @Test
    void sheetOutsideTheFileIsUnreadable() {
        assertUnreadable(new Workbook()
                .with(
                        "xl/_rels/workbook.xml.rels",
                        Workbook.links("<Relationship Id='s1' TargetMode='External' Type='" + Workbook.OFFICE
                                + "/worksheet' Target='file:///etc/passwd'/>"))
                .zip());
    }

    @Test
    void zipOfFoldersIsUnreadable() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("photos/"));
            zip.putNextEntry(new ZipEntry("photos/a.jpg"));
        }
        assertUnreadable(bytes.toByteArray());
    }

    @Test
    void emptyZipIsUnreadable() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ZipOutputStream(bytes).close();
        assertUnreadable(bytes.toByteArray());
    }

    @Test
    void zipMagicAloneIsUnreadable() {
        assertUnreadable(new byte[] {'P', 'K', 3, 4});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Content_Types].xml",
                "_rels/.rels",
                "xl/workbook.xml",
                "xl/_rels/workbook.xml.rels",
                "xl/sharedStrings.xml",
                "xl/styles.xml",
                "xl/worksheets/sheet1.xml"
            })
    void entitiesAreRejected(String part) {
        assertUnreadable(new Workbook()
                .with(part, "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")
                .zip());
        assertUnreadable(new Workbook()
                .with(
                        part,
                        "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
                                + "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>]><a>&d;</a>")
                .zip());
    }

    @Test
    void wellPackedSheetIsABomb() {
        byte[] bomb = Workbook.ofRows("<row><c><v>" + " ".repeat(3_000_000) + "</v></c></row>");

        assertTooLarge(files(), bomb, "unpacks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"})
    void partsThatAreReadAsTreesMustBeSmall(String part) {
        Random random = new Random(1);
        StringBuilder noise = new StringBuilder("<a>");
        while (noise.length() < 3_000_000) {
            noise.append("<b c='").append(random.nextLong()).append("'/>");
        }

        assertTooLarge(files(), new Workbook().with(part, noise + "</a>").zip(), "unpacks");
    }

    @Test
    void partsTogetherMustUnpackToLittle() {
        Random random = new Random(1);
        StringBuilder noise = new StringBuilder();
        while (noise.length() < 150_000) {
            noise.append("<si><t>").append(random.nextLong()).append("</t></si>");
        }
        byte[] file =
                new Workbook().strings(noise.toString()).rows(ROW.repeat(2_000)).zip();

        assertTooLarge(small(), file, "unpacks");
    }

    @Test
    void textThatManyCellsReferToIsABomb() {
        String rows = "<row><c t='s'><v>0</v></c></row>".repeat(1_500);
        Workbook bomb = new Workbook().strings("<si><t>" + "All work and no play. ".repeat(2_727) + "</t></si>");

        assertTooLarge(files(), bomb.rows(rows).zip(), "more than 16777216 characters together");
    }

    @Test
    void longestTextThatManyCellsReferToIsABomb() {
        String rows = "<row><c t='s'><v>0</v></c></row>".repeat(1_500);
        Workbook bomb = new Workbook().strings("<si><t>" + "1234567890abcdef".repeat(62_500) + "</t></si>");

        assertTooLarge(files(), bomb.rows(rows).zip(), "characters together");
    }

    @Test
    void textThatAFewCellsReferToIsRead() {
        String rows = "<row><c t='s'><v>0</v></c></row>".repeat(250);
        Workbook workbook = new Workbook().strings("<si><t>" + "All work and no play. ".repeat(2_727) + "</t></si>");

        assertEquals(
                250,
                Read.of(
                                files(),
                                Read.file(
                                        directory, "t.xlsx", workbook.rows(rows).zip()))
                        .rows()
                        .size());
    }

    @Test
    void cellsHoldNoMoreTextThanTheLargestFileWould() {
        String rows = ("<row><c t='s'><v>0</v></c><c t='str'><v>" + "x".repeat(400) + "</v></c></row>").repeat(1_300);
        byte[] file = new Workbook().strings("<si><t>a</t></si>").rows(rows).zip();
        Limits limits = new Limits(5, 1_000, 1 << 30, 500_000);

        assertTooLarge(new ImportFiles(limits, temporary), file, "more than 500000 characters");
    }

    private static byte[] withParts(int count) {
        Workbook workbook = new Workbook();
        for (int i = 0; i < count; i++) {
            workbook.with("xl/media/" + i + ".xml", "");
        }
        return workbook.zip();
    }

    @Test
    void manyPartsAreRejected() {
        assertTooLarge(files(), withParts(1_000), "parts");
    }

    @Test
    void hugeDirectoryIsRejected() {
        assertTooLarge(files(), withParts(25_000), "parts");
    }

    @Test
    void partNamedTwiceIsUnreadable() {
        assertUnreadable(new Workbook().with("XL/Workbook.xml", "<a/>").zip(), "twice");
    }

    @Test
    void directoryThatPointsOutsideTheFileIsUnreadable() {
        byte[] file = Workbook.ofRows(ROW);
        ByteBuffer end = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int offset : new int[] {0, 1, 0x7FFFFFFF, -1, -2}) {
            end.putInt(file.length - 6, offset);
            end.putInt(file.length - 10, -1);
            assertUnreadable(file);
        }
    }

    @Test
    void hugeColumnsAreRejected() {
        assertTooLarge(
                files(),
                Workbook.ofRows("<row r='7'><c r='XFE999999999'><v>1</v></c></row>"),
                "line 7",
                "more than 1000 cells");
        assertTooLarge(
                files(), Workbook.ofRows("<row r='7'><c r='" + "Z".repeat(5_000) + "1'><v>1</v></c></row>"), "line 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "", "99999999999999999999", "1.5"})
    void rowNumbersThatAreNoneAreUnreadable(String number) {
        assertUnreadable(Workbook.ofRows(ROW + "<row r='" + number + "'/>"), "after row 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "x", "99999999999999999999", "9223372036854775807"})
    void textsThatAreNotThereAreUnreadable(String index) {
        byte[] file = new Workbook()
                .strings("<si><t>a</t></si>")
                .rows("<row r='5'><c t='s'><v>" + index + "</v></c></row>")
                .zip();

        assertUnreadable(file, "row 5");
    }

    @Test
    void longRowsAreRejected() {
        ImportFiles files = small();
        String half = "<v>" + "x".repeat(600) + "</v>";

        assertTooLarge(
                files,
                Workbook.ofRows("<row r='3'><c t='str'>" + half + "</c><c t='str'>" + half + "</c></row>"),
                "line 3");
        assertTooLarge(
                files,
                Workbook.ofRows("<row r='3'><c t='inlineStr'><is><t>" + "x".repeat(1_001) + "</t></is></c></row>"),
                "line 3");
        assertTooLarge(
                files,
                new Workbook()
                        .strings("<si><t>" + "x".repeat(600) + "</t></si>")
                        .rows("<row r='3'><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>")
                        .zip(),
                "line 3");
        assertTooLarge(
                files,
                new Workbook()
                        .strings("<si><t>" + "x".repeat(1_001) + "</t></si>")
                        .zip(),
                "too much text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a b='%s'/>", "<!--%s-->", "<?a %s?>", "<!-->%s-->", "<!--->%s-->"})
    void endlessMarkupIsRejected(String markup) {
        String filler = "> \"-".repeat(20_000);

        assertTooLarge(files(), Workbook.ofRows(markup.replace("%s", filler)), "an XML tag of more than 65536");
    }

    @Test
    void deepNestingIsUnreadable() {
        assertUnreadable(Workbook.ofRows("<a>".repeat(10_000)), "nested");
        assertUnreadable(new Workbook()
                .with("[Content_Types].xml", "<a>".repeat(30_000) + "</a>".repeat(30_000))
                .zip());
        assertUnreadable(new Workbook()
                .with("_rels/.rels", "<a>".repeat(30_000) + "</a>".repeat(30_000))
                .zip());
    }

    @Test
    void everNewNamesAreUnreadable() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            rows.append("<n").append(i).append("/>");
        }

        assertUnreadable(Workbook.ofRows(rows.toString()), "more names");
    }

    @Test
    void wordDocumentIsUnreadable() {
        assertUnreadable(
                new Workbook()
                        .with("xl/workbook.xml", "<w:document xmlns:w='http://example.org/w'><w:body/></w:document>")
                        .zip(),
                "no visible sheet");
    }

    @Test
    void malformedTextIsUnreadable() {
        byte[] sheet = "<worksheet><sheetData><row><c t='str'><v>M\u00fcller</v></c></row></sheetData></worksheet>"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertUnreadable(new Workbook().with("xl/worksheets/sheet1.xml", sheet).zip());
    }

    private ImportFiles files() {
        return new ImportFiles(Limits.forFilesOf(512L << 20), temporary);
    }

    private ImportFiles small() {
        return new ImportFiles(SMALL, temporary);
    }

    private void assertUnreadable(byte[] file, String... said) {
        assertRejected(ErrorCode.FILE_UNREADABLE, files(), file, said);
    }

    private void assertTooLarge(ImportFiles files, byte[] file, String... said) {
        assertRejected(ErrorCode.FILE_TOO_LARGE, files, file, said);
    }

    private void assertRejected(ErrorCode code, ImportFiles files, byte[] file, String... said) {
        TrackerException thrown = Read.rejected(files, Read.file(directory, "t.xlsx", file));
        String message = String.valueOf(thrown.getMessage());
        assertEquals(code, thrown.code(), message);
        for (String part : said) {
            assertTrue(message.contains(part), message);
        }
    }
}
