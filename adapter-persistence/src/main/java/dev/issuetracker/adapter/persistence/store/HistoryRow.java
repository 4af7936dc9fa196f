package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.LargeTexts;
import dev.issuetracker.adapter.persistence.sql.ListColumn;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.HistoryField;
import dev.issuetracker.domain.issue.IssueField;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A version's history as a row: a from and a to for each field, both null for a field that the version left alone. */
final class HistoryRow implements RowMapper<HistoryEntry> {
    static final String SELECT = """
            SELECT h.version, h.at, h.by_id, b.username AS by_name, h.title_from, h.title_to, h.description_from,
                   h.description_to, h.status_from, h.status_to, h.assignee_from, f.username AS assignee_from_name,
                   h.assignee_to, t.username AS assignee_to_name, h.labels_from, h.labels_to, h.deleted_to
            FROM issue_history h
            JOIN users b ON b.id = h.by_id
            LEFT JOIN users f ON f.id = h.assignee_from
            LEFT JOIN users t ON t.id = h.assignee_to
            """;

    private static final String OCTETS =
            "coalesce(octet_length(h.description_from), 0) + coalesce(octet_length(h.description_to), 0)";

    /** The same with the descriptions only when they are short, as {@link LargeTexts} wants it. */
    static final String SELECT_SHORT =
            SELECT.replace("h.description_from,\n       h.description_to,", """
            CASE WHEN %1$s <= %2$d THEN h.description_from END AS description_from,
            CASE WHEN %1$s <= %2$d THEN h.description_to END AS description_to,
            %1$s AS octets,""".formatted(OCTETS, LargeTexts.SHORT));

    /** No rows yet, to be added to. */
    static NewRows rows() {
        return new NewRows(
                "issue_history",
                Column.number("issue_id"),
                Column.number("version"),
                Column.number("at"),
                Column.number("by_id"),
                Column.text("title_from"),
                Column.text("title_to"),
                Column.text("description_from"),
                Column.text("description_to"),
                Column.text("status_from"),
                Column.text("status_to"),
                Column.number("assignee_from"),
                Column.number("assignee_to"),
                Column.text("labels_from"),
                Column.text("labels_to"),
                Column.number("deleted_to"));
    }

    /** Adds a version's row. */
    static void add(NewRows rows, long issueId, HistoryEntry entry) {
        FieldChange<String> title = change(entry, IssueField.TITLE);
        FieldChange<String> description = change(entry, IssueField.DESCRIPTION);
        FieldChange<Status> status = change(entry, IssueField.STATUS);
        FieldChange<UserRef> assignee = change(entry, IssueField.ASSIGNEE);
        FieldChange<List<LabelRef>> labels = change(entry, IssueField.LABELS);
        FieldChange<Boolean> deleted = change(entry, HistoryField.DELETED);
        rows.add(
                issueId,
                entry.version(),
                Micros.of(entry.at()),
                entry.by().id(),
                title.from(),
                title.to(),
                description.from(),
                description.to(),
                code(status.from()),
                code(status.to()),
                userId(assignee.from()),
                userId(assignee.to()),
                packed(labels.from()),
                packed(labels.to()),
                deleted(deleted.to()));
    }

    /** What became of the field; from nothing to nothing when the version left it alone. */
    private static <T> FieldChange<T> change(HistoryEntry entry, HistoryField<T> field) {
        return entry.change(field).orElse(new FieldChange<>(field, null, null));
    }

    private static @Nullable Long deleted(@Nullable Boolean deleted) {
        return deleted == null ? null : (deleted ? 1L : 0L);
    }

    private static @Nullable String code(@Nullable Status status) {
        return status == null ? null : status.code();
    }

    private static @Nullable Long userId(@Nullable UserRef user) {
        return user == null ? null : user.id();
    }

    private static @Nullable String packed(@Nullable List<LabelRef> labels) {
        return labels == null ? null : ListColumn.of(labels);
    }

    @Override
    public HistoryEntry map(ResultSet row, StatementContext context) throws SQLException {
        List<FieldChange<?>> changes = new ArrayList<>();
        add(changes, IssueField.TITLE, row.getString("title_from"), row.getString("title_to"));
        add(changes, IssueField.DESCRIPTION, row.getString("description_from"), row.getString("description_to"));
        add(changes, IssueField.STATUS, status(row.getString("status_from")), status(row.getString("status_to")));
        add(
                changes,
                IssueField.ASSIGNEE,
                IssueRow.user(row, "assignee_from", "assignee_from_name"),
                IssueRow.user(row, "assignee_to", "assignee_to_name"));
        add(changes, IssueField.LABELS, labels(row.getString("labels_from")), labels(row.getString("labels_to")));
        int deleted = row.getInt("deleted_to");
        if (!row.wasNull()) {
            add(changes, HistoryField.DELETED, deleted == 0, deleted == 1);
        }
        UserRef by = new UserRef(row.getLong("by_id"), row.getString("by_name"));
        return new HistoryEntry(row.getLong("version"), Micros.read(row, "at"), by, changes);
    }

    private static <T> void add(List<FieldChange<?>> changes, HistoryField<T> field, @Nullable T from, @Nullable T to) {
        if (from != null || to != null) {
            changes.add(new FieldChange<>(field, from, to));
        }
    }

    private static @Nullable Status status(@Nullable String code) {
        return code == null ? null : IssueRow.status(code);
    }

    private static @Nullable List<LabelRef> labels(@Nullable String packed) {
        return packed == null ? null : ListColumn.labels(packed);
    }
}
