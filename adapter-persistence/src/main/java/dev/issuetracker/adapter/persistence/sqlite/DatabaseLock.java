package dev.issuetracker.adapter.persistence.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Marks an SQLite file as in use: servers share the lock, a restore has it alone. It lies on a file beside the database, because a
 * restore exchanges the database itself. It ends with the process that holds it.
 */
public final class DatabaseLock implements AutoCloseable {
    private final FileChannel channel;

    private DatabaseLock(FileChannel channel) {
        this.channel = channel;
    }

    /** For reading and writing the database; empty while it is being exchanged. */
    static Optional<DatabaseLock> shared(Path database) {
        return take(database, true);
    }

    /** For exchanging the database; empty while it is in use. */
    public static Optional<DatabaseLock> alone(Path database) {
        return take(database, false);
    }

    private static Optional<DatabaseLock> take(Path database, boolean shared) {
        Path file = database.resolveSibling(database.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
                if (lock != null) {
                    return Optional.of(new DatabaseLock(channel));
                }
            } catch (OverlappingFileLockException ours) {
                // This process has it already. The channel stays open: closing it would give up that lock too.
                return shared ? Optional.of(new DatabaseLock(channel)) : Optional.empty();
            }
            channel.close();
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot lock " + file, failure);
        }
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
