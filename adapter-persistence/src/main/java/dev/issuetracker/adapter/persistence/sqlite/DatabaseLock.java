package dev.issuetracker.adapter.persistence.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Says that an SQLite file is in use. One server or one restore has it at a time: two servers would each believe that
 * nobody else writes. The lock is on a file beside the database, because a restore exchanges the database itself. A
 * process that dies releases it.
 */
public final class DatabaseLock implements AutoCloseable {
    private final FileChannel channel;

    private DatabaseLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock of a database; empty while a server or a restore has it. Links to a database lead to one lock. */
    public static Optional<DatabaseLock> take(Path database) {
        try {
            Path real = real(database);
            Path file = real.resolveSibling(real.getFileName() + ".lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(new DatabaseLock(channel));
                }
            } catch (OverlappingFileLockException ours) {
                // This process has it already. The channel stays open: closing it would give up that lock too.
                return Optional.empty();
            }
            channel.close();
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot lock " + database, failure);
        }
    }

    /** Where the database is, or will be made. */
    private static Path real(Path database) throws IOException {
        Path file = database.toAbsolutePath();
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            return real(file.resolveSibling(Files.readSymbolicLink(file)));
        }
        return Files.exists(file)
                ? file.toRealPath()
                : file.resolveSibling("").toRealPath().resolve(file.getFileName());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
