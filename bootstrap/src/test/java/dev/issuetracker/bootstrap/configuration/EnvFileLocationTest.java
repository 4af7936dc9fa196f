package dev.issuetracker.bootstrap.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileLocationTest {
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
        assertEquals(write(name), EnvFileLocation.locate(EnvFileLocation.USUAL, folder));
    }

    @Test
    void oneInTheWorkingFolderComesFirst() throws IOException {
        write("issue_tracker/.env");
        assertEquals(write(".env"), EnvFileLocation.locate(EnvFileLocation.USUAL, folder));
    }

    @Test
    void namedFileIsLookedForNowhereElse() throws IOException {
        write("issue_tracker/.env");
        assertEquals(folder.resolve("other"), EnvFileLocation.locate(Path.of("other"), folder));
    }

    @Test
    void operatorReadsWhichFileItIs() throws IOException {
        Path file = write(".env");
        assertEquals(
                "Settings are read from the environment and " + file.toAbsolutePath(),
                EnvFileLocation.description(file));
        Files.delete(file);
        assertEquals(
                "Settings are read from the environment only: there is no " + file.toAbsolutePath(),
                EnvFileLocation.description(file));
    }
}
