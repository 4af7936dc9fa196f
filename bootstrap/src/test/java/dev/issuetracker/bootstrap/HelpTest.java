package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says of itself, and to those who call it wrongly. */
class HelpTest {
    private final StringWriter out = new StringWriter();

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

    @Test
    void misspeltCommandIsRecognised() {
        assertTrue(RunCommand.of(Map.of(), "docter").err().contains("doctor"));
    }
}
