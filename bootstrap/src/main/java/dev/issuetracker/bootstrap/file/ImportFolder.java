package dev.issuetracker.bootstrap.file;

import dev.issuetracker.application.importing.job.KeptFiles;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for the files of imports that run while nobody waits, below the data folder. Its name is that of the server.
 * A locked file beside it says that its server runs. One that starts takes over a folder whose server has ended, and so
 * becomes that server.
 */
public final class ImportFolder implements KeptFiles, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportFolder.class);
    private static final String NAME = "imports";
    private static final String LOCK = ".lock";
    /** Of this process: to open a file that it has locked, and to close it again, would give up the lock. */
    private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Path lockFile;
    private final FileChannel lock;

    private ImportFolder(Path folder, Path lockFile, FileChannel lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Takes over a folder, or makes one.
     *
     * @throws UncheckedIOException when the data folder cannot be written
     */
    public static ImportFolder in(Path dataDir) {
        Path parent = dataDir.resolve(NAME).toAbsolutePath();
        try {
            Files.createDirectories(parent);
            for (Path lockFile : lockFiles(parent)) {
                Optional<ImportFolder> free = lock(lockFile);
                if (free.isPresent()) {
                    return free.get();
                }
            }
            return lock(parent.resolve(UUID.randomUUID() + LOCK))
                    .orElseThrow(() -> new IOException("a file with a name that is new cannot be locked"));
        } catch (IOException exception) {
            throw new UncheckedIOException("cannot make a folder in " + parent, exception);
        }
    }

    private static List<Path> lockFiles(Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> file.getFileName().toString().endsWith(LOCK))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<ImportFolder> lock(Path lockFile) throws IOException {
        if (!LOCKED.add(lockFile)) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            LOCKED.remove(lockFile);
            return Optional.empty();
        }
        String name = lockFile.getFileName().toString();
        Path folder = lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
        Files.createDirectories(folder);
        return Optional.of(new ImportFolder(folder, lockFile, channel));
    }

    @Override
    public String server() {
        return folder.getFileName().toString();
    }

    @Override
    public Path keep(long id, Path file) {
        try {
            return Files.move(file, path(id), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException exception) {
            throw new TrackerException(
                    ErrorCode.STORE_FULL, "The server has no disk space to keep the file; try again later.", exception);
        }
    }

    @Override
    public Optional<Path> find(long id) {
        return Optional.of(path(id)).filter(Files::exists);
    }

    @Override
    public Set<Long> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> Long.valueOf(file.getFileName().toString()))
                    .collect(Collectors.toSet());
        } catch (IOException exception) {
            throw new UncheckedIOException("cannot list " + folder, exception);
        }
    }

    @Override
    public void remove(long id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException exception) {
            LOG.warn("{} cannot be removed: {}", path(id), exception.toString());
        }
    }

    private Path path(long id) {
        return folder.resolve(Long.toString(id));
    }

    /** Leaves the folder to the next server. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException exception) {
            LOG.debug("cannot close {}", lockFile, exception);
        } finally {
            LOCKED.remove(lockFile);
        }
    }
}
