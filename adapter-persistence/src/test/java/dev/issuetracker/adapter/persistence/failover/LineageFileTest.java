package dev.issuetracker.adapter.persistence.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsRead() throws IOException {
        Lineage lineage = new Lineage(-42L, 4_294_967_295L);

        file().write(lineage);

        assertEquals(lineage, file().read());
    }

    @Test
    void theLastOneWrittenIsReadAndNothingElseIsLeftBehind() throws IOException {
        file().write(new Lineage(7L, 1));
        file().write(new Lineage(7L, 2));

        assertEquals(new Lineage(7L, 2), file().read());
        try (Stream<Path> files = Files.list(path().getParent())) {
            assertEquals(List.of(path()), files.toList());
        }
    }

    @Test
    void nothingIsKnownWithoutAFile() {
        assertEquals(Lineage.UNKNOWN, file().read());
    }

    @Test
    void aDamagedFileIsRejectedByName() throws IOException {
        file().write(new Lineage(7L, 1));
        Files.writeString(path(), "timeline=");

        IllegalStateException exception = assertThrows(IllegalStateException.class, () -> file().read());

        assertTrue(String.valueOf(exception.getMessage()).contains(path().toString()), exception.toString());
    }

    private LineageFile file() {
        return new LineageFile(path());
    }

    private Path path() {
        return folder.resolve("data").resolve("lineage");
    }
}
