package dev.issuetracker.application.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a file while it was read.
 *
 * @param source which program's columns it has, such as {@code jira}; {@code tracker} for this tracker's own
 * @param encoding of a text, such as {@code UTF-8}; null for a file that is none
 * @param separator between the cells of a text; null for a file that has cells of its own
 * @param shortRows how many rows of a text had fewer cells than its header; the missing ones were taken for empty
 * @param ignoredColumns the columns that were not read
 */
public record FileFacts(
        String source,
        @Nullable String encoding,
        @Nullable String separator,
        long shortRows,
        List<IgnoredColumn> ignoredColumns) {
    public FileFacts {
        ignoredColumns = List.copyOf(ignoredColumns);
    }

    /**
     * A column that was not read.
     *
     * @param column its name, shortened
     * @param values how many of its cells were not empty
     */
    public record IgnoredColumn(String column, long values) {}
}
