package dev.issuetracker.adapter.importing.csv;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.importing.ImportFiles;
import dev.issuetracker.adapter.importing.Read;
import dev.issuetracker.adapter.importing.file.HeaderSearch;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    private static final Limits SMALL = new Limits(5, 100, 0, 1_000);

    @TempDir
    Path directory;

    @Test
    void firstRowIsTheHeader() {
        Read read = read("title,status\nOne,open\n");

        assertEquals(List.of(List.of("title", "status"), List.of("One", "open")), read.rows());
    }

    @Test
    void headerIsFoundBelowATitle() {
        Read read = read("My issues;;\n\n\"made on\nMonday\";;\ntitle;status;labels\nOne;open;\n");

        assertEquals(List.of(List.of("title", "status", "labels"), List.of("One", "open", "")), read.rows());
        assertEquals(List.of(5L, 6L), read.lines());
    }

    @Test
    void headerWithoutAllColumnsIsTheRowWithMostNamesThatMeanSomething() {
        Read read = read("My issues,by title\ntitle,status\nOne,open\nstatus,Two\n");

        assertEquals(
                List.of(List.of("title", "status"), List.of("One", "open"), List.of("status", "Two")), read.rows());
    }

    @Test
    void firstRowIsTheHeaderWhereNoRowMeansAnything() {
        assertEquals(
                List.of(List.of("a", "b"), List.of("c", "d")),
                read("a,b\nc,d\n").rows());
    }

    @Test
    void headerIsNotLookedForBelowTwentyRows() {
        Read read = read("x\n".repeat(HeaderSearch.ROWS) + "title,status,labels\n");

        assertEquals(List.of("x"), read.rows().get(0));
        assertEquals(HeaderSearch.ROWS + 1, read.rows().size());
    }

    @Test
    void emptyFileHasNoRows() {
        assertEquals(List.of(), read("").rows());
    }

    @Test
    void blankFileHasNoRows() {
        assertEquals(List.of(), read("\r\n , ,\n\n").rows());
    }

    @Test
    void lastRowNeedsNoLineEnd() {
        assertEquals(List.of(1L, 2L), read("a,b\nc,d").lines());
    }

    @Test
    void rowOfOneEmptyQuotedCellAtTheEndIsBlank() {
        assertEquals(List.of(1L), read("a\n\"\"").lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lineIsRightAfterMultiLineCells(String eol) {
        Read read = read(String.join(eol, "a,b", "\"one", "two", "", "four\",x", "next,y", "\"p", "q\",z", "last,w"));

        assertEquals(List.of(1L, 2L, 6L, 7L, 9L), read.lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lineIsRightAfterBlankLines(String eol) {
        Read read = read(String.join(eol, "", "", "a,b", "", "c,d", " , ", "\"\",", "e,f", "", ""));

        assertEquals(List.of(3L, 5L, 8L), read.lines());
    }

    @Test
    void lineIsRightWhereLineEndsAreMixed() {
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 6L), read("a\rb\nc\r\n\"d\r\ne\"\rf").lines());
    }

    @Test
    void lineEndsInsideQuotesStayAsTheyAre() {
        assertEquals(
                List.of("1\r\n2\r3\n4"),
                read("a\r\n\"1\r\n2\r3\n4\"\r\n").rows().get(1));
    }

    @Test
    void lineIsRightFarIntoTheFile() {
        String text = "a,b\r\n" + "\"x\r\ny\",z\r\n\r\n".repeat(20_000) + "end,e\r\n";

        Read read = read(text);

        assertEquals(60_002L, read.lines().get(20_001));
    }

    @Test
    void quotedCellsMayHoldQuotesAndCommas() {
        assertEquals(
                List.of("say \"hi\", twice", "", "5\" pipe"),
                read("a,b,c\n\"say \"\"hi\"\", twice\",\"\",5\" pipe\n").rows().get(1));
    }

    @Test
    void blanksAroundCellsAreKept() {
        assertEquals(List.of(" x ", "y "), read("a,b\n x ,y \n").rows().get(1));
    }

    @Test
    void rowsMayBeRagged() {
        Read read = read("a,b\n1\n1,2,3\n1,\n");

        assertEquals(
                List.of(List.of("1"), List.of("1", "2", "3"), List.of("1", "")),
                read.rows().subList(1, 4));
    }

    @Test
    void semicolonsPartCellsWhereTheHeaderHasNoComma() {
        assertEquals(
                List.of(List.of("title", "labels"), List.of("x", "bug,ui")),
                read("\ntitle;labels\nx;bug,ui\n").rows());
    }

    @Test
    void tabsPartCellsWhereTheHeaderHasNoComma() {
        assertEquals(
                List.of("x;", "bug,ui"),
                read("title\tlabels\nx;\tbug,ui\n").rows().get(1));
    }

    @Test
    void commaInsideQuotesIsNoDelimiter() {
        assertEquals(List.of("a, or b", "c"), read("\"a, or b\";c\n1;2").rows().get(0));
    }

    @Test
    void commaWinsWhereTheHeaderHasBoth() {
        assertEquals(List.of("a;b", "c"), read("a;b,c\n").rows().get(0));
    }

    @Test
    void separatorIsTheOneThatMakesKnownColumns() {
        assertEquals(
                List.of("Title", "Affects, or not", "status"),
                read("Title;Affects, or not;status\na;b;c\n").rows().get(0));
        assertEquals(
                List.of("title", "Prio (a;b;c;d)"),
                read("title,Prio (a;b;c;d)\nx,y\n").rows().get(0));
        assertEquals(
                List.of("title", "status;x, y"),
                read("title|status;x, y\nx|y\n").rows().get(0));
    }

    @Test
    void verticalBarsAreUnderstood() {
        assertEquals(
                List.of(List.of("title", "labels"), List.of("x", "bug,ui;z")),
                read("title|labels\nx|bug,ui;z\n").rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\r\n", "SEP=;\n", "\"sep=;\"\r\n", "\uFEFFsep=;\r"})
    void firstLineMayNameTheSeparator(String line) {
        Read read = read(line + "title;a,b,c,d,e\n1;2\n");

        assertEquals(List.of(List.of("title", "a,b,c,d,e"), List.of("1", "2")), read.rows());
        assertEquals(List.of(2L, 3L), read.lines());
    }

    @ParameterizedTest
    @CsvSource({"sep=^, ^", "sep=\\t, '\t'", "'sep=\t', '\t'", "sep=|, |", "'sep=,', ','"})
    void firstLineMayNameAnySeparator(String line, String separator) {
        assertEquals(
                List.of(List.of("title", "status"), List.of("a", "b")),
                read(line + "\ntitle" + separator + "status\na" + separator + "b\n")
                        .rows());
    }

    @Test
    void columnMayBeCalledSep() {
        assertEquals(List.of("sep=;x", "b"), read("sep=;x,b\n1,2\n").rows().get(0));
    }

    @Test
    void severalByteOrderMarksAreIgnored() {
        assertAll(
                () -> assertEquals(
                        List.of("title", "b"),
                        read("\uFEFF\uFEFF\"title\",b\n").rows().get(0)),
                () -> assertEquals(
                        List.of("title", "b"),
                        read("\uFEFF\uFEFF\uFEFFtitle,b\n", StandardCharsets.UTF_16LE)
                                .rows()
                                .get(0)),
                () -> assertEquals(List.of(), read("\uFEFF\uFEFF").rows()));
    }

    @Test
    void oneColumnNeedsNoDelimiter() {
        assertEquals(
                List.of(List.of("title"), List.of("a;b")), read("title\na;b\n").rows());
    }

    @Test
    void byteOrderMarkIsIgnored() {
        assertEquals(List.of("title", "b"), read("\uFEFFtitle,b\n").rows().get(0));
    }

    @Test
    void quotedHeaderAfterAByteOrderMarkIsUnquoted() {
        assertEquals(List.of("title", "b"), read("\uFEFF\"title\",b\n").rows().get(0));
    }

    @Test
    void byteOrderMarkSelectsUtf16() {
        String text = "\uFEFFtitel,ü\n😀,\"é\nà\"\n";

        assertAll(
                () -> assertEquals(read(text), read(text, StandardCharsets.UTF_16LE)),
                () -> assertEquals(read(text), read(text, StandardCharsets.UTF_16BE)));
    }

    @Test
    void astralCharactersSurviveAtEveryOffset() {
        for (int pad = 0; pad < 5; pad++) {
            String cell = "x".repeat(pad) + "😀".repeat(20_000);

            assertEquals(List.of(cell), read("a\n" + cell).rows().get(1));
        }
    }

    @Test
    void textThatIsNotUtf8IsWindows1252() {
        byte[] bytes = "a,b\nMüller,\u20AC\n".getBytes(Charset.forName("windows-1252"));

        assertEquals(
                List.of("Müller", "\u20AC"), Read.csv(directory, bytes).rows().get(1));
    }

    @Test
    void encodingMayBeChosen() {
        byte[] bytes = "a,b\nŁódź,x\n".getBytes(Charset.forName("ISO-8859-2"));
        ImportFile file = Read.file(directory, "t.csv", bytes).with(FileChoices.NONE.withEncoding("iso-8859-2"));

        assertEquals(List.of("Łódź", "x"), Read.of(Read.files(), file).rows().get(1));
    }

    @Test
    void chosenUtf16NeedsNoMark() {
        ImportFile file = Read.file(directory, "t.csv", "a,b\nü,x\n".getBytes(StandardCharsets.UTF_16LE))
                .with(FileChoices.NONE.withEncoding("UTF-16LE"));

        assertEquals(List.of("ü", "x"), Read.of(Read.files(), file).rows().get(1));
    }

    @Test
    void unknownEncodingIsAViolation() {
        ImportFile file = csv("a\n").with(FileChoices.NONE.withEncoding("utf-9"));

        assertEquals(
                ErrorCode.VALIDATION_FAILED, Read.rejected(Read.files(), file).code());
    }

    @Test
    void bytesThatTheChosenEncodingDoesNotHaveAreRejectedNamingTheLine() {
        byte[] bytes = "a,b\nc,d\r\n\"x\ny\",Müller\nz,z\n".getBytes(StandardCharsets.ISO_8859_1);
        ImportFile file = Read.file(directory, "t.csv", bytes).with(FileChoices.NONE.withEncoding("UTF-8"));

        assertSaid(Read.rejected(Read.files(), file), "Line 4 is not UTF-8", "CSV UTF-8", "encoding=");
    }

    @Test
    void nulIsRejectedNamingItsLine() {
        assertUnreadable("a,b\r\nc,d\re,f\ng,\u0000\n".getBytes(StandardCharsets.UTF_8), "Line 4", "U+0000");
    }

    @Test
    void bytesThatNoEncodingHasAreRejected() {
        assertUnreadable(new byte[] {'a', '\n', (byte) 0x81, '\n'}, "Line 2 is not windows-1252");
    }

    @Test
    void utf8WithMalformedBytesFarIntoTheFileIsRejectedNamingTheLine() {
        byte[] good = "a,ü\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);

        assertUnreadable(joined(good, new byte[] {'x', (byte) 0xE4, ',', '\n'}), "Line 50001 is not UTF-8");
    }

    @Test
    void fileCutInsideACharacterIsRejected() {
        assertUnreadable(
                joined("a\nb".getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0xF0, (byte) 0x9F}), "Line 2");
    }

    @Test
    void overlongAndSurrogateBytesAreRejected() {
        assertAll(
                () -> assertUnreadable(new byte[] {(byte) 0xC3, (byte) 0xBC, '\n', (byte) 0xC0, (byte) 0xAF}, "Line 2"),
                () -> assertUnreadable(
                        new byte[] {(byte) 0xC3, (byte) 0xBC, '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, "Line 2"));
    }

    @Test
    void unclosedQuoteIsRejectedNamingTheLineOnWhichTheRowBegan() {
        assertUnreadable("a,b\n1,2\n3,\"x\ny\n4,5\n".getBytes(StandardCharsets.UTF_8), "line 3", "never closed");
    }

    @Test
    void textAfterAClosingQuoteIsRejectedNamingTheLineOnWhichTheRowBegan() {
        assertUnreadable("a,b\n\"x\ny\"z,2\n".getBytes(StandardCharsets.UTF_8), "line 2", "follows a closing quote");
    }

    @Test
    void textAfterAClosingQuoteAtTheVeryEndIsRejected() {
        assertUnreadable("a,b\nc,\"d\"e".getBytes(StandardCharsets.UTF_8), "line 2", "follows a closing quote");
    }

    @Test
    void endlessRowIsRejectedNamingTheLineOnWhichItBegan() {
        assertTooLarge("a,b\n\n1,\"x\n" + "yyyyyyyyy\n".repeat(20), "line 3", "more than 100 characters");
    }

    @Test
    void rowsEachWithinTheLimitMayBeManyTogether() {
        String text = ("\"" + "x\n".repeat(30) + "\",y\r\n").repeat(1_000);

        assertEquals(
                1_000,
                Read.of(new ImportFiles(SMALL, directory), csv(text)).rows().size());
    }

    @Test
    void tooManyColumnsAreRejectedNamingTheLine() {
        assertTooLarge("a,b\n\"x\ny\",\n,,,,,", "line 4", "more than 5 cells");
    }

    @Test
    void delimitersInsideQuotesMakeNoColumns() {
        assertEquals(
                List.of("x\",,\n,,,,,", "b", "5\" ", "d", "e"),
                Read.of(new ImportFiles(SMALL, directory), csv("a,b\n\"x\"\",,\n,,,,,\",b,5\" ,d,e"))
                        .rows()
                        .get(1));
    }

    @Test
    void longestDescriptionFitsWhenEveryCharacterIsAQuote() {
        String quotes = "\"".repeat(1_048_576);

        Read read = read("a,b\nx,\"" + quotes + quotes + "\"\n");

        assertEquals(quotes, read.rows().get(1).get(1));
    }

    @Test
    void whatTheSinkThrowsPassesThrough() {
        RuntimeException thrown = new UncheckedIOException(new IOException("the sink's own"));

        assertSame(
                thrown,
                assertThrows(
                        RuntimeException.class,
                        () -> Read.files().read(csv("a\nb\n"), List.of(), new RowReader.Sink() {
                            @Override
                            public void columns(ImportColumns columns) {}

                            @Override
                            public void row(ImportRow row) {
                                throw thrown;
                            }
                        })));
    }

    private Read read(String text) {
        return Read.csv(directory, text);
    }

    private Read read(String text, Charset charset) {
        return Read.csv(directory, text.getBytes(charset));
    }

    private ImportFile csv(String text) {
        return Read.file(directory, "t.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    private void assertUnreadable(byte[] bytes, String... said) {
        TrackerException thrown = Read.rejected(Read.files(), Read.file(directory, "t.csv", bytes));
        assertEquals(ErrorCode.FILE_UNREADABLE, thrown.code());
        assertSaid(thrown, said);
    }

    private void assertTooLarge(String text, String... said) {
        TrackerException thrown = Read.rejected(new ImportFiles(SMALL, directory), csv(text));
        assertEquals(ErrorCode.FILE_TOO_LARGE, thrown.code());
        assertSaid(thrown, said);
    }

    private static void assertSaid(TrackerException thrown, String... said) {
        String message = String.valueOf(thrown.getMessage());
        for (String part : said) {
            assertTrue(message.contains(part), message);
        }
    }
}
