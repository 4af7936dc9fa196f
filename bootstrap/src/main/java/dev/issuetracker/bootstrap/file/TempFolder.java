package dev.issuetracker.bootstrap.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for the temporary files of one running server, below the data folder: uploads, and the native library of
 * SQLite. A server that is killed leaves its folder behind, and the next one removes it. A locked file beside each
 * folder says that its server still runs.
 */
public final class TempFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TempFolder.class);

    private static final String NAME = "tmp";
    private static final String PREFIX = "server-";
    private static final String LOCK = ".lock";

    private final Path folder;
    private final Path lockFile;
    private final FileChannel lock;

    private TempFolder(Path folder, Path lockFile, FileChannel lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Removes what servers that ended left behind, and makes a folder for this one.
     *
     * @throws UncheckedIOException when the data folder cannot be written
     */
    public static TempFolder in(Path dataDir) {
        Path parent = dataDir.resolve(NAME);
        try {
            Files.createDirectories(parent);
            sweep(parent);
            Path lockFile = Files.createTempFile(parent, PREFIX, LOCK);
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
            channel.lock();
            String name = lockFile.getFileName().toString();
            Path folder = parent.resolve(name.substring(0, name.length() - LOCK.length()));
            Files.createDirectory(folder);
            return new TempFolder(folder.toAbsolutePath(), lockFile, channel);
        } catch (IOException exception) {
            throw new UncheckedIOException("cannot make a folder in " + parent, exception);
        }
    }

    public Path path() {
        return folder;
    }

    private static void sweep(Path parent) throws IOException {
        List<Path> locks;
        try (Stream<Path> files = Files.list(parent)) {
            locks = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(PREFIX) && name.endsWith(LOCK);
                    })
                    .toList();
        }
        for (Path lockFile : locks) {
            sweepOne(parent, lockFile);
        }
    }

    private static void sweepOne(Path parent, Path lockFile) {
        String name = lockFile.getFileName().toString();
        try {
            // Not closed while another server of this process holds the lock: that would release it.
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                remove(parent.resolve(name.substring(0, name.length() - LOCK.length())));
                Files.deleteIfExists(lockFile);
            }
            channel.close();
        } catch (OverlappingFileLockException ours) {
            LOG.debug("{} is in use by this process", lockFile);
        } catch (IOException exception) {
            LOG.warn("{} was left by an earlier server and cannot be removed: {}", lockFile, exception.toString());
        }
    }

    public static void remove(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }

    /** Removes the folder. What cannot be removed, because it is still in use, the next server removes. */
    @Override
    public void close() {
        try {
            remove(folder);
            Files.deleteIfExists(lockFile);
        } catch (IOException exception) {
            LOG.debug("{} stays until the next start", folder, exception);
        }
        try {
            lock.close();
        } catch (IOException exception) {
            LOG.debug("cannot close {}", lockFile, exception);
        }
    }
}
