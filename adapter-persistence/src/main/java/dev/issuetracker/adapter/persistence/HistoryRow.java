package dev.issuetracker.adapter.persistence;

import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.IssueField;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A version's history as a row: a from and a to for each field, both null for a field that the version left alone. */
final class HistoryRow implements RowMapper<HistoryEntry> {
    static final String INSERT = """
            INSERT INTO issue_history (issue_id, version, at, by_id, title_from, title_to, description_from, description_to,
                                       status_from, status_to, assignee_from, assignee_to, labels_from, labels_to, deleted_to)
            VALUES (:issueId, :version, :at, :by, :titleFrom, :titleTo, :descriptionFrom, :descriptionTo,
                    :statusFrom, :statusTo, :assigneeFrom, :assigneeTo, :labelsFrom, :labelsTo, :deletedTo)
            """;

    static final String SELECT = """
            SELECT h.version, h.at, h.by_id, b.username AS by_name, h.title_from, h.title_to, h.description_from,
                   h.description_to, h.status_from, h.status_to, h.assignee_from, f.username AS assignee_from_name,
                   h.assignee_to, t.username AS assignee_to_name, h.labels_from, h.labels_to, h.deleted_to
            FROM issue_history h
            JOIN users b ON b.id = h.by_id
            LEFT JOIN users f ON f.id = h.assignee_from
            LEFT JOIN users t ON t.id = h.assignee_to
            """;

    /** Adds a version's row to a batch of {@link #INSERT}. */
    static void add(PreparedBatch batch, long issueId, HistoryEntry entry) {
        batch.bind("issueId", issueId)
                .bind("version", entry.version())
                .bind("at", Micros.of(entry.at()))
                .bind("by", entry.by().id());
        for (IssueField field : IssueField.values()) {
            FieldChange change = entry.changes().stream()
                    .filter(one -> one.field() == field)
                    .findFirst()
                    .orElseGet(() -> new FieldChange(field, null, null));
            bind(batch, change);
        }
        batch.add();
    }

    private static void bind(PreparedBatch batch, FieldChange change) {
        Object from = change.from();
        Object to = change.to();
        switch (change.field()) {
            case TITLE -> batch.bind("titleFrom", (String) from).bind("titleTo", (String) to);
            case DESCRIPTION -> batch.bind("descriptionFrom", (String) from).bind("descriptionTo", (String) to);
            case STATUS -> batch.bind("statusFrom", code(from)).bind("statusTo", code(to));
            case ASSIGNEE -> batch.bind("assigneeFrom", userId(from)).bind("assigneeTo", userId(to));
            case LABELS -> batch.bind("labelsFrom", packed(from)).bind("labelsTo", packed(to));
            case DELETED -> batch.bind("deletedTo", to == null ? null : (Boolean.TRUE.equals(to) ? 1 : 0));
        }
    }

    private static @Nullable String code(@Nullable Object status) {
        return status instanceof Status some ? some.code() : null;
    }

    private static @Nullable Long userId(@Nullable Object user) {
        return user instanceof UserRef some ? some.id() : null;
    }

    @SuppressWarnings("unchecked") // FieldChange lets only lists of labels through for this field.
    private static @Nullable String packed(@Nullable Object labels) {
        return labels == null ? null : Packed.of((List<LabelRef>) labels);
    }

    @Override
    public HistoryEntry map(ResultSet row, StatementContext context) throws SQLException {
        List<FieldChange> changes = new ArrayList<>();
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
            add(changes, IssueField.DELETED, deleted == 0, deleted == 1);
        }
        UserRef by = new UserRef(row.getLong("by_id"), row.getString("by_name"));
        return new HistoryEntry(row.getLong("version"), Micros.read(row, "at"), by, changes);
    }

    private static void add(List<FieldChange> changes, IssueField field, @Nullable Object from, @Nullable Object to) {
        if (from != null || to != null) {
            changes.add(new FieldChange(field, from, to));
        }
    }

    private static @Nullable Status status(@Nullable String code) {
        return code == null ? null : IssueRow.status(code);
    }

    private static @Nullable List<LabelRef> labels(@Nullable String packed) {
        return packed == null ? null : Packed.labels(packed);
    }
}
