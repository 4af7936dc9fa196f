package dev.issuetracker.adapter.persistence.row;

import dev.issuetracker.adapter.persistence.row.IssueColumns.Texts;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.value.HistoryField;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A history entry as a row: what its version changed of each field, and whether it deleted the issue or restored it. It
 * is read with the account in the place of a placeholder that was joined to it.
 */
public final class HistoryRow implements RowMapper<HistoryEntry> {
    /** What is read of an entry; conditions on {@code h} follow. */
    public static final String SELECT = select(Texts.ALL);

    /** The same with the texts that may be large only when they are short. */
    public static final String SELECT_SHORT = select(Texts.SHORT);

    /** The same with empty texts in the place of those that may be large. */
    public static final String SELECT_OUTLINE = select(Texts.NONE);

    /** The columns of the table. */
    public static final List<Column> COLUMNS = columns();

    private static String select(Texts texts) {
        return new SqlText("""
                SELECT h.issue_id, h.version, h.at, b.id AS by_id, b.username AS by_name, <changes>, h.deleted_to
                FROM issue_history h
                JOIN users hb ON hb.id = h.by_id
                JOIN users b ON b.id = coalesce(hb.joined_to, hb.id)
                LEFT JOIN users hf ON hf.id = h.assignee_from
                LEFT JOIN users f ON f.id = coalesce(hf.joined_to, hf.id)
                LEFT JOIN users ht ON ht.id = h.assignee_to
                LEFT JOIN users t ON t.id = coalesce(ht.joined_to, ht.id)
                """)
                .with("changes", IssueColumns.changesSelected(texts))
                .text();
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.number("issue_id"), Column.number("version"), Column.number("at"), Column.number("by_id")));
        for (IssueColumn<?> column : IssueColumns.ALL) {
            column.changeNames().forEach(name -> columns.add(column.column(name)));
        }
        columns.addAll(List.of(Column.text("fields_from"), Column.text("fields_to"), Column.number("deleted_to")));
        return List.copyOf(columns);
    }

    /** An empty list of rows for the table. */
    public static NewRows rows() {
        return new NewRows("issue_history", COLUMNS);
    }

    /**
     * Adds the row of an entry.
     *
     * @param issueId its number, or how the database computes it
     */
    public static void add(NewRows rows, Object issueId, HistoryEntry entry) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(issueId);
        row.add(entry.version());
        row.add(Micros.of(entry.at()));
        row.add(entry.by().id());
        IssueColumns.ALL.forEach(column -> column.writeChange(entry, row));
        row.add(PackedFields.from(entry.changes()));
        row.add(PackedFields.to(entry.changes()));
        row.add(entry.change(HistoryField.DELETED)
                .map(change -> Boolean.TRUE.equals(change.to()) ? 1L : 0L)
                .orElse(null));
        rows.add(row.toArray());
    }

    private final LongFunction<UserRef> users;

    /** @param users the account of an id */
    public HistoryRow(LongFunction<UserRef> users) {
        this.users = users;
    }

    @Override
    public HistoryEntry map(ResultSet row, StatementContext context) throws SQLException {
        List<FieldChange<?>> changes = new ArrayList<>();
        for (IssueColumn<?> column : IssueColumns.ALL) {
            column.readChange(row).ifPresent(changes::add);
        }
        changes.addAll(PackedFields.changes(row.getString("fields_from"), row.getString("fields_to"), users));
        int deleted = row.getInt("deleted_to");
        if (!row.wasNull()) {
            changes.add(new FieldChange<>(HistoryField.DELETED, deleted == 0, deleted == 1));
        }
        UserRef by = new UserRef(row.getLong("by_id"), row.getString("by_name"));
        return new HistoryEntry(row.getLong("version"), Micros.read(row, "at"), by, changes);
    }
}
