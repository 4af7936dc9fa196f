package dev.issuetracker.application.importing.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a file says.
 *
 * @param file the name of the file, where several are imported together; null otherwise
 * @param line the line of the file on which it begins, from 1
 * @param source which other program wrote the file; null when it was written for this tracker
 * @param names of the columns that its rows have cells for, as the file has them; of several files all of their columns
 * @param unreadName a name that would fill nothing in such a file, for a column that says what is wrong with its rows
 * @param violations what is wrong with the header; with any, the file is rejected
 */
public record ImportColumns(
        @Nullable String file,
        long line,
        @Nullable String source,
        List<String> names,
        String unreadName,
        List<FileViolation> violations) {
    public ImportColumns {
        names = List.copyOf(names);
        violations = List.copyOf(violations);
    }

    /** The header of a file that was written for this tracker. */
    public ImportColumns(long line, List<FileViolation> violations) {
        this(null, line, null, List.of(), "error", violations);
    }
}
