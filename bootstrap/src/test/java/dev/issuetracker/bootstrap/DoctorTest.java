package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.Await;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int doctor(Map<String, String> variables) throws IOException {
        String lines = variables.entrySet().stream()
                .map(entry -> entry.getKey() + "='" + entry.getValue() + "'\n")
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("env"), "DATA_DIR='" + folder + "'\n" + lines);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute("--env-file", file.toString(), "doctor");
    }

    @Test
    void fileThatIsNotThereYetIsNamedAndNotMade() throws IOException {
        assertEquals(0, doctor(Map.of()));
        Path file = folder.resolve("issue-tracker.db");
        assertTrue(out.toString().contains("SQLite " + file + ", which does not exist yet"), out.toString());
        assertTrue(out.toString().contains("the environment and " + folder.resolve("env")), out.toString());
        assertFalse(Files.exists(file));
    }

    @Test
    void nodeThatAnswersIsDescribed() throws Exception {
        Map<String, String> variables = TestPostgresql.emptyDatabase();
        // On a busy machine the probe may run out of time.
        assertEquals(0, Await.answer(() -> doctor(variables), exitCode -> exitCode == 0));
        assertTrue(out.toString().contains("is open for writes on timeline 1, no schema"), out.toString());
        assertTrue(
                out.toString().contains("The primary serves as soon as a server has brought its schema up to date."),
                out.toString());
        assertFalse(
                Pattern.compile("[A-Z]{4}")
                        .matcher(out.toString().replace("SQL", ""))
                        .find(),
                out.toString());
        assertFalse(out.toString().contains(TestPostgresql.PASSWORD), out.toString());
    }

    @Test
    void unreachableNodeIsDescribedAndTheCommandFails() throws IOException {
        Map<String, String> variables = TestPostgresql.emptyDatabase();
        variables.put("DB_PASSWORD", "wrong");
        assertEquals(1, doctor(variables));
        assertTrue(out.toString().contains("does not answer: "), out.toString());
    }
}
