package dev.issuetracker.adapter.persistence.copy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the tracker, as it is copied.
 *
 * @param key the columns of its primary key
 * @param numbered whether the database gives its ids
 */
record CopyTable(String name, String key, boolean numbered) {
    /**
     * Every table, each after those that it refers to; an issue refers to its history at the end of the transaction
     * only.
     */
    static final List<CopyTable> ALL = List.of(
            new CopyTable("users", "id", true),
            new CopyTable("sessions", "id", false),
            new CopyTable("labels", "id", true),
            new CopyTable("fields", "id", true),
            new CopyTable("field_options", "id", true),
            new CopyTable("field_catalog", "only_row", false),
            new CopyTable("issues", "id", true),
            new CopyTable("issue_history", "issue_id, version", false),
            new CopyTable("issue_labels", "issue_id, label_id", false),
            new CopyTable("issue_fields", "field_id, value_key, issue_id", false),
            new CopyTable("comments", "id", true),
            new CopyTable("issue_links", "id", true),
            new CopyTable("issue_origins", "issue_id", false),
            new CopyTable("saved_searches", "id", true),
            new CopyTable("import_mappings", "id", true),
            new CopyTable("imports", "id", true),
            new CopyTable("import_ranges", "import_id, first_id", false),
            new CopyTable("import_updates", "import_id, issue_id", false),
            new CopyTable("begun_undos", "import_id", false),
            new CopyTable("import_jobs", "id", false),
            new CopyTable("recorded_answers", "user_id, request_key", false),
            new CopyTable("audit_log", "id", true),
            new CopyTable("personal_access_tokens", "id", true),
            new CopyTable("webhooks", "id", true),
            new CopyTable("webhook_deliveries", "id", true),
            new CopyTable("invites", "id", true),
            new CopyTable("password_resets", "user_id", false),
            new CopyTable("throttles", "throttle_key", false));

    /** A column; what is no text is a whole number. */
    record Column(String name, boolean text) {}

    /** All names, as SQL lists them. */
    static String names() {
        return ALL.stream().map(CopyTable::name).collect(Collectors.joining(", "));
    }

    /** The names of columns, as SQL lists them. */
    static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** The query for all rows, in the order of the key. */
    String select(List<Column> columns) {
        return "SELECT " + names(columns) + " FROM " + name + " ORDER BY " + key;
    }
}
