package dev.issuetracker.application.exporting;

import dev.issuetracker.domain.field.Field;
import java.io.OutputStream;
import java.util.List;

/** Writes files of issues, which can be imported again unchanged. */
public interface IssueFiles {
    /**
     * Begins a file.
     *
     * @param fields that a team added, each of which is a column
     * @param out takes the file; it is left open
     */
    IssueWriter begin(ExportFormat format, List<Field> fields, OutputStream out);
}
