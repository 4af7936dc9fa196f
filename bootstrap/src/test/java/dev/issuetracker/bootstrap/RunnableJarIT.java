package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The runnable jar may be given away: its bill of materials is true, and every library's licence allows it and comes
 * along.
 */
class RunnableJarIT {
    private static final Path JAR = Path.of("target", "issue-tracker.jar");
    private static final String BILL = "META-INF/sbom/application.cdx.json";

    private static JsonNode bill() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            JarEntry bill = jar.getJarEntry(BILL);
            assumeTrue(
                    bill != null || !"offline true".equals(System.getProperty("build.network")),
                    "without a network the plugin writes no bill");
            return new ObjectMapper().readTree(jar.getInputStream(Objects.requireNonNull(bill, BILL)));
        }
    }

    private static Set<String> files(File jar) throws IOException {
        try (JarFile opened = new JarFile(jar)) {
            return opened.stream().map(entry -> entry.getName()).collect(Collectors.toSet());
        }
    }

    private static Set<String> classes(File jar) throws IOException {
        return files(jar).stream()
                .filter(name -> name.endsWith(".class") && !name.contains("module-info"))
                .filter(name -> !name.startsWith("dev/issuetracker/") && !name.contains("OSGI-INF"))
                .collect(Collectors.toSet());
    }

    @Test
    void everyClassIsOfALibraryOnTheBillAndTheOtherWayRound() throws IOException {
        Map<String, File> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .collect(Collectors.toMap(File::getName, Function.identity(), (first, second) -> first));
        Set<String> billed = new TreeSet<>();
        for (Library library : Library.on(bill())) {
            File jar = classPath.get(library.jar());
            billed.addAll(classes(Objects.requireNonNull(jar, () -> library + " is not on the class path")));
        }
        assertEquals(billed, new TreeSet<>(classes(JAR.toFile())));
    }

    @Test
    void everyLicenceIsAllowed() throws IOException {
        assertEquals(
                List.of(),
                Library.on(bill()).stream()
                        .filter(library -> !library.allowed())
                        .toList());
    }

    @Test
    void licenceThatIsNotOnTheListIsNotAllowed() throws IOException {
        JsonNode bill = new ObjectMapper().readTree("""
                {"components": [
                  {"group": "a", "name": "copyleft", "version": "1", "licenses": [{"license": {"id": "GPL-3.0-only"}}]},
                  {"group": "a", "name": "unknown", "version": "1"},
                  {"group": "a", "name": "choice", "version": "1",
                   "licenses": [{"license": {"id": "GPL-3.0-only"}}, {"license": {"id": "MIT"}}]},
                  {"group": "a", "name": "fine", "version": "1", "licenses": [{"license": {"id": "Apache-2.0"}}]}]}""");
        assertEquals(
                List.of("copyleft-1.jar", "unknown-1.jar"),
                Library.on(bill).stream()
                        .filter(library -> !library.allowed())
                        .map(Library::jar)
                        .toList());
    }

    @Test
    void everyLicenceThatRequiresItIsIncluded() throws IOException {
        Set<String> files = files(JAR.toFile());
        assertTrue(files.contains("META-INF/licenses/dev.issuetracker/LICENSE"));
        assertEquals(
                List.of(),
                Library.on(bill()).stream()
                        .filter(Library::wantsItsText)
                        .filter(library -> files.stream().noneMatch(library::isText))
                        .toList());
    }
}
