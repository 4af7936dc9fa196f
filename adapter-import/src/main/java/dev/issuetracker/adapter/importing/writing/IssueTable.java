package dev.issuetracker.adapter.importing.writing;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Issues as rows of texts, under the names that the importer knows. */
final class IssueTable {
    /** A column, and the text that an issue has there; null is an empty cell. */
    private record Column(String name, Function<Issue, @Nullable Object> value) {}

    private final List<Column> columns = new ArrayList<>();

    IssueTable(List<Field> fields) {
        columns.add(new Column("id", Issue::id));
        IssueField.ALL.forEach(field -> columns.add(valueOf(field, field.code())));
        columns.add(new Column("created_by", Issue::createdBy));
        columns.add(new Column("created_at", Issue::createdAt));
        columns.add(new Column("updated_at", Issue::updatedAt));
        columns.add(new Column("resolved_at", Issue::resolvedAt));
        columns.add(new Column("version", Issue::version));
        fields.forEach(field -> columns.add(valueOf(AddedFields.of(field.ref()), field.name())));
    }

    private static Column valueOf(IssueField<?> field, String name) {
        return new Column(name, issue -> issue.values().get(field));
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> cells(Issue issue) {
        return columns.stream().map(column -> text(column.value().apply(issue))).toList();
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof List<?> several) {
            // No name of a label or an option has a comma.
            return several.stream().map(IssueTable::text).collect(Collectors.joining(", "));
        } else if (value instanceof Status status) {
            return status.code();
        } else if (value instanceof LabelRef label) {
            return label.name();
        } else if (value instanceof OptionRef option) {
            return option.name();
        } else if (value instanceof UserRef user) {
            return user.username();
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value.toString();
    }
}
