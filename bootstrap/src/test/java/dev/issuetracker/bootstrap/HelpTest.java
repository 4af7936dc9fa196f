package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says of itself, and to those who call it wrongly. */
class HelpTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void variablesAreExplainedInAColumn() {
        Main.commandLine().setOut(new PrintWriter(out)).execute("--help");
        List<String> lines = out.toString().lines().toList();
        int begin = lines.indexOf(lines.stream()
                        .filter(line -> line.contains("environment variables"))
                        .findFirst()
                        .orElseThrow())
                + 2;
        List<String> table = lines.subList(begin, lines.size()).stream()
                .takeWhile(line -> !line.isEmpty())
                .toList();
        int column = table.get(0).indexOf("port to listen on");
        assertTrue(table.size() > 30, table::toString);
        for (String line : table) {
            assertTrue(line.length() <= 120, line);
            assertEquals(' ', line.charAt(column - 1), line);
            assertTrue(line.charAt(column) != ' ', line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docter", "serve --prot 1", "import", "import issues.csv", "restore"})
    void whoCallsItWronglySeesWhatIsWrong(String arguments) {
        RunCommand run = RunCommand.of(Map.of(), arguments.split(" "));
        assertEquals(2, run.exitCode());
        assertTrue(run.err().lines().count() < 10, run.err());
        assertTrue(run.err().contains(" --help explains it."), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "import x.csv --with foo, Value for option '--with' (NAME=VALUE) should be in KEY=VALUE format but was foo",
        "migrate-data --from-django x --map foo, Value for option '--map' (NAME=NAME) should be in KEY=VALUE format",
        "migrate-data --from-django x --time-zone MEZ1, MEZ1 is no time zone; write one such as Europe/Berlin"
    })
    void wrongValueIsExplainedInWordsForPeople(String arguments, String message) {
        RunCommand run = RunCommand.of(Map.of(), arguments.split(" "));
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(run.err().contains("java."), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"restore-export", "restore --from", "backup --to x.db", "migrate-data --from-django"})
    void folderIsNotTakenForAFile(String command) throws IOException {
        Files.createDirectory(folder.resolve("issue-tracker.db"));
        String arguments = command + (command.startsWith("backup") ? "" : " " + folder);
        RunCommand run = RunCommand.of(Map.of("DATA_DIR", folder.toString()), arguments.split(" "));
        assertTrue(run.exitCode() > 0, run::toString);
        assertTrue(run.err().contains(" is a folder; name a file"), run.err());
    }

    @Test
    void folderIsNoDatabaseToBeCopied() {
        Map<String, String> postgresql =
                Map.of("DB_HOST", "127.0.0.1", "DB_NAME", "x", "DB_USER", "x", "DB_PASSWORD", "x");
        RunCommand run = RunCommand.of(postgresql, "migrate-data", "--from", folder.toString());
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(folder + " is a folder; name a file"), run.err());
    }

    @Test
    void misspeltCommandIsRecognised() {
        assertTrue(RunCommand.of(Map.of(), "docter").err().contains("doctor"));
    }
}
