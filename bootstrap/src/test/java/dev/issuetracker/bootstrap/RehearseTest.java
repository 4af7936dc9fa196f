package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RehearseTest {
    private static List<Path> rehearsals() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("issue-tracker-rehearsal"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Every request of the rehearsal was answered well, or it would fail. */
    @Test
    void rehearsalServesWithoutTheConfigurationAndKeepsNothing() {
        List<Path> before = rehearsals();

        RunCommand rehearsed = RunCommand.of(Map.of("PORT", "no port", "DB_HOST", "nowhere"), "rehearse");

        assertEquals(0, rehearsed.exitCode(), rehearsed::err);
        assertEquals("Done. Nothing was kept." + System.lineSeparator(), rehearsed.err());
        Await.until(
                "no folder is left, but for a moment those of other builds", () -> before.containsAll(rehearsals()));
    }
}
