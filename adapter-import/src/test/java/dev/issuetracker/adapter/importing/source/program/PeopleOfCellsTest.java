package dev.issuetracker.adapter.importing.source.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.importing.file.FileChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several people in one cell: nobody is called "jane, bob". */
class PeopleOfCellsTest {
    @TempDir
    private Path directory;

    private String assignee(FileChoices choices, String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return ShownFile.of(file, choices)
                .text()
                .lines()
                .filter(line -> line.startsWith("assignee: "))
                .findFirst()
                .orElse("");
    }

    private String assignee(String text) throws IOException {
        return assignee(FileChoices.NONE, "t.csv", text);
    }

    @Test
    void commasSeparatePeople() throws IOException {
        assertEquals("assignee: jane | bob", assignee("""
                        Title,Description,Issue ID,State,Assignee Username,Created At (UTC)
                        a,,1,Open,"jane, bob",2026-01-01 00:00:00
                        """));
        assertEquals(
                "assignee: jane | bob",
                assignee("Task ID,Task Name,Status,Assignees,List Name\n1,a,Open,\"[jane, bob]\",L\n"));
        assertEquals(
                "assignee: jane | bob",
                assignee(FileChoices.NONE.withFormat("other"), "t.csv", "title,assignee\na,\"jane, bob\"\n"));
        assertEquals("assignee: jane | bob", assignee("title,status,labels,assignee\na,open,,\"jane,bob, Jane\"\n"));
    }

    @Test
    void semicolonsSeparatePeopleWhoseNamesMayHaveCommas() throws IOException {
        assertEquals(
                "assignee: Doe, Jane | Roe, Bob",
                assignee(FileChoices.NONE.withFormat("other"), "t.csv", "title,assignee\na,\"Doe, Jane; Roe, Bob\"\n"));
        assertEquals("assignee: jane | bob", assignee("id,name,owners,is_a_blocker,utc_offset\n1,a,jane;bob,FALSE,\n"));
    }

    @Test
    void listsOfJsonAreSeveralPeople() throws IOException {
        assertEquals(
                "assignee: jane | bob",
                assignee(
                        FileChoices.NONE,
                        "t.json",
                        "[{\"number\": 1, \"title\": \"a\", \"state\": \"OPEN\","
                                + " \"createdAt\": \"2026-01-01T00:00:00Z\","
                                + " \"assignees\": [{\"login\": \"jane\"}, {\"login\": \"bob\"}]}]"));
    }

    @Test
    void nameOfOnePersonMayHaveAComma() throws IOException {
        assertEquals("assignee: Doe, Jane", assignee("Summary,Issue key,Status,Assignee\na,A-1,Open,\"Doe, Jane\"\n"));
    }
}
