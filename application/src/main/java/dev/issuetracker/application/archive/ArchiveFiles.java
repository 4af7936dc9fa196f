package dev.issuetracker.application.archive;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Writes archives as files. */
public interface ArchiveFiles {
    /**
     * Writes all of an archive. What was not written to its end is recognisably cut.
     *
     * @param at when it was made
     * @param out takes the file; it is left open
     * @throws UncheckedIOException when that fails
     */
    void write(Archive archive, Instant at, OutputStream out);
}
