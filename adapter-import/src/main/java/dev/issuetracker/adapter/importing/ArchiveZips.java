package dev.issuetracker.adapter.importing;

import dev.issuetracker.adapter.importing.archive.ArchiveWriter;
import dev.issuetracker.adapter.importing.archive.ZipArchive;
import dev.issuetracker.application.archive.Archive;
import dev.issuetracker.application.archive.ArchiveFiles;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;

/** Archives as zips of JSON Lines. Safe for many threads. */
public final class ArchiveZips implements ArchiveFiles {
    @Override
    public void write(Archive archive, Instant at, OutputStream out) {
        try {
            new ArchiveWriter(out, at).write(archive);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Reads a file.
     *
     * @param reading is given the archive, which is closed afterwards
     * @throws TrackerException {@code FILE_UNREADABLE} when it is no archive, is damaged, or was written by a newer
     *     program
     */
    public static <T> T read(Path file, Function<Archive, T> reading) {
        try (ZipArchive archive = new ZipArchive(file)) {
            return reading.apply(archive);
        }
    }
}
