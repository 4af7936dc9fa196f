package dev.issuetracker.adapter.importing.file;

import dev.issuetracker.application.importing.file.FileFacts.Sheets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row of a table that names its columns.
 *
 * @param line the line of the file on which it begins, from 1; 1 where it has no row of its own
 * @param names as written
 * @param separator what separates the names; null where the file has cells of its own
 * @param sheets of the workbook that the table is in
 * @param above the row above it that is not blank; null when there is none
 */
public record FileHeader(
        long line,
        List<String> names,
        @Nullable Separator separator,
        Sheets sheets,
        @Nullable FileRow above) {
    /** The first row of a table that is in no workbook. */
    public FileHeader(long line, List<String> names, @Nullable Separator separator) {
        this(line, names, separator, Sheets.NONE, null);
    }
}
