package dev.issuetracker.adapter.persistence.archive;

import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.adapter.persistence.store.SearchText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns that no archive has: what others say already, and what nobody may know. */
final class DerivedColumns {
    private final Map<String, List<Derived>> byTable;

    /** @param value of a row, whose values are given by their columns */
    private record Derived(String column, Function<Map<String, @Nullable Object>, String> value) {}

    /** @param hashOfNobody the hash of a password that nobody knows, which all accounts get */
    DerivedColumns(String hashOfNobody) {
        Function<Map<String, @Nullable Object>, String> nameKey = row -> LookupKey.of(text(row, "name"));
        this.byTable = Map.of(
                "users",
                List.of(
                        new Derived("username_key", row -> LookupKey.of(text(row, "username"))),
                        new Derived("password_hash", row -> hashOfNobody)),
                "labels",
                List.of(new Derived("name_key", nameKey)),
                "fields",
                List.of(new Derived("name_key", nameKey)),
                "saved_searches",
                List.of(new Derived("name_key", nameKey)),
                "import_mappings",
                List.of(new Derived("name_key", nameKey)),
                "issues",
                List.of(new Derived(
                        "search_text", row -> SearchText.of(List.of(text(row, "title"), text(row, "description"))))),
                "comments",
                List.of(new Derived("search_text", row -> SearchText.of(List.of(text(row, "body"))))));
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return Objects.toString(row.get(column), "");
    }

    List<Column> of(String table) {
        return derived(table).stream().map(each -> Column.text(each.column())).toList();
    }

    List<String> values(String table, Map<String, @Nullable Object> row) {
        return derived(table).stream().map(each -> each.value().apply(row)).toList();
    }

    private List<Derived> derived(String table) {
        return byTable.getOrDefault(table, List.of());
    }
}
