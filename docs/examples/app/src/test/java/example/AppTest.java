package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppTest {
    @TempDir
    Path folder;

    private List<String> run() throws IOException {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            App.main(new String[] {folder.resolve("journal").toString()});
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void issuesAreEditedMergedAndHeardOf() throws IOException {
        List<String> lines = run();
        assertEquals(List.of("IssueCreated #1", "IssueEdited #1", "IssueEdited #1"), lines.subList(0, 3));
        assertEquals("1 Crash at start, resolved, version 3", lines.get(lines.size() - 1));
        assertEquals(5, lines.size());
    }

    @Test
    void nextRunFindsTheIssuesOfTheLast() throws IOException {
        run();
        List<String> lines = run();
        assertEquals(
                List.of("2 Crash at start, resolved, version 3", "1 Crash at start, resolved, version 3"),
                lines.subList(lines.size() - 2, lines.size()));
    }
}
