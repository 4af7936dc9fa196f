package dev.issuetracker.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a test class that implements a contract where JUnit is missing. */
class MissingJunitTest {
    private static final String TEST = """
            import dev.issuetracker.domain.contract.*;
            abstract class MyIssuesTest implements IssuesContract {}
            """;

    @TempDir
    Path folder;

    private List<String> errors(String classPath) throws IOException {
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///MyIssuesTest.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return TEST;
                    }
                };
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-proc:none", "-d", folder.toString(), "-classpath", classPath);
        boolean compiled = compiler.getTask(null, null, found, options, null, List.of(source))
                .call();
        List<String> errors = found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
        assertEquals(compiled, errors.isEmpty());
        return errors;
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static String withoutJunit() {
        return Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> !entry.contains("junit"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void contractCompilesWithJunit() throws IOException {
        assertEquals(List.of(), errors(classPath()));
    }

    @Test
    void contractDoesNotCompileWithoutJunit() throws IOException {
        List<String> errors = errors(withoutJunit());
        assertTrue(errors.stream().anyMatch(error -> error.contains("org.junit.jupiter")), errors::toString);
    }
}
