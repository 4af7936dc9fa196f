package dev.issuetracker.bootstrap.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but their owner can read, not even at first. */
public final class OwnersFile {
    private OwnersFile() {}

    /** Opens a new file, in the place of one that may be there. */
    public static OutputStream replace(Path file) throws IOException {
        // One that is there would keep its permissions.
        Files.deleteIfExists(file);
        return Channels.newOutputStream(Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                attributes(file.toAbsolutePath().resolveSibling(""))));
    }

    /** What a new file in a folder has to be made with. */
    static FileAttribute<?>[] attributes(Path folder) throws IOException {
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
