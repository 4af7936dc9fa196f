package dev.issuetracker.bootstrap.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFolderTest {
    @TempDir
    Path data;

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("tmp"))) {
            return files.toList();
        }
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        try (TempFolder temp = TempFolder.in(data)) {
            Files.writeString(temp.path().resolve("upload"), "rows");
        }

        assertEquals(List.of(), left());
    }

    @Test
    void whatAKilledServerLeftIsSwept() throws IOException {
        Path killed =
                Files.createDirectories(data.resolve("tmp").resolve("server-1").resolve("upload"));
        Files.writeString(killed.resolve("file"), "rows");
        Files.createFile(data.resolve("tmp").resolve("server-1.lock"));

        TempFolder.in(data).close();

        assertEquals(List.of(), left());
    }

    @Test
    void theFolderOfAServerThatRunsIsKept() throws IOException {
        try (TempFolder first = TempFolder.in(data)) {
            Path upload = Files.writeString(first.path().resolve("upload"), "rows");

            TempFolder.in(data).close();

            assertTrue(Files.exists(upload));
        }
    }

    @Test
    void filesOfOthersAreKept() throws IOException {
        Path other = Files.createDirectories(data.resolve("tmp")).resolve("notes.txt");
        Files.writeString(other, "not ours");

        TempFolder.in(data).close();

        assertEquals(List.of(other), left());
    }
}
