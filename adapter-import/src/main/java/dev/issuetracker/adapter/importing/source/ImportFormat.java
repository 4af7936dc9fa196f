package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The words of one source: its columns, and what it calls a status. Words of columns match in any case.
 *
 * @param name what answers call the source
 * @param columns the columns that are read; all others are ignored
 * @param statuses the status for each word of the source, exactly as written
 * @param listSeparator what separates the names in a cell that lists several
 */
public record ImportFormat(String name, List<Column> columns, Map<String, Status> statuses, char listSeparator) {
    /** The tracker's own format: fields and statuses are called as in the API. */
    public static final ImportFormat TRACKER = new ImportFormat(
            "tracker",
            List.of(
                    Column.required(IssueField.TITLE, CellKind.TEXT, "title"),
                    Column.optional(IssueField.DESCRIPTION, CellKind.TEXT, "description"),
                    Column.required(IssueField.STATUS, CellKind.STATUS, "status"),
                    Column.required(IssueField.LABELS, CellKind.LIST, "labels"),
                    Column.optional(IssueField.ASSIGNEE, CellKind.NAME, "assignee")),
            Arrays.stream(Status.values()).collect(Collectors.toUnmodifiableMap(Status::code, status -> status)),
            ',');

    public ImportFormat {
        columns = List.copyOf(columns);
        statuses = Map.copyOf(statuses);
    }

    /** The format with a column for each of these fields, called like the field. */
    public ImportFormat with(List<Field> fields) {
        List<Column> all = new ArrayList<>(columns);
        fields.forEach(field -> all.add(Column.of(field)));
        return new ImportFormat(name, all, statuses, listSeparator);
    }

    /** How a cell is read. */
    enum CellKind {
        /** As it is. */
        TEXT,
        /** A name, or another value of one line. */
        NAME,
        /** One of the source's words for a status. */
        STATUS,
        /** Any number of names. */
        LIST
    }

    /**
     * A column that is read.
     *
     * @param field the field of an issue that it fills
     * @param required whether a file without it is rejected
     * @param word what the header calls it, in any case
     */
    record Column(IssueField<?> field, CellKind kind, boolean required, String word) {
        static Column of(Field field) {
            CellKind kind = switch (field.type()) {
                case TEXT -> CellKind.TEXT;
                case NUMBER, DATE, SELECT, USER -> CellKind.NAME;
                case MULTI_SELECT -> CellKind.LIST;
            };
            return optional(AddedFields.of(field.ref()), kind, field.name());
        }

        static Column required(IssueField<?> field, CellKind kind, String word) {
            return new Column(field, kind, true, word);
        }

        static Column optional(IssueField<?> field, CellKind kind, String word) {
            return new Column(field, kind, false, word);
        }
    }

    /** The column that a header's name means. */
    Optional<Column> column(String name) {
        String word = Words.folded(name);
        return columns.stream()
                .filter(column -> Words.folded(column.word()).equals(word))
                .findFirst();
    }

    /** How many columns the names of a header mean. */
    public int known(List<String> names) {
        return (int) names.stream()
                .map(this::column)
                .flatMap(Optional::stream)
                .distinct()
                .count();
    }

    /** The columns of a file, for a person to read. */
    String columnNames() {
        return words(true) + ", and optionally " + words(false);
    }

    private String words(boolean required) {
        return columns.stream()
                .filter(column -> column.required() == required)
                .map(Column::word)
                .collect(Collectors.joining(", "));
    }
}
