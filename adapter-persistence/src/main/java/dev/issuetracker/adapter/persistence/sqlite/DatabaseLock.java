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
 * Says that an SQLite file is in use: servers share it, a restore has it alone. Taken on a file beside it, for the database itself is
 * exchanged by a restore. Whoever dies lets go of it.
 */
public final class DatabaseLock implements AutoCloseable {
    private final FileChannel channel;

    private DatabaseLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Taken by who reads and writes the database; empty while it is being exchanged. */
    static Optional<DatabaseLock> shared(Path database) {
        return take(database, true);
    }

    /** Taken by who exchanges the database; empty while anybody uses it. */
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
