package dev.issuetracker.bootstrap.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of what the server keeps. The database holds the hashes of all passwords, so a new one is its owner's
 * only.
 */
public final class DataFolder {
    private DataFolder() {}

    /**
     * Makes the folder when it is missing. The permissions of an existing one stay as they are.
     *
     * @throws UncheckedIOException when it cannot be made or written
     */
    public static void make(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                requireWritable(folder);
                return;
            }
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException exception) {
            throw new UncheckedIOException("cannot make the folder " + folder, exception);
        }
    }

    private static void requireWritable(Path folder) throws AccessDeniedException {
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
    }
}
