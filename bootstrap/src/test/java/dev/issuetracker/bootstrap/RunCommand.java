package dev.issuetracker.bootstrap;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a command said, for tests in other packages.
 *
 * @param out its result
 * @param err everything else
 */
public record RunCommand(int exitCode, String out, String err) {
    /** Runs a command in this process with these variables. */
    public static RunCommand of(Map<String, String> variables, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Path file = environmentFile(variables);
        try {
            int exitCode = Main.commandLine()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(Stream.concat(Stream.of("--env-file", file.toString()), Stream.of(arguments))
                            .toArray(String[]::new));
            return new RunCommand(exitCode, out.toString(), err.toString());
        } finally {
            file.toFile().delete();
        }
    }

    /** A file that sets these variables. */
    public static Path environmentFile(Map<String, String> variables) {
        try {
            return Files.writeString(
                    Files.createTempFile("variables-", ".env"),
                    variables.entrySet().stream()
                            .map(entry -> entry.getKey() + "='" + entry.getValue() + "'\n")
                            .collect(Collectors.joining()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
