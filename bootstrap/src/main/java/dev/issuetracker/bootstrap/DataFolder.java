package dev.issuetracker.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of what the server keeps. The database holds the hashes of all passwords, so a new one is its owner's
 * only.
 */
final class DataFolder {
    private DataFolder() {}

    /**
     * Makes the folder unless there is one, whose permissions are its owner's business.
     *
     * @throws UncheckedIOException when it cannot be made
     */
    static void make(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return;
            }
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot make the folder " + folder, fault);
        }
    }
}
