package dev.issuetracker.http.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code CONTRIBUTING.md} to its word: every path and every test that it names exists. */
class ContributingTest {
    private static final Pattern FENCED = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    /** In backticks or as the target of a link, with a slash inside; what begins with one is a route. */
    private static final Pattern PATHS = Pattern.compile("(?<=`|]\\()[\\w.{}-]+(?:/[\\w.{}-]+)*/?(?=[`)])");
    /** What a build makes is there only after it. */
    private static final Pattern BUILT = Pattern.compile("(?:.*/)?target(?:/.*)?");

    private static final Pattern TESTS = Pattern.compile("\\b[A-Z]\\w*(?:Test|IT|Contract)\\b");
    // Surefire runs in the module, an editor perhaps above it.
    private static final Path ROOT = Path.of(Files.exists(Path.of("docs")) ? "" : "..");

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("CONTRIBUTING.md"));
    }

    private static Set<String> named(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(name -> name.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Set<String> named, Predicate<String> known) {
        return named.stream().filter(known.negate()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                Path sources = module.resolve("src/test/java");
                if (Files.isDirectory(sources)) {
                    addClasses(sources, tests);
                }
            }
        }
        return tests;
    }

    private static void addClasses(Path sources, Set<String> names) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> names.add(name.replace(".java", "")));
        }
    }

    @Test
    void everyPathThatIsNamedExists() throws IOException {
        Set<String> paths = named(PATHS, FENCED.matcher(page()).replaceAll(""));
        paths.removeIf(path -> !path.contains("/") || BUILT.matcher(path).matches());

        assertEquals(Set.of(), without(paths, path -> Files.exists(ROOT.resolve(path))));
        assertTrue(paths.size() > 30, () -> "only " + paths.size() + " are named");
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Set<String> named = named(TESTS, page());

        assertEquals(Set.of(), without(named, tests()::contains));
        assertTrue(named.size() > 20, () -> "only " + named.size() + " are named");
    }
}
