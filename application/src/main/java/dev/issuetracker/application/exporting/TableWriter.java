package dev.issuetracker.application.exporting;

import dev.issuetracker.domain.error.TrackerException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes rows one after the other, in memory that does not grow with their number. */
public interface TableWriter extends AutoCloseable {
    /**
     * Writes a row. The first one is the header.
     *
     * @param cells what a reader of the file gets back
     * @throws TrackerException {@code EXPORT_IMPOSSIBLE} when the format has no room for it
     * @throws UncheckedIOException when the place it is written to fails
     */
    void write(List<String> cells);

    /**
     * Completes what was written. What was not completed is recognisably cut.
     *
     * @throws UncheckedIOException when the place it is written to fails
     */
    void end();

    /** Gives back what writing took, however it ended. */
    @Override
    void close();
}
