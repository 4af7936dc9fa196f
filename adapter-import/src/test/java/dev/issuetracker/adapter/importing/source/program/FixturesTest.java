package dev.issuetracker.adapter.importing.source.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.application.importing.file.FileChoices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file of each program, and what is read of it: {@code jira.csv} and {@code jira.txt}. Where a program writes several
 * kinds of files, something follows its name, as in {@code gitlab-12.csv}.
 */
class FixturesTest {
    private static final List<String> KINDS = List.of(
            "12",
            "13",
            "de",
            "fr",
            "human",
            "sheet",
            "rest",
            "board",
            "links",
            "de-links",
            "fr-links",
            "names",
            "lines",
            "stories");

    @TempDir
    private Path directory;

    static Stream<String> fixtures() {
        return Programs.OTHERS.stream()
                .map(ImportFormat::name)
                .flatMap(name -> Stream.concat(Stream.of(name), KINDS.stream().map(kind -> name + "-" + kind)))
                .filter(name -> file(name).isPresent());
    }

    private static Optional<String> file(String name) {
        return Stream.of(name + ".csv", name + ".json")
                .filter(file -> resource(file).isPresent())
                .findFirst();
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = FixturesTest.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void fileIsReadAsItsTextSays(String name) throws IOException {
        Path file = stored(name);
        String expected = new String(resource(name + ".txt").orElse(new byte[0]), StandardCharsets.UTF_8);
        FileChoices choices = name.equals("other") ? FileChoices.NONE.withFormat(name) : FileChoices.NONE;
        assertEquals(expected, ShownFile.of(file, choices).text());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void fileIsStillRecognisedWithAColumnOfErrors(String name) throws IOException {
        List<String> header = header(name);
        List<String> longer = Stream.concat(header.stream(), Stream.of("error")).toList();
        Programs programs = Programs.with(List.of(), FileChoices.NONE);
        assertEquals(programs.of(header).name(), programs.of(longer).name());
    }

    private Path stored(String name) throws IOException {
        String file = file(name).orElseThrow();
        return Files.write(directory.resolve(file), resource(file).orElseThrow());
    }

    private List<String> header(String name) throws IOException {
        Path file = stored(name);
        FileChoices choices = name.equals("other") ? FileChoices.NONE.withFormat(name) : FileChoices.NONE;
        return ShownFile.of(file, choices).names();
    }

    @Test
    void everyProgramHasAFixture() {
        List<String> names =
                Programs.OTHERS.stream().map(ImportFormat::name).sorted().toList();
        assertEquals(names, fixtures().filter(names::contains).sorted().toList());
    }
}
