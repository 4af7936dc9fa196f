package dev.issuetracker.application.exporting;

import dev.issuetracker.domain.field.Field;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Writes files of issues, which can be imported again unchanged. */
public interface IssueFiles {
    /**
     * Begins a file.
     *
     * @param fields that a team added, each of which is a column
     * @param out takes the file; it is left open
     */
    IssueWriter begin(ExportFormat format, List<Field> fields, OutputStream out);

    /**
     * A writer that takes the issues of a file as another one does, rejects what the format has no room for, and writes
     * nothing. Empty for a format that has room for all issues.
     */
    default Optional<IssueWriter> check(ExportFormat format, List<Field> fields) {
        return Optional.empty();
    }
}
