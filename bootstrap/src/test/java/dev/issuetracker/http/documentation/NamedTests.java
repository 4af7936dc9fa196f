package dev.issuetracker.http.documentation;

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

/** Tests that a page of the documentation names as proof, such as {@code `VersionsTest.staleVersionIsRejected`}. */
final class NamedTests {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))\\.(\\w+)`");
    // Surefire runs in the module, an editor perhaps above it.
    private static final Path ROOT = Path.of(Files.exists(Path.of("docs")) ? "" : "..");

    private NamedTests() {}

    /** Fails when a test that the page names does not exist, or when it names fewer. */
    static void assertExist(String page, int fewest) {
        Map<String, String> tests = testsByClass();
        Set<String> named = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        NAMED.matcher(text(ROOT.resolve(page))).results().forEach(name -> {
            named.add(name.group());
            if (!tests.getOrDefault(name.group(1), "").contains("void " + name.group(2) + "(")) {
                missing.add(name.group());
            }
        });
        assertEquals(Set.of(), missing);
        assertTrue(named.size() >= fewest, () -> "only " + named.size() + " are named");
    }

    private static Map<String, String> testsByClass() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("src/test/java"))
                    .filter(file -> file.toString().matches(".*(Test|IT|Contract)\\.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            NamedTests::text,
                            String::concat));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
