package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentFileTest {
    @TempDir
    private Path folder;

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, "PORT=1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {".env", "issue_tracker/.env", "issue_tracker/issue_tracker/.env"})
    void isFoundWhereTheDjangoTrackerHadIt(String name) throws IOException {
        assertEquals(write(name), EnvironmentFile.locate(EnvironmentFile.USUAL, folder));
    }

    @Test
    void oneInTheWorkingFolderComesFirst() throws IOException {
        write("issue_tracker/.env");
        assertEquals(write(".env"), EnvironmentFile.locate(EnvironmentFile.USUAL, folder));
    }

    @Test
    void namedFileIsLookedForNowhereElse() throws IOException {
        write("issue_tracker/.env");
        assertEquals(folder.resolve("other"), EnvironmentFile.locate(Path.of("other"), folder));
    }

    @Test
    void operatorReadsWhichFileItIs() throws IOException {
        Path file = write(".env");
        assertEquals(
                "Settings are read from the environment and " + file.toAbsolutePath(),
                EnvironmentFile.description(file));
        Files.delete(file);
        assertEquals(
                "Settings are read from the environment only: there is no " + file.toAbsolutePath(),
                EnvironmentFile.description(file));
    }
}
