package dev.issuetracker.adapter.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.issue.value.IssueField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the interface, and the modules that show them. */
class WebTextsTest {
    private static final Path SOURCES = Path.of("src/main/resources/dev/issuetracker/adapter/http/web");
    private static final Pattern ENTRY = Pattern.compile("(?m)^  (?:'([^']+)'|(\\w+)): '(.*)',$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final Pattern USED = Pattern.compile("\\bt\\('([^']+)'");
    private static final Pattern VIOLATION = Pattern.compile(
            "\"([a-z]+(?:_[a-z]+)*)\",\\s*(?:[\\w.]+(?:\\([^()\"]*\\))*\\s*\\+\\s*)?\"[^\"\\n]* [^\"\\n]*\"");
    /** A password that everybody knows, and a name in a comment. */
    private static final Set<String> NO_CODES = Set.of("issuetracker", "error");

    private static final Pattern FORMAT = Pattern.compile("ImportFormat\\.named\\(\"([a-z-]+)\"\\)");
    private static final Pattern COUNTED = Pattern.compile("\\bcount\\('([^']+)'");

    private static String text(String name) {
        return new String(Asset.read(name), StandardCharsets.UTF_8);
    }

    /** The placeholders of each text of the interface. */
    private static Map<String, Set<String>> texts(String name) {
        return texts(name, "texts");
    }

    /** @param constant which texts of the module */
    private static Map<String, Set<String>> texts(String name, String constant) {
        String module = text(name);
        int begin = module.indexOf("export const " + constant + " = {");
        assertTrue(begin >= 0, name + " has no " + constant);
        Map<String, Set<String>> texts = new TreeMap<>();
        ENTRY.matcher(module.substring(begin, module.indexOf("};", begin)))
                .results()
                .forEach(entry -> {
                    String key = entry.group(1) == null ? entry.group(2) : entry.group(1);
                    Set<String> placeholders = PLACEHOLDER
                            .matcher(entry.group(3))
                            .results()
                            .map(match -> match.group())
                            .collect(Collectors.toCollection(TreeSet::new));
                    texts.put(key, placeholders);
                });
        return texts;
    }

    private static List<String> modules() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void germanHasEveryTextWithTheSamePlaceholders() {
        assertTrue(texts("text.en.js").size() > 100);
        assertEquals(texts("text.en.js"), texts("text.de.js"));
    }

    /** The API says what is wrong in English. */
    @Test
    void germanSaysEveryProblemOfTheApi() throws IOException {
        assertSaid("problems", codes("ProblemCode"));
    }

    @Test
    void germanSaysEveryViolationOfTheApi() throws IOException {
        assertSaid("violations", codes("ViolationCode"));
    }

    /** The answers of all tests have only codes that are described; what no test answers is found in the sources. */
    @Test
    void everyViolationInTheSourcesIsDescribed() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String module : List.of("domain", "application", "adapter-import", "adapter-http")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    found.addAll(violationsIn(Files.readString(file)));
                }
            }
        }
        assertTrue(found.size() > 50, found::toString);
        found.removeAll(codes("ViolationCode"));
        found.removeAll(codes("ProblemCode"));
        found.removeAll(NO_CODES);
        assertEquals(Set.of(), found);
    }

    /** Texts before a message, in files that know violations. */
    private static Set<String> violationsIn(String source) {
        return source.contains("Violation")
                ? VIOLATION
                        .matcher(source)
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** @param constant which texts of the module have the codes as their keys */
    private static void assertSaid(String constant, Set<String> codes) {
        assertTrue(codes.size() > 50, codes::toString);
        codes.removeAll(texts("text.de.js", constant).keySet());
        assertEquals(Set.of(), codes);
    }

    private static Set<String> codes(String schema) throws IOException {
        String described = Files.readString(Path.of(
                "src/main/resources/dev/issuetracker/adapter/http/service/openapi/schemas/" + schema + ".yaml"));
        return Pattern.compile("(?m)^  - (\\w+)$")
                .matcher(described)
                .results()
                .map(code -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** In history and conflicts; those that a team added have names of their own. */
    @Test
    void everyFieldOfAnIssueHasAName() {
        Set<String> fields = IssueField.ALL.stream()
                .map(field -> "field." + field.code())
                .collect(Collectors.toCollection(TreeSet::new));
        fields.removeAll(texts("text.en.js").keySet());
        assertEquals(Set.of(), fields);
    }

    @Test
    void everyFormatIsCalledAsItsProgram() throws IOException {
        Set<String> formats = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("..", "adapter-import", "src", "main", "java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                FORMAT.matcher(Files.readString(file)).results().forEach(format -> formats.add(format.group(1)));
            }
        }
        assertTrue(formats.size() > 15, formats::toString);
        // Those that are no other program's have texts.
        formats.removeAll(Set.of("tracker", "other"));
        String names = text("mapping.js");
        formats.removeIf(format ->
                Pattern.compile("[ {]'?" + format + "'?: '").matcher(names).find());
        assertEquals(Set.of(), formats);
    }

    /** A page asks for the texts of its language before its modules run. */
    @Test
    void everyTranslationIsALanguageToChoose() throws IOException {
        List<String> translations = modules().stream()
                .filter(name -> name.startsWith("text."))
                .filter(name -> !name.equals("text.js"))
                .map(name -> name.substring("text.".length(), name.indexOf(".js")))
                .toList();
        assertEquals(translations, quoted("text.js", "import\\('\\./text\\.(\\w+)\\.js'\\),? \\}"));
        assertEquals(translations, quoted("early.js", "'(\\w\\w)'[,\\]]"));
    }

    /** What the first group of a pattern finds, in order. */
    private static List<String> quoted(String name, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text(name))
                .results()
                .map(match -> match.group(1))
                .sorted()
                .toList();
    }

    @Test
    void everyTextThatAModuleShowsIsThere() throws IOException {
        Set<String> known = texts("text.en.js").keySet();
        Set<String> missing = new TreeSet<>();
        for (String module : modules()) {
            String source = text(module);
            USED.matcher(source).results().map(match -> match.group(1)).forEach(missing::add);
            COUNTED.matcher(source).results().map(match -> match.group(1)).forEach(key -> {
                missing.add(key + ".one");
                missing.add(key + ".other");
            });
        }
        missing.removeAll(known);
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyModuleIsReachedFromTheFirst() throws IOException {
        Assets assets = new Assets();
        for (String module : modules()) {
            assertTrue(assets.find(module).isPresent(), module + " is imported nowhere");
        }
    }

    @Test
    void everyFileHasTheVersionOfAllFiles() {
        assertEquals(new Assets().version(), new Assets().version());
        assertTrue(new Assets().version().matches("[0-9a-f]{16}"));
    }

    @Test
    void screenNeedsWhatItImportsAtOnceAndNotWhatItLoadsLater() {
        Set<String> needed = new Assets().neededBy("list.js");
        assertTrue(needed.containsAll(Set.of("list.js", "bulk.js", "filter.js", "html.js")), needed::toString);
        assertTrue(!needed.contains("issue.js") && !needed.contains("text.en.js"), needed::toString);
    }
}
