package dev.issuetracker.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * How large things may be. What is larger has a better shape: named steps, a record of what belongs together, rooms.
 */
class SizesTest {
    private static final int MAX_CLASSES_OF_A_ROOM = 24;
    private static final int MAX_LINES_OF_A_CONTRACT = 400;
    // Surefire runs in the module, an editor perhaps above it.
    private static final Path ROOT = Path.of(Files.exists(Path.of("docs")) ? "" : "..");

    private static List<Path> sources(String kind) throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                Path folder = module.resolve("src").resolve(kind).resolve("java");
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.walk(folder)) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }

    private static List<String> tooLarge(String kind) throws IOException {
        List<Path> sources = sources(kind);
        assertTrue(sources.size() > 500, () -> "only " + sources.size() + " files were found");
        try (StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            return Sizes.tooLarge(files.getJavaFileObjectsFromPaths(sources));
        }
    }

    @Test
    void methodsAndConstructorsAreSmall() throws IOException {
        assertEquals(List.of(), tooLarge("main"));
    }

    @Test
    void methodsOfTestsAreSmall() throws IOException {
        assertEquals(List.of(), tooLarge("test"));
    }

    @Test
    void largerOnesAreFound() throws IOException {
        String body = "{" + "\n".repeat(Sizes.MAX_LINES_OF_A_METHOD) + "}";
        String source = "class A { void small() { } class B { @Deprecated\n int large()\n" + body + "}\n"
                + "A(int a, int b, int c, int d, int e, int f) { }\n"
                + "A(int a, int b, int c, int d, int e, int f, int g) { }\n"
                + "record R(int a, int b, int c, int d, int e, int f, int g) { R { } } }";
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
                return source;
            }
        };
        assertEquals(
                List.of("A.B.large has 42 lines", "a constructor of A has 7 parameters"),
                Sizes.tooLarge(List.of(file)));
    }

    @Test
    void roomsHaveFewClasses() throws IOException {
        Map<Path, Long> rooms = sources("main").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
        rooms.values().removeIf(classes -> classes <= MAX_CLASSES_OF_A_ROOM);
        assertEquals(Map.of(), rooms);
    }

    @Test
    void contractsAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources("test")) {
            if (file.toString().endsWith("Contract.java")) {
                try (Stream<String> lines = Files.lines(file)) {
                    long count = lines.count();
                    if (count > MAX_LINES_OF_A_CONTRACT) {
                        tooLong.add(file.getFileName() + " has " + count + " lines");
                    }
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }
}
