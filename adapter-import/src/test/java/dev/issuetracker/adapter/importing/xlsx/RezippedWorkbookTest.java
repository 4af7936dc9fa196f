package dev.issuetracker.adapter.importing.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.importing.Read;
import dev.issuetracker.adapter.importing.Workbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks that somebody unpacked and packed again, or that hold more or less than the sheet needs. */
class RezippedWorkbookTest {
    private static final String ROW = "<row r='1'><c r='A1' t='s'><v>0</v></c></row>";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".DS_Store",
                "xl/.DS_Store",
                "xl/worksheets/.DS_Store",
                "__MACOSX/",
                "__MACOSX/._xl",
                "__MACOSX/xl/worksheets/._sheet1.xml",
                "Thumbs.db",
                "xl/Thumbs.db",
                "desktop.ini",
                "xl/worksheets/",
                "notes of mine.txt",
                "xl/worksheets/_rels/sheet1.xml.rels",
                "docProps/core.xml"
            })
    void whatTheSheetDoesNotNeedDoesNotMatter(String entry) {
        assertRead(workbook().with(entry, new byte[] {0, 1, 2, 3}));
    }

    @Test
    void partThatIsNotNeededMayBeThereTwice() {
        assertRead(workbook().with("xl/theme/theme1.xml", "<a").with("XL/Theme/theme1.xml", "<b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme", "externalLink", "customXml", "styles", "chartsheet", "http://example.org/any"})
    void linkToAPartThatIsAbsentDoesNotMatter(String type) {
        assertRead(workbook()
                .without("xl/styles.xml")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        Workbook.links(link("x", type, "absent.xml")
                                + link("s1", "worksheet", "worksheets/sheet1.xml")
                                + link("t", "sharedStrings", "sharedStrings.xml"))));
    }

    @Test
    void textsMayBeAbsentWhereNoCellRefersToThem() {
        assertEquals(
                List.of(List.of("1")),
                read(new Workbook().without("xl/sharedStrings.xml").rows("<row><c><v>1</v></c></row>"))
                        .rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/xl/worksheets/sheet1.xml", "../xl/./worksheets/sheet1.xml", "worksheets%2Fsheet1.xml"})
    void linkMayBeWrittenInAnyWay(String target) {
        assertRead(workbook()
                .with(
                        "xl/_rels/workbook.xml.rels",
                        Workbook.links(link("s1", "worksheet", target)
                                + link("t", "sharedStrings", "/xl/sharedStrings.xml"))));
    }

    @Test
    void partsMayLieUncompressedInTheArchive() throws IOException {
        assertRead(stored(workbook()));
    }

    @Test
    void manyEqualTextsAreNoBomb() {
        String text = "The quick brown fox jumps over the lazy dog; 5,000 characters of it. "
                .repeat(80)
                .substring(0, 5_000);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            rows.append("<row><c t='inlineStr'><is><t>").append(text).append("</t></is></c></row>");
        }

        Read read = read(new Workbook().rows(rows.toString()));

        assertEquals(
                List.of(3_000, text),
                List.of(read.rows().size(), read.rows().get(2_999).get(0)));
    }

    private static Workbook workbook() {
        return new Workbook().strings("<si><t>a</t></si>").rows(ROW);
    }

    private static String link(String id, String type, String target) {
        return "<Relationship Id='" + id + "' Type='" + Workbook.OFFICE + "/" + type + "' Target='" + target + "'/>";
    }

    private static byte[] stored(Workbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment("packed again");
            for (String name : workbook.names()) {
                byte[] part = workbook.part(name);
                zip.putNextEntry(StoredEntry.of(name.replace('/', '\\'), part));
                zip.write(part);
            }
        }
        return bytes.toByteArray();
    }

    private void assertRead(Workbook workbook) {
        assertRead(workbook.zip());
    }

    private void assertRead(byte[] file) {
        assertEquals(
                List.of(List.of("a")),
                Read.of(Read.files(), Read.file(directory, "t.xlsx", file)).rows());
    }

    private Read read(Workbook workbook) {
        return Read.of(Read.files(), Read.file(directory, "t.xlsx", workbook.zip()));
    }
}
