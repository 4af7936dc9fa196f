package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RehearseTest {
    private static List<Path> rehearsals() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("issue-tracker-rehearsal"))
                    .sorted()
                    .toList();
        }
    }

    /** Every request of the rehearsal was answered well, or it would fail. */
    @Test
    void rehearsalServesWithoutTheConfigurationAndKeepsNothing() throws IOException {
        List<Path> before = rehearsals();

        RunCommand rehearsed = RunCommand.of(Map.of("PORT", "no port", "DB_HOST", "nowhere"), "rehearse");

        assertEquals(0, rehearsed.exitCode(), rehearsed::err);
        assertEquals("Done. Nothing was kept." + System.lineSeparator(), rehearsed.err());
        assertEquals(before, rehearsals());
    }
}
