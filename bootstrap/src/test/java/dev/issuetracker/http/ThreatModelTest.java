package dev.issuetracker.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/threat-model.md} to its word: every test that it names exists. */
class ThreatModelTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))\\.(\\w+)`");
    // Surefire runs in the module, an editor perhaps above it.
    private static final Path ROOT = Path.of(Files.exists(Path.of("docs")) ? "" : "..");

    private static Map<String, String> testsByClass() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("src/test/java"))
                    .filter(file -> file.toString().matches(".*(Test|IT|Contract)\\.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            ThreatModelTest::text,
                            String::concat));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Map<String, String> tests = testsByClass();
        Set<String> named = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        NAMED.matcher(text(ROOT.resolve("docs/threat-model.md"))).results().forEach(name -> {
            named.add(name.group());
            if (!tests.getOrDefault(name.group(1), "").contains("void " + name.group(2) + "(")) {
                missing.add(name.group());
            }
        });
        assertEquals(Set.of(), missing);
        assertTrue(named.size() > 50, () -> "only " + named.size() + " are named");
    }
}
