package dev.issuetracker.adapter.importing.json;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.importing.ImportFiles;
import dev.issuetracker.adapter.importing.Read;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {
    private static final Limits SMALL = new Limits(5, 20_000, 0, 1_000);

    @TempDir
    private Path directory;

    private Read read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Read read(byte[] bytes) {
        return Read.of(Read.files(), Read.file(directory, "t.json", bytes));
    }

    private void assertUnreadable(String text, String... said) {
        assertRejected(ErrorCode.FILE_UNREADABLE, text.getBytes(StandardCharsets.UTF_8), said);
    }

    private void assertTooLarge(String text, String... said) {
        assertRejected(ErrorCode.FILE_TOO_LARGE, text.getBytes(StandardCharsets.UTF_8), said);
    }

    private void assertRejected(ErrorCode code, byte[] bytes, String... said) {
        TrackerException thrown =
                Read.rejected(new ImportFiles(SMALL, directory), Read.file(directory, "t.json", bytes));
        String message = String.valueOf(thrown.getMessage());
        assertEquals(code, thrown.code(), message);
        assertAll(List.of(said).stream().map(each -> () -> assertTrue(message.contains(each), message)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{\"a\": 1},\n{\"b\": \"x\"}]", "{\"a\": 1}\n{\"b\": \"x\"}\n", "\r\n{\"a\":1}\r\n{\"b\":\"x\"}"
            })
    void itemsOfAnArrayAndObjectsInLinesAreRows(String text) {
        assertEquals(
                List.of(List.of("a", "b"), List.of("1", ""), List.of("", "x")),
                read(text).rows());
    }

    @Test
    void lineIsThatOnWhichARecordBegins() {
        assertEquals(
                List.of(1L, 2L, 6L),
                read("[\n  {\"a\": 1,\n\n   \"b\": 2},\n\n{\"a\": 3}]").lines());
    }

    @Test
    void membersOfMembersHavePointsInTheirNames() {
        assertEquals(
                List.of(List.of("a.b.c", "a.d"), List.of("true", "1.50")),
                read("{\"a\": {\"b\": {\"c\": true}, \"d\": 1.50}}").rows());
    }

    @Test
    void valuesOfAListAreOneCell() {
        assertEquals(
                List.of(List.of("a"), List.of("[\"x, \\\"y\\\"\",\"2\"]")),
                read("{\"a\": [\"x, \\\"y\\\"\", 2]}").rows());
    }

    @Test
    void valuesOfListedObjectsStayTogether() {
        assertEquals(
                List.of(List.of("a.b", "a.c"), List.of("[\"1\",\"2\",\"3\"]", "[\"\",\"x\",\"\"]")),
                read("{\"a\": [{\"b\": 1}, {\"b\": 2, \"c\": \"x\"}, {\"b\": 3, \"c\": null}]}")
                        .rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]"})
    void whatIsEmptyInSomeRecordsIsNoColumnBesideItsMembers(String empty) {
        assertEquals(
                List.of(List.of("t", "a.b"), List.of("1", ""), List.of("2", "x")),
                read("[{\"t\": 1, \"a\": " + empty + "}, {\"t\": 2, \"a\": {\"b\": \"x\"}}]")
                        .rows());
    }

    @Test
    void whatIsEmptyInAllRecordsIsAColumn() {
        assertEquals(
                List.of(List.of("t", "a"), List.of("1", "")),
                read("{\"t\": 1, \"a\": []}").rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "[]", "[{}]"})
    void fileWithoutRecordsHasNoRows(String text) {
        assertEquals(List.of(), read(text).rows());
    }

    @Test
    void byteOrderMarkIsIgnored() {
        assertEquals(
                List.of(List.of("a"), List.of("ü")),
                read("\uFEFF{\"a\": \"ü\"}").rows());
    }

    @Test
    void byteOrderMarkSelectsUtf16() {
        assertEquals(
                List.of(List.of("a"), List.of("ü")),
                read("\uFEFF{\"a\": \"ü\"}".getBytes(StandardCharsets.UTF_16LE)).rows());
    }

    @Test
    void bytesThatAreNoUtf8AreRejectedNamingTheLine() {
        assertRejected(
                ErrorCode.FILE_UNREADABLE,
                "{\"a\": 1}\n{\"a\": \"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1),
                "Line 2 is not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{"a": 1}, {"a": x}]                | Line 1, at /1/a, is no valid JSON
            [{"a": 1}                           | Line 1, at /0, is the last, in the middle of a record
            {"a": "x                            | Line 1, at /a, is the last, in the middle of a record
            {"a": 1} x                          | is no valid JSON
            {'a': 1}                            | is no valid JSON
            {"a": NaN}                          | is no valid JSON
            [{"a": 1}] [{"a": 2}]               | something follows the end of the array
            [{"a": 1}, 2]                       | On line 1, at /1, there is no object
            "a"                                 | there is no object
            [{"a": {"b": [{"c": 1, "c": 2}]}}]  | at /0/a/b/0/c, a name comes twice in one object
            {"a.b": 1, "a": {"b": 2}}           | at /a/b, a name with a point is that of another member too
            """)
    void whatIsNoListOfRecordsIsRejectedNamingThePlace(String text, String said) {
        assertUnreadable(text, said);
    }

    @Test
    void depthIsLimited() {
        assertUnreadable("{\"a\":".repeat(JsonInput.MAX_DEPTH + 1) + "1", "has more than 64 levels");
        assertUnreadable("[".repeat(1_000_000), "no object");
    }

    @Test
    void endlessTextsNamesAndBlanksAreTooLarge() {
        String endless = "x".repeat(100_000);
        assertAll(
                () -> assertTooLarge("{\"a\": \"" + endless, "A text, a name or a run of blanks before line 2"),
                () -> assertTooLarge("\n{\"" + endless, "before line 3"),
                () -> assertTooLarge("{\"a\": 1" + " ".repeat(100_000), "20000 characters"));
    }

    @Test
    void endlessNumberIsRejected() {
        assertUnreadable("{\"a\": " + "1".repeat(2_000) + "}", "a number of more than 1000 digits");
    }

    @Test
    void longNameIsRejected() {
        assertUnreadable("{\"a\": {\"" + "x".repeat(500) + "\": 1}}", "a name has more than 500 characters");
    }

    @Test
    void recordOfManyTextsIsTooLarge() {
        assertTooLarge("{}\n{\"a\": [" + "\"xxxxxxxxxxxxxxxxxxxx\",".repeat(600), "The record that begins on line 2");
    }

    @Test
    void placesThatAreFilledUpCountToo() {
        String nulls = "null,".repeat(500);
        assertTooLarge("{\"a\": [" + nulls + "{\"b\": 1, \"c\": 1, \"d\": 1}]}", "The record that begins on line 1");
    }

    @Test
    void manyNamesAreTooLarge() {
        assertAll(
                () -> assertTooLarge(
                        "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1}", "more than 5 different names"),
                () -> assertTooLarge(
                        "{\"a\":1,\"b\":1,\"c\":1}\n{\"d\":1,\"e\":1,\"f\":1}",
                        "With the record on line 2 the file has more than 5 different names"));
    }

    @Test
    void fileOfManyRecordsMayBeLargerThanOneRecord() {
        String record = "{\"a\": \"" + "x".repeat(1_000) + "\"}\n";

        Read read = Read.of(
                new ImportFiles(SMALL, directory),
                Read.file(directory, "t.jsonl", record.repeat(100).getBytes(StandardCharsets.UTF_8)));

        assertEquals(101, read.rows().size());
    }
}
