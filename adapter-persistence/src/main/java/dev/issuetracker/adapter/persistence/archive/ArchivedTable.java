package dev.issuetracker.adapter.persistence.archive;

import static dev.issuetracker.adapter.persistence.archive.ArchivedColumn.number;
import static dev.issuetracker.adapter.persistence.archive.ArchivedColumn.text;
import static dev.issuetracker.adapter.persistence.archive.ArchivedColumn.time;

import dev.issuetracker.adapter.persistence.row.HistoryRow;
import dev.issuetracker.adapter.persistence.row.IssueColumns;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the tracker, as an archive has it: without secrets, and without what other columns say already.
 *
 * @param queries for its rows, with {@code <columns>} for the columns of the table {@code t}; one after the other give
 *     all
 */
record ArchivedTable(String name, List<ArchivedColumn> columns, List<String> queries) {
    /** The issues that are parts of others, each after the one that it is a part of. */
    private static final String PARTS = """
            WITH RECURSIVE part (id, depth) AS (
                SELECT c.id, 1 FROM issues c JOIN issues p ON p.id = c.parent_id WHERE p.parent_id IS NULL
                UNION ALL
                SELECT c.id, part.depth + 1 FROM part JOIN issues c ON c.parent_id = part.id
            )
            SELECT <columns> FROM part JOIN issues t ON t.id = part.id ORDER BY part.depth, t.id
            """;

    /** All tables that an archive has, each after those that it refers to. */
    static final List<ArchivedTable> ALL = List.of(
            // The accounts to which placeholders are joined come before these.
            of(
                    "users",
                    "joined_to IS NOT NULL, id",
                    number("id"),
                    text("username"),
                    text("email"),
                    text("role"),
                    time("created_at"),
                    time("disabled_at"),
                    text("placeholder_key"),
                    number("joined_to")),
            of(
                    "labels",
                    "id",
                    number("id"),
                    text("name"),
                    text("color"),
                    text("description"),
                    time("created_at"),
                    time("updated_at")),
            of(
                    "fields",
                    "id",
                    number("id"),
                    text("name"),
                    text("type"),
                    text("description"),
                    time("created_at"),
                    time("updated_at")),
            of(
                    "field_options",
                    "id",
                    number("id"),
                    number("field_id"),
                    number("position"),
                    text("name"),
                    text("color")),
            of("field_catalog", "only_row", number("only_row"), number("version")),
            issues(),
            ofIssues("issue_history", "issue_id, version", history()),
            ofIssues("issue_labels", "issue_id, label_id", number("issue_id"), number("label_id")),
            ofIssues(
                    "issue_fields",
                    "field_id, value_key, issue_id",
                    number("field_id"),
                    text("value_key"),
                    number("issue_id"),
                    number("option_id"),
                    number("user_id")),
            ofIssues(
                    "comments",
                    "id",
                    number("id"),
                    number("issue_id"),
                    text("body"),
                    number("author_id"),
                    time("created_at"),
                    time("updated_at"),
                    number("version")),
            ofIssues(
                    "issue_links",
                    List.of("from_id", "to_id"),
                    "id",
                    number("id"),
                    text("type"),
                    number("from_id"),
                    number("to_id"),
                    number("created_by"),
                    time("created_at"),
                    number("removed_by"),
                    time("removed_at")),
            ofIssues(
                    "issue_origins",
                    "issue_id",
                    number("issue_id"),
                    text("source"),
                    text("source_key"),
                    text("url"),
                    text("author"),
                    text("assignee"),
                    number("version"),
                    text("edited"),
                    text("comments"),
                    text("taken_back"),
                    number("turn")),
            savedTexts("saved_searches", "query"),
            savedTexts("import_mappings", "mapping"),
            of(
                    "imports",
                    "id",
                    number("id"),
                    text("file_name"),
                    number("by_id"),
                    time("at"),
                    number("created"),
                    number("first_id"),
                    number("last_id"),
                    number("updated"),
                    number("undone_by_id"),
                    time("undone_at"),
                    number("undone_kept")),
            of("import_ranges", "import_id, first_id", number("import_id"), number("first_id"), number("last_id")),
            of(
                    "import_updates",
                    "import_id, issue_id",
                    number("import_id"),
                    number("issue_id"),
                    number("before_version"),
                    number("after_version"),
                    text("edited"),
                    text("added")));

    private static ArchivedTable issues() {
        List<ArchivedColumn> columns = new ArrayList<>(List.of(number("id"), text("fields")));
        IssueColumns.IN_ISSUES.forEach(column -> columns.add(ArchivedColumn.of(column.column(column.name()))));
        columns.addAll(List.of(
                number("created_by"),
                time("created_at"),
                time("updated_at"),
                time("resolved_at"),
                time("deleted_at"),
                number("version")));
        return new ArchivedTable(
                "issues",
                List.copyOf(columns),
                List.of("SELECT <columns> FROM issues t WHERE parent_id IS NULL ORDER BY id", PARTS));
    }

    private static ArchivedColumn[] history() {
        return HistoryRow.COLUMNS.stream()
                .map(column -> column.name().equals("at") ? time("at") : ArchivedColumn.of(column))
                .toArray(ArchivedColumn[]::new);
    }

    /** @param text the column of what people keep under a name */
    private static ArchivedTable savedTexts(String name, String text) {
        return of(
                name,
                "id",
                number("id"),
                number("owner_id"),
                text("name"),
                text(text),
                number("shared"),
                time("created_at"),
                time("updated_at"),
                number("version"));
    }

    private static ArchivedTable of(String name, String key, ArchivedColumn... columns) {
        return new ArchivedTable(
                name, List.of(columns), List.of("SELECT <columns> FROM " + name + " t ORDER BY " + key));
    }

    /** A table of what issues have: only of those that everybody sees. */
    private static ArchivedTable ofIssues(String name, String key, ArchivedColumn... columns) {
        return ofIssues(name, List.of("issue_id"), key, columns);
    }

    /** @param issues the columns that say of which issues a row is */
    private static ArchivedTable ofIssues(String name, List<String> issues, String key, ArchivedColumn... columns) {
        String seen = issues.stream()
                .map(issue -> "EXISTS (SELECT 1 FROM issues i WHERE i.id = t." + issue + ")")
                .collect(Collectors.joining(" AND "));
        return new ArchivedTable(
                name,
                List.of(columns),
                List.of("SELECT <columns> FROM " + name + " t WHERE " + seen + " ORDER BY " + key));
    }

    /** Whether the database gives the ids of its rows. */
    boolean numbered() {
        return columns.get(0).name().equals("id");
    }

    /** The queries for all rows. */
    List<String> selects() {
        String selected = columns.stream().map(column -> "t." + column.name()).collect(Collectors.joining(", "));
        return queries.stream()
                .map(query -> new SqlText(query).with("columns", selected).text())
                .toList();
    }
}
