package dev.issuetracker.adapter.importing.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.importing.ImportFiles;
import dev.issuetracker.adapter.importing.Read;
import dev.issuetracker.adapter.importing.Workbook;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxRowsTest {
    @TempDir
    Path directory;

    @TempDir
    Path temporary;

    @Test
    void headerIsFoundBelowATitle() {
        Read read = read(new Workbook()
                .rows("<row r='1'><c r='B1' t='str'><v>My issues</v></c></row>"
                        + "<row r='4'><c r='A4' t='str'><v>title</v></c><c r='B4' t='str'><v>status</v></c>"
                        + "<c r='C4' t='str'><v>labels</v></c></row>"
                        + "<row r='5'><c r='A5' t='str'><v>One</v></c><c r='B5' t='str'><v>open</v></c></row>"));

        assertEquals(List.of(List.of("title", "status", "labels"), List.of("One", "open")), read.rows());
        assertEquals(List.of(4L, 5L), read.lines());
    }

    @Test
    void sharedStringsAreLookedUp() {
        assertEquals(
                List.of("b", "a", "b"),
                first(new Workbook()
                        .strings("<si><t>a</t></si><si><t>b</t></si>")
                        .rows("<row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' t='s'><v>0</v></c>"
                                + "<c r='C1' t='s'><v>1</v></c></row>")));
    }

    @Test
    void richTextIsPutTogetherWithoutItsPronunciation() {
        assertEquals(
                List.of("one two"),
                first(new Workbook()
                        .strings("<si><r><t>one</t></r><r><rPr><b/></rPr><t xml:space='preserve'> two</t></r>"
                                + "<rPh sb='0' eb='1'><t>wan</t></rPh></si>")
                        .rows("<row><c t='s'><v>0</v></c></row>")));
    }

    @Test
    void emptyStringItemsKeepTheirPlace() {
        assertEquals(
                List.of("x"),
                first(new Workbook()
                        .strings("<si/><si><t/></si><si><t>x</t></si>")
                        .rows("<row><c t='s'><v>2</v></c></row>")));
    }

    @Test
    void inlineStringsAreRead() {
        assertEquals(
                List.of("a & b"),
                first("<row><c t='inlineStr'><is><r><t>a &amp;</t></r><r><t xml:space='preserve'>"
                        + " b</t></r></is></c></row>"));
    }

    @Test
    void formulasGiveWhatTheyLastGave() {
        assertEquals(
                List.of("ab", "3", "#N/A"),
                first("<row><c t='str'><f>\"a\"&amp;\"b\"</f><v>ab</v></c><c><f>1+2</f><v>3</v></c>"
                        + "<c t='e'><f>NA()</f><v>#N/A</v></c></row>"));
    }

    @Test
    void booleansAreWords() {
        assertEquals(List.of("TRUE", "FALSE"), first("<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c></row>"));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "7.0, 7",
        "-12.50, -12.5",
        "0.30000000000000004, 0.3",
        "1E3, 1000",
        "123456789012, 123456789012",
        "0, 0",
        "-0.0, 0",
        "1E300, 1E+300",
        "1E999999999, 1E999999999",
        "NaN, NaN",
        "abc, abc"
    })
    void numbersLookAsAPersonWritesThem(String stored, String shown) {
        assertEquals(List.of(shown), first("<row><c><v>" + stored + "</v></c></row>"));
    }

    @Test
    void formattedNumbersAndDatesLookAsInTheSheet() {
        Workbook workbook = new Workbook()
                .styles("<numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd\\ hh:mm'/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='9'/><xf"
                        + " numFmtId='4'/></cellXfs>")
                .rows("<row><c s='1'><v>45000.5</v></c><c s='2'><v>0.25</v></c><c s='3'><v>1234.5</v></c>"
                        + "<c s='99'><v>5.0</v></c><c s='x'><v>6.0</v></c></row>");

        assertEquals(List.of("2023-03-15 12:00", "25%", "1,234.50", "5", "6"), first(workbook));
    }

    @Test
    void daysMayBeCountedFrom1904() {
        Workbook workbook = new Workbook()
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns='" + Workbook.MAIN + "' xmlns:r='" + Workbook.OFFICE
                                + "'><workbookPr date1904='1'/><sheets><sheet name='A' r:id='s1'/></sheets></workbook>")
                .styles("<numFmts><numFmt numFmtId='164' formatCode='yyyy-mm-dd'/></numFmts>"
                        + "<cellXfs><xf numFmtId='164'/></cellXfs>")
                .rows("<row><c s='0'><v>1</v></c></row>");

        assertEquals(List.of("1904-01-02"), first(workbook));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14 | 43713 | 2019-09-05",
                "22 | 43713.5 | 2019-09-05 12:00",
                "27 | 43713 | 2019-09-05",
                "31 | 43713 | 2019-09-05",
                "32 | 0.75 | 18:00",
                "57 | 43713 | 2019-09-05",
                "15 | 43713 | 5-Sep-19",
                "17 | 43713 | Sep-19",
                "20 | 0.75 | 18:00",
                "46 | 1.5 | 36:00:00",
                "3 | 1234.5 | 1,235",
                "10 | 0.25 | 25.00%",
                "11 | 12345 | 1.23E+04",
                "49 | 7 | 7"
            })
    void builtInFormatsThatDependOnTheCountryAreIso(int format, String stored, String shown) {
        Workbook workbook = new Workbook()
                .styles("<cellXfs><xf numFmtId='" + format + "'/></cellXfs>")
                .rows("<row><c s='0'><v>" + stored + "</v></c></row>");

        assertEquals(List.of(shown), first(workbook));
    }

    @Test
    void formatsMayHoldLiterals() {
        Workbook workbook = new Workbook()
                .styles("<numFmts><numFmt numFmtId='164' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@'/>"
                        + "<numFmt numFmtId='165' formatCode='General&quot; pcs&quot;'/>"
                        + "<numFmt numFmtId='166' formatCode=';;;'/></numFmts>"
                        + "<cellXfs><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/></cellXfs>")
                .rows("<row><c s='0'><v>43713</v></c><c s='1'><v>99</v></c><c s='2'><v>7</v></c><c><v>1</v></c></row>");

        assertEquals(List.of("2019年9月5日", "99 pcs", "", "1"), first(workbook));
    }

    @Test
    void oddFormatsCostNoValue() {
        Workbook workbook = new Workbook()
                .styles("<numFmts><numFmt numFmtId='164' formatCode='[$-[[;;;(((\"'/></numFmts>"
                        + "<cellXfs><xf numFmtId='164'/></cellXfs>")
                .rows("<row><c s='0'><v>1</v></c><c><v>2</v></c></row>");

        assertEquals(2, read(workbook).rows().get(0).size());
    }

    @Test
    void escapesAreDecoded() {
        assertEquals(
                List.of("a\r\nb", "_x000D_", "_x00zz_ _x000", "😀"),
                first("<row>" + inline("a_x000D_\nb") + inline("_x005F_x000D_") + inline("_x00zz_ _x000")
                        + inline("_xD83D__xDE00_") + "</row>"));
    }

    @Test
    void anyNumberOfAmpersandsIsRead() {
        String cell = "&amp;".repeat(150_000);

        // A JDK that limits entities counts these as well.
        assertEquals(
                List.of("&".repeat(150_000), "x"),
                first("<row><c t='str'><v>" + cell + "</v></c><c><v>x</v></c></row>"));
    }

    @Test
    void missingCellsAreEmpty() {
        assertEquals(
                List.of("", "b", "", "", "e"),
                first("<row r='1'><c r='B1'><v>b</v></c><c r='D1'/><c r='E1'><v>e</v></c></row>"));
    }

    @Test
    void cellsWithoutReferencesFollowEachOther() {
        assertEquals(
                List.of("a", "", "c", "d"), first("<row><c><v>a</v></c><c r='C1'><v>c</v></c><c><v>d</v></c></row>"));
    }

    @Test
    void lineIsTheNumberOfTheRow() {
        Read read = read(new Workbook()
                .rows("<row r='3'><c><v>1</v></c></row><row r='4'><c><v> </v></c></row>"
                        + "<row r='5'/><row r='9'><c><v>2</v></c></row><row><c><v>3</v></c></row>"));

        assertEquals(List.of(3L, 9L, 10L), read.lines());
    }

    @Test
    void sheetWithoutCellsHasNoRows() {
        assertEquals(List.of(), read(new Workbook()).rows());
    }

    @Test
    void firstVisibleSheetIsRead() {
        Workbook workbook = new Workbook()
                .sheets("<sheet name='C' r:id='c1'/><sheet name='H' state='veryHidden' r:id='s1'/>"
                        + "<sheet name='V' state='visible' r:id='s2'/>")
                .rows("<row><c><v>1</v></c></row>")
                .sheet("xl/worksheets/sheet2.xml", "<row><c><v>2</v></c></row>");

        assertEquals(List.of("2"), first(workbook));
    }

    @Test
    void cellsFarToTheRightMayBeStyledAndEmpty() {
        assertEquals(List.of("1"), first("<row><c><v>1</v></c><c r='XFD1' s='0'/></row>"));
    }

    @Test
    void stylesAndStringsMayBeMissing() {
        Workbook workbook = new Workbook()
                .without("xl/styles.xml")
                .without("xl/sharedStrings.xml")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        Workbook.links("<Relationship Id='s1' Type='" + Workbook.OFFICE
                                + "/worksheet' Target='worksheets/sheet1.xml'/>"))
                .rows("<row><c s='3'><v>1.0</v></c></row>");

        assertEquals(List.of("1"), first(workbook));
    }

    @Test
    void strictDialectIsRead() {
        String main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        String office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        Workbook workbook = new Workbook()
                .with(
                        "_rels/.rels",
                        Workbook.links("<Relationship Id='r1' Type='" + office
                                + "/officeDocument' Target='xl/workbook.xml'/>"))
                .with(
                        "xl/_rels/workbook.xml.rels",
                        Workbook.links("<Relationship Id='s1' Type='" + office
                                + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='t' Type='" + office
                                + "/sharedStrings' Target='sharedStrings.xml'/>"))
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns='" + main + "' xmlns:r='" + office
                                + "'><sheets><sheet name='A' r:id='s1'/></sheets></workbook>")
                .with("xl/sharedStrings.xml", "<sst xmlns='" + main + "'><si><t>x</t></si></sst>")
                .with(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet xmlns='" + main + "'><sheetData><row><c t='s'><v>0</v></c>"
                                + "<c t='d'><v>2026-11-23</v></c></row></sheetData></worksheet>");

        assertEquals(List.of("x", "2026-11-23"), first(workbook));
    }

    @Test
    void prefixedElementsAndUtf16PartsAreRead() {
        String sheet = "\uFEFF<?xml version='1.0' encoding='UTF-16'?><m:worksheet xmlns:m='" + Workbook.MAIN
                + "'><m:sheetData><m:row><m:c t='str'><m:v>é😀</m:v></m:c></m:row></m:sheetData></m:worksheet>";

        assertEquals(
                List.of("é😀"),
                first(new Workbook().with("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_16LE))));
    }

    @Test
    void commentsSectionsAndInstructionsAreUnderstood() {
        assertEquals(
                List.of("<b>x</b>"),
                first("<!----><!-- > - > --><a b=\"> -->\"/><?p > ?><row a='>' b=\"'>\">"
                        + "<c t='str'><v><![CDATA[<b>x</b>]]></v></c></row>"));
    }

    @Test
    void whatTheSinkThrowsPassesThrough() {
        RuntimeException thrown = new UncheckedIOException(new IOException("the sink's own"));

        assertSame(thrown, assertThrows(RuntimeException.class, () -> throwing(thrown)));
    }

    @Test
    void errorOfTheSinkPassesThrough() {
        Error thrown = new StackOverflowError("the sink's own");

        assertSame(thrown, assertThrows(Error.class, () -> throwing(thrown)));
    }

    @AfterEach
    void noTemporaryFileIsLeft() {
        assertEquals(0, temporary.toFile().list().length);
    }

    private void throwing(Throwable thrown) {
        ImportFile file = file(new Workbook().rows("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"));
        new ImportFiles(Limits.forFilesOf(512L << 20), temporary).read(file, List.of(), new RowReader.Sink() {
            @Override
            public void columns(ImportColumns columns) {}

            @Override
            public void row(ImportRow row) {
                if (thrown instanceof Error e) {
                    throw e;
                }
                throw (RuntimeException) thrown;
            }
        });
    }

    private static String inline(String text) {
        return "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
    }

    private List<String> first(String rows) {
        return first(new Workbook().rows(rows));
    }

    private List<String> first(Workbook workbook) {
        return read(workbook).rows().get(0);
    }

    private Read read(Workbook workbook) {
        return Read.of(new ImportFiles(Limits.forFilesOf(512L << 20), temporary), file(workbook));
    }

    private ImportFile file(Workbook workbook) {
        return Read.file(directory, "t.xlsx", workbook.zip());
    }
}
