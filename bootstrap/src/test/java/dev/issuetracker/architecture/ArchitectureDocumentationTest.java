package dev.issuetracker.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds {@code docs/architecture.md} to its word: its tables list the rooms of each module, and no others. */
class ArchitectureDocumentationTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    // Surefire runs in the module, an editor perhaps above it.
    private static final Path ROOT = Path.of(Files.exists(Path.of("docs")) ? "" : "..");

    /** The rooms that the table of a module has in its first column. */
    private static Set<String> listed(String module) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/architecture.md"));
        Matcher section = Pattern.compile("^## Rooms of " + module + "$(.*?)^## ", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(page);
        assertTrue(section.find(), () -> "there is no section about the rooms of " + module);
        return section.group(1)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", 3)[1])
                .flatMap(cell -> CODE.matcher(cell).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The packages below the one of a module, as the page writes them. */
    private static Set<String> packages(String module, String name) throws IOException {
        Path sources = ROOT.resolve(module + "/src/main/java/dev/issuetracker").resolve(name);
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.getFileName().toString().equals("package-info.java"))
                    .map(file -> sources.relativize(file.resolveSibling(""))
                            .toString()
                            .replace('\\', '/')
                            .replace('/', '.'))
                    .filter(room -> !room.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "domain, domain",
        "application, application",
        "adapter-http, adapter/http",
        "adapter-persistence, adapter/persistence",
        "adapter-import, adapter/importing",
        "bootstrap, bootstrap"
    })
    void everyRoomIsListed(String module, String name) throws IOException {
        assertEquals(packages(module, name), listed(module));
    }
}
