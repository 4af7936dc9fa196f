package dev.issuetracker.adapter.importing.source.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.importing.file.DecimalSign;
import dev.issuetracker.application.importing.file.FileChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is before the decimals of numbers, by column as the order of dates is. */
class NumbersOfColumnsTest {
    private static final String REDMINE = "#;Tracker;Subject;Status;Estimated time;Story Points\n";
    private static final String OWN = "title;status;labels;Estimate\n";

    @TempDir
    private Path directory;

    private List<String> read(FileChoices choices, String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return ShownFile.of(file, choices)
                .text()
                .lines()
                .filter(line -> line.matches("(header|violation|fields\\.(Estimate|Story Points)|decimals of .*): .*"))
                .toList();
    }

    private List<String> read(String text) throws IOException {
        return read(FileChoices.NONE, "t.csv", text);
    }

    @Test
    void oneNumberOfAColumnDecidesForAll() throws IOException {
        assertEquals(
                List.of("fields.Estimate: 1.235", "fields.Estimate: 0.5", "decimals of estimated time: comma"),
                read(REDMINE + "1;Bug;a;New;1,235;\n2;Bug;b;New;0,5;\n"));
    }

    @Test
    void columnsDecideEachForItself() throws IOException {
        assertEquals(
                List.of(
                        "fields.Estimate: 1235",
                        "fields.Story Points: 1.235",
                        "fields.Estimate: 1235.5",
                        "fields.Story Points: 12.34",
                        "decimals of estimated time: point",
                        "decimals of Story Points: comma"),
                read(REDMINE + "1;Bug;a;New;1,235;1,235\n2;Bug;b;New;1,235.50;12,34\n"));
    }

    @Test
    void numbersThatNothingDecidesRejectTheFile() throws IOException {
        assertEquals(
                List.of("header: estimated time 1,235 ambiguous_numbers", "fields.Estimate: 1,235"),
                read(REDMINE + "1;Bug;a;New;1,235;7\n").stream()
                        .filter(line -> !line.contains("Story"))
                        .toList());
    }

    @Test
    void numbersThatContradictEachOtherRejectTheFileOnlyWhereOneCanBeReadInTwoWays() throws IOException {
        assertEquals(
                List.of("fields.Estimate: 0.5", "fields.Estimate: 1.5"),
                read(REDMINE + "1;Bug;a;New;0,5;\n2;Bug;b;New;1.5;\n"));
        assertEquals(
                List.of("header: estimated time 1.5 ambiguous_numbers"),
                read(REDMINE + "1;Bug;a;New;0,5;\n2;Bug;b;New;1.5;\n3;Bug;c;New;1,235;\n").stream()
                        .filter(line -> line.startsWith("header"))
                        .toList());
    }

    @Test
    void signMayBeChosen() throws IOException {
        String text = REDMINE + "1;Bug;a;New;1,235;\n";
        assertEquals(
                List.of("fields.Estimate: 1235"), read(FileChoices.NONE.withDecimal(DecimalSign.POINT), "t.csv", text));
        assertEquals(
                List.of("fields.Estimate: 1.235"),
                read(FileChoices.NONE.withDecimal(DecimalSign.COMMA), "t.csv", text));
    }

    @Test
    void ownExportHasAPointBeforeDecimalsAndAFileThatAPersonMadeMayNot() throws IOException {
        String export = """
                id,title,status,created_by,created_at,updated_at,version,Estimate
                1,a,open,kim,2026-01-01T00:00:00Z,2026-01-01T00:00:00Z,1,1.235
                """;
        assertEquals(List.of("fields.Estimate: 1.235", "decimals of Estimate: point"), read(export));
        assertEquals(
                List.of("header: Estimate 1.235 ambiguous_numbers", "fields.Estimate: 1.235"),
                read(OWN + "a;open;;1.235\n"));
    }

    @Test
    void numbersOfJsonHaveAPointBeforeDecimals() throws IOException {
        assertEquals(
                List.of("fields.Estimate: 1.235", "decimals of Estimate: point"),
                read(
                        FileChoices.NONE,
                        "t.json",
                        "[{\"title\": \"a\", \"status\": \"open\", \"labels\": [], \"Estimate\": 1.235}]"));
    }

    @Test
    void longNumberIsNotRounded() throws IOException {
        assertEquals(
                List.of("fields.Estimate: 123456789.25"),
                read(OWN + "a;open;;123456789.25\n").subList(0, 1));
    }

    @Test
    void whatIsNoNumberIsLeftForTheTrackerToReject() throws IOException {
        assertEquals(List.of("fields.Estimate: 2 days"), read(OWN + "a;open;;2 days\n"));
    }

    @Test
    void datesOfAddedFieldsAreReadAsOthersAre() throws IOException {
        Path file = Files.writeString(
                directory.resolve("t.csv"), "title;status;labels;Due date\na;open;;13/9/2026\nb;open;;7/9/2026\n");
        List<String> lines = ShownFile.of(file, FileChoices.NONE).text().lines().toList();
        assertEquals(
                List.of("fields.Due date: 2026-09-13", "fields.Due date: 2026-09-07", "order of Due date: dmy"),
                lines.stream().filter(line -> line.contains("Due date: ")).toList());
    }
}
