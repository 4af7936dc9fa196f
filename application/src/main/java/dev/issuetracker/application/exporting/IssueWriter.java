package dev.issuetracker.application.exporting;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import java.io.UncheckedIOException;

/** Writes issues one after the other, in memory that does not grow with their number. */
public interface IssueWriter extends AutoCloseable {
    /**
     * Writes an issue.
     *
     * @throws TrackerException {@code EXPORT_IMPOSSIBLE} when the format has no room for it
     * @throws UncheckedIOException when the place it is written to fails
     */
    void write(Issue issue);

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
