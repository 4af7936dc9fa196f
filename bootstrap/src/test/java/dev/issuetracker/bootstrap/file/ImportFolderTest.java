package dev.issuetracker.bootstrap.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFolderTest {
    @TempDir
    private Path data = Path.of("");

    private Path upload() throws IOException {
        return Files.writeString(data.resolve("upload"), "title");
    }

    @Test
    void fileIsTakenOverAndFound() throws IOException {
        Path upload = upload();
        try (ImportFolder folder = ImportFolder.in(data)) {
            Path kept = folder.keep(7, upload);
            assertEquals("title", Files.readString(kept));
            assertEquals(false, Files.exists(upload));
            assertEquals(Optional.of(kept), folder.find(7));
            assertEquals(Set.of(7L), folder.ids());
        }
    }

    @Test
    void removedFileIsGone() throws IOException {
        try (ImportFolder folder = ImportFolder.in(data)) {
            folder.keep(7, upload());
            folder.remove(7);
            folder.remove(8);
            assertEquals(Optional.empty(), folder.find(7));
            assertEquals(Set.of(), folder.ids());
        }
    }

    @Test
    void serverIsTheSameAfterARestart() throws IOException {
        String server;
        try (ImportFolder folder = ImportFolder.in(data)) {
            server = folder.server();
            folder.keep(7, upload());
        }
        try (ImportFolder folder = ImportFolder.in(data)) {
            assertEquals(server, folder.server());
            assertEquals(Set.of(7L), folder.ids());
        }
    }

    @Test
    void twoServersOfOneDataFolderAreTwo() {
        try (ImportFolder one = ImportFolder.in(data);
                ImportFolder other = ImportFolder.in(data)) {
            assertNotEquals(one.server(), other.server());
        }
    }
}
