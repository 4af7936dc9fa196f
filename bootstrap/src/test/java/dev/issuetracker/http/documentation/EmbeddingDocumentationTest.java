package dev.issuetracker.http.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds {@code docs/embedding.md} against the libraries and the examples. */
class EmbeddingDocumentationTest {
    private static Path root() {
        // Surefire runs in the module, an editor perhaps above it.
        return Files.exists(Path.of("../docs")) ? Path.of("..") : Path.of("");
    }

    private static String page() throws IOException {
        return Files.readString(root().resolve("docs/embedding.md"));
    }

    private static Set<String> promised(String module) throws IOException {
        Matcher row = Pattern.compile("\\| `" + Pattern.quote(module) + "` \\| (.*) \\|")
                .matcher(page());
        assertEquals(true, row.find(), "no row of " + module);
        return Stream.of(row.group(1).split(", "))
                .map(name -> name.equals("(itself)") ? module : module + "." + name.replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The packages that are said to be for the modules alone. */
    private static Set<String> inside() throws IOException {
        Matcher list = Pattern.compile("(?s)Not exported, and free to change: (.*?)\\.\n")
                .matcher(page());
        assertEquals(true, list.find(), "no packages that are not exported");
        return Set.of(list.group(1).replace("`", "").split(",\\s+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"domain", "application"})
    void exportedPackagesAreThePromisedOnes(String library) throws IOException {
        String module = "dev.issuetracker." + library;
        Path sources = root().resolve(library + "/src/main/java");
        try (Stream<Path> folders = Files.walk(sources)) {
            Set<String> packages = folders.filter(folder -> Files.exists(folder.resolve("package-info.java")))
                    .map(folder -> sources.relativize(folder).toString().replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> named = promised(module);
            Set<String> inside = inside();
            packages.stream().filter(inside::contains).forEach(named::add);
            assertEquals(named, packages);
        }
        assertEquals(promised(module), exported(library));
    }

    private static Set<String> exported(String library) throws IOException {
        Path classes = root().resolve(library + "/target/classes/module-info.class");
        Path quick = root().resolve(library + "/target/quick/target/classes/module-info.class");
        try (InputStream descriptor = Files.newInputStream(Files.exists(classes) ? classes : quick)) {
            return ModuleDescriptor.read(descriptor).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void exampleAppIsShort() throws IOException {
        Path app = root().resolve("docs/examples/app/src/main/java/example/App.java");
        try (Stream<String> lines = Files.lines(app)) {
            assertEquals(true, lines.count() < 60);
        }
    }

    @Test
    void linkedFilesExist() throws IOException {
        Matcher links = Pattern.compile("]\\(([^):#]+)\\)").matcher(page());
        Set<String> missing = links.results()
                .map(link -> link.group(1))
                .filter(link -> !Files.exists(root().resolve("docs").resolve(link)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing);
    }
}
