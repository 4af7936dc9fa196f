package dev.issuetracker.application.importing.file;

import dev.issuetracker.domain.issue.value.Status;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a file while it was read.
 *
 * @param format which program wrote it, such as {@code jira}; {@code tracker} when its columns are this tracker's own
 * @param form how its cells were found
 * @param times how its times were read
 * @param columns its columns
 * @param statuses the first {@value #MAX_STATUSES} different words for statuses, and what they were read as
 * @param files of an archive, in its order; empty for any other file
 * @param unused what its sender says of columns and words that it does not have
 * @param markup in what its descriptions and comments are written; null for Markdown, and for text without any
 */
public record FileFacts(
        String format,
        Form form,
        Times times,
        Columns columns,
        List<ReadStatus> statuses,
        List<PackedFile> files,
        List<Unused> unused,
        @Nullable Markup markup) {
    public static final int MAX_STATUSES = 100;

    public FileFacts {
        statuses = List.copyOf(statuses);
        files = List.copyOf(files);
        unused = List.copyOf(unused);
    }

    /** The facts of a file that is no archive. */
    public FileFacts(String format, Form form, Times times, Columns columns, List<ReadStatus> statuses) {
        this(format, form, times, columns, statuses, List.of(), List.of(), null);
    }

    /**
     * The markup of descriptions and comments.
     *
     * @param language {@code html}, {@code jira} or {@code textile}
     * @param converted how many texts became Markdown
     * @param unchanged how many may have markup in them and stay as they are
     */
    public record Markup(String language, long converted, long unchanged) {}

    /**
     * How the cells of a file were found.
     *
     * @param encoding of a text, such as {@code UTF-8}; null for a file that is none, or for files that differ
     * @param separator between the cells of a text; null for a file that has cells of its own, or for files that differ
     * @param shortRows how many rows of a text had fewer cells than its header; the missing ones were taken for empty
     * @param sheets of a workbook
     */
    public record Form(@Nullable String encoding, @Nullable String separator, long shortRows, Sheets sheets) {
        /** Nothing is known, or the file has cells of its own. */
        public static final Form NONE = new Form(null, null, 0, Sheets.NONE);
    }

    /**
     * One file of an archive.
     *
     * @param name with the folders of the archive
     * @param rows how many it has
     */
    public record PackedFile(String name, long rows, Form form) {}

    /**
     * The sheets of a workbook.
     *
     * @param read the name of the one that was read; null for a file that is no workbook
     * @param names of the first {@value #MAX_SHEETS} sheets, also hidden ones
     */
    public record Sheets(@Nullable String read, List<String> names) {
        public static final int MAX_SHEETS = 100;
        /** The file is no workbook. */
        public static final Sheets NONE = new Sheets(null, List.of());

        public Sheets {
            names = List.copyOf(names);
        }
    }

    /**
     * The columns of a file.
     *
     * @param read those that were read
     * @param ignored those that were not
     * @param decimals how their numbers were read
     * @param targets all that a column of such a file may fill, called as in the API
     */
    public record Columns(
            List<ReadColumn> read, List<IgnoredColumn> ignored, List<ColumnDecimal> decimals, List<String> targets) {
        /** The file has none. */
        public static final Columns NONE = new Columns(List.of(), List.of(), List.of(), List.of());

        public Columns {
            read = List.copyOf(read);
            ignored = List.copyOf(ignored);
            decimals = List.copyOf(decimals);
            targets = List.copyOf(targets);
        }
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

    /**
     * What the sender of a file says of a column, a word, a person or a new field, and the file does not have.
     *
     * @param fills what the column is said to fill, or the columns of the word fill, called as in the API;
     *     {@value #PEOPLE} for a person, {@value #NEW_FIELDS} for a new field
     * @param column null for anything else
     * @param value the word, or the name of the person or field; null for a column
     */
    public record Unused(
            String fills, @Nullable String column, @Nullable String value) {
        private static final String PEOPLE = "people";
        private static final String NEW_FIELDS = "new_fields";

        /** A person whom no row names. */
        public static Unused person(String name) {
            return new Unused(PEOPLE, null, name);
        }

        /** A field that no column fills. */
        public static Unused newField(String name) {
            return new Unused(NEW_FIELDS, null, name);
        }
    }

    /** What was before the decimals of the numbers of a column. */
    public record ColumnDecimal(String column, DecimalSign decimal) {}

    /** How the dates of a column were read. */
    public record ColumnOrder(String column, DateOrder order) {}

    /**
     * A column that was read.
     *
     * @param column its name
     * @param fills what it fills, called as in the API, such as {@code title} or {@code fields.Priority}
     * @param values how many of its cells were not empty
     * @param example the first of them, shortened; null when all were empty
     */
    public record ReadColumn(
            String column,
            String fills,
            long values,
            @Nullable String example) {}

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
     * @param example the first of them, shortened; null when all were empty
     */
    public record IgnoredColumn(
            String column, long values, @Nullable String example) {}
}
