package dev.issuetracker.application.importing;

import dev.issuetracker.domain.issue.value.Status;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a file while it was read.
 *
 * @param format which program wrote it, such as {@code jira}; {@code tracker} when its columns are this tracker's own
 * @param encoding of a text, such as {@code UTF-8}; null for a file that is none
 * @param separator between the cells of a text; null for a file that has cells of its own
 * @param times how its times were read
 * @param shortRows how many rows of a text had fewer cells than its header; the missing ones were taken for empty
 * @param columns the columns that were read
 * @param statuses the first {@value #MAX_STATUSES} different words for statuses, and what they were read as
 * @param ignoredColumns the columns that were not read
 */
public record FileFacts(
        String format,
        @Nullable String encoding,
        @Nullable String separator,
        Times times,
        long shortRows,
        List<ReadColumn> columns,
        List<ReadStatus> statuses,
        List<IgnoredColumn> ignoredColumns) {
    public static final int MAX_STATUSES = 100;

    public FileFacts {
        columns = List.copyOf(columns);
        statuses = List.copyOf(statuses);
        ignoredColumns = List.copyOf(ignoredColumns);
    }

    /**
     * How times were read.
     *
     * @param zone of times without one; null when the file has no times
     * @param orders of the columns whose dates are numbers only
     */
    public record Times(@Nullable ZoneId zone, List<ColumnOrder> orders) {
        /** The file has no times. */
        public static final Times NONE = new Times(null, List.of());

        public Times {
            orders = List.copyOf(orders);
        }
    }

    /** How the dates of a column were read. */
    public record ColumnOrder(String column, DateOrder order) {}

    /**
     * A column that was read.
     *
     * @param column its name
     * @param fills what it fills, called as in the API, such as {@code title} or {@code fields.Priority}
     * @param values how many of its cells were not empty
     */
    public record ReadColumn(String column, String fills, long values) {}

    /**
     * What a word for a status was read as.
     *
     * @param value as the file has it; empty where a row has none
     * @param status null when it means nothing
     */
    public record ReadStatus(String value, @Nullable Status status, long rows) {}

    /**
     * A column that was not read.
     *
     * @param column its name, shortened
     * @param values how many of its cells were not empty
     */
    public record IgnoredColumn(String column, long values) {}
}
