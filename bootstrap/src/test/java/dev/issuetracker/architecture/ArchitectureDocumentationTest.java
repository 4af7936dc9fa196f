package dev.issuetracker.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds {@code docs/architecture.md} to its word: its tables list the rooms of each module and no others, and no room
 * uses one that is listed below it.
 */
class ArchitectureDocumentationTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    // Surefire runs in the module, an editor perhaps above it.
    private static final Path ROOT = Path.of(Files.exists(Path.of("docs")) ? "" : "..");

    /** The rooms that the table of a module has in its first column, line by line; the module itself has no name. */
    private static List<List<String>> lines(String module) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/architecture.md"));
        Matcher section = Pattern.compile("^## Rooms of " + module + "$(.*?)^## ", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(page);
        assertTrue(section.find(), () -> "there is no section about the rooms of " + module);
        return section.group(1)
                .lines()
                .filter(line -> line.startsWith("| `") || line.startsWith("| (root)"))
                .map(line -> line.split("\\|", 3)[1])
                .map(ArchitectureDocumentationTest::rooms)
                .toList();
    }

    private static List<String> rooms(String cell) {
        return cell.contains("(root)")
                ? List.of("")
                : CODE.matcher(cell).results().map(name -> name.group(1)).toList();
    }

    private static Set<String> listed(String module) throws IOException {
        return lines(module).stream()
                .flatMap(List::stream)
                .filter(room -> !room.isEmpty())
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

    /** The uses of rooms by others that an earlier line has. */
    private static Set<String> usesOfLaterLines(String name, List<List<String>> lines) {
        Map<String, Integer> places = new HashMap<>();
        for (int line = 0; line < lines.size(); line++) {
            for (String room : lines.get(line)) {
                places.put(room, line);
            }
        }
        String module = ArchitectureTest.ROOT + "." + name.replace('/', '.');
        Set<String> uses = new TreeSet<>();
        for (JavaClass user : ArchitectureTest.PRODUCT) {
            Integer from = place(user, module, places);
            if (from == null) {
                continue;
            }
            for (Dependency use : user.getDirectDependenciesFromSelf()) {
                Integer to = place(use.getTargetClass(), module, places);
                if (to != null && to > from) {
                    uses.add(user.getPackageName() + " -> "
                            + use.getTargetClass().getPackageName());
                }
            }
        }
        return uses;
    }

    /** The line of the room that a class is in; null outside of the module. */
    private static @Nullable Integer place(JavaClass type, String module, Map<String, Integer> places) {
        String home = type.getPackageName();
        return home.equals(module) || home.startsWith(module + ".")
                ? places.get(home.equals(module) ? "" : home.substring(module.length() + 1))
                : null;
    }

    /** A test of each module: its folder, and that of its packages. */
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @CsvSource({
        "domain, domain",
        "application, application",
        "adapter-http, adapter/http",
        "adapter-persistence, adapter/persistence",
        "adapter-import, adapter/importing",
        "bootstrap, bootstrap"
    })
    private @interface EachModule {}

    @EachModule
    void everyRoomIsListed(String module, String name) throws IOException {
        assertEquals(packages(module, name), listed(module));
    }

    @EachModule
    void roomsUseOnlyRoomsOfTheirLineOrAbove(String module, String name) throws IOException {
        assertEquals(Set.of(), usesOfLaterLines(name, lines(module)));
    }

    @Test
    void useOfALaterLineIsFound() throws IOException {
        List<List<String>> reversed = new ArrayList<>(lines("domain"));
        Collections.reverse(reversed);
        Set<String> found = usesOfLaterLines("domain", reversed);
        assertTrue(found.contains("dev.issuetracker.domain.issue -> dev.issuetracker.domain.comment"), found::toString);
    }
}
