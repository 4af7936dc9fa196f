package dev.issuetracker.bootstrap.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NamedFileTest {
    @TempDir
    private Path folder;

    private static void forbid(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    }

    private static Optional<String> unreadable(Path file) {
        return Optional.of(file + " cannot be read: let this account read the file and its folder");
    }

    @Test
    void fileHasNoProblem() throws IOException {
        assertEquals(Optional.empty(), NamedFile.problem(Files.writeString(folder.resolve("file"), "")));
    }

    @Test
    void whatIsNotThereOrIsNoFileIsSaidToBeSo() {
        Path nowhere = folder.resolve("nowhere");
        assertEquals(Optional.of("there is no file " + nowhere), NamedFile.problem(nowhere));
        assertEquals(Optional.of(folder + " is a folder; name a file"), NamedFile.problem(folder));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void fileThatIsThereIsNotSaidToBeMissing() throws IOException {
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        String problem = NamedFile.problem(loop).orElse("");
        assertTrue(problem.startsWith(loop + " cannot be read: "), problem);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void fileThatTheAccountMayNotReadIsSaidToBeSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        forbid(file);
        assumeFalse(Files.isReadable(file), "this account may read every file");
        assertEquals(unreadable(file), NamedFile.problem(file));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void fileInAFolderThatTheAccountMayNotReadIsSaidToBeSo() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Path file = Files.writeString(closed.resolve("file"), "");
        forbid(closed);
        try {
            assumeFalse(Files.isReadable(file), "this account may read every file");
            assertEquals(unreadable(file), NamedFile.problem(file));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
