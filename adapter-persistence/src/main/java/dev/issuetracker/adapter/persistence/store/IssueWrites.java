package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.row.HistoryRow;
import dev.issuetracker.adapter.persistence.row.IssueColumns;
import dev.issuetracker.adapter.persistence.row.PackedFields;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.label.LabelRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes issues with their history, labels and fields, for one unit of work. */
final class IssueWrites {
    /** A text that is bound as null stays as it is, and so do fields and what is searched. */
    private static final String UPDATE = """
            UPDATE %s
            SET %s, fields = coalesce(CAST(:fields AS TEXT), fields),
                search_text = coalesce(CAST(:search_text AS TEXT), search_text),
                updated_at = :updated_at, resolved_at = CAST(:resolved_at AS BIGINT),
                deleted_at = CAST(:deleted_at AS BIGINT), version = :version
            WHERE id = :id AND version = :before
            """.formatted("%s", IssueColumns.assignments());

    private final Handle handle;
    private final Dialect dialect;

    IssueWrites(Handle handle, Dialect dialect) {
        this.handle = handle;
        this.dialect = dialect;
    }

    /** Inserts issues, each with the entry that begins its history: that of its creation. */
    void insert(List<Issue> issues) {
        NewRows history = HistoryRow.rows();
        for (Issue issue : issues) {
            HistoryRow.add(
                    history,
                    issue.id(),
                    new HistoryEntry(
                            issue.version(), issue.createdAt(), issue.createdBy(), FieldChange.creating(issue)));
        }
        dialect.insert(
                handle, List.of(rows(issues), history, labels(issues), new FieldIndex(handle, dialect).rows(issues)));
    }

    private NewRows rows(List<Issue> issues) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.number("id"));
        IssueColumns.IN_ISSUES.forEach(column -> columns.add(column.column(column.name())));
        columns.addAll(List.of(
                Column.number("created_by"),
                Column.number("created_at"),
                Column.number("updated_at"),
                Column.number("resolved_at"),
                Column.number("deleted_at"),
                Column.number("version"),
                Column.text("fields"),
                Column.text("search_text")));
        NewRows rows = new NewRows(dialect.written("issues"), columns);
        for (Issue issue : issues) {
            List<@Nullable Object> row = new ArrayList<>(columns.size());
            row.add(issue.id());
            IssueColumns.IN_ISSUES.forEach(column -> row.add(column.inserted(issue)));
            row.add(issue.createdBy().id());
            row.add(Micros.of(issue.createdAt()));
            row.add(Micros.of(issue.updatedAt()));
            row.add(Micros.ofNullable(issue.resolvedAt()));
            row.add(Micros.ofNullable(issue.deletedAt()));
            row.add(issue.version());
            row.add(PackedFields.of(issue.values()));
            row.add(searchText(issue));
            rows.add(row.toArray());
        }
        return rows;
    }

    /**
     * Updates issues and adds the history of that. One issue takes one round trip where the database can, several take
     * a batch.
     *
     * @return the revisions whose issue has another version by now or does not exist; if there are any, the work must
     *     be undone
     */
    List<Revision> update(List<Revision> revisions) {
        NewRows history = HistoryRow.rows();
        for (Revision revision : revisions) {
            Issue issue = revision.after();
            HistoryRow.add(
                    history,
                    issue.id(),
                    new HistoryEntry(issue.version(), issue.updatedAt(), revision.by(), revision.changes()));
        }
        List<Revision> missed =
                revisions.size() == 1 ? updateOne(revisions.get(0), history) : updateAll(revisions, history);
        if (missed.isEmpty()) {
            List<Issue> relabelled = revisions.stream()
                    .filter(IssueColumns.LABELS::changedBy)
                    .map(Revision::after)
                    .toList();
            deleteLabels(relabelled);
            dialect.insert(handle, labels(relabelled));
            new FieldIndex(handle, dialect).update(revisions);
        }
        return missed;
    }

    private List<Revision> updateOne(Revision revision, NewRows history) {
        return dialect.updateAndInsert(handle, update(), values(revision), history) == 0
                ? List.of(revision)
                : List.of();
    }

    private String update() {
        return UPDATE.formatted(dialect.written("issues"));
    }

    private List<Revision> updateAll(List<Revision> revisions, NewRows history) {
        PreparedBatch batch = handle.prepareBatch(update());
        revisions.forEach(revision -> batch.bindMap(values(revision)).add());
        int[] updated = batch.execute();
        List<Revision> missed = new ArrayList<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                missed.add(revisions.get(i));
            }
        }
        if (missed.isEmpty()) {
            dialect.insert(handle, List.of(history));
        }
        return missed;
    }

    private static Map<String, Object> values(Revision revision) {
        Issue issue = revision.after();
        boolean searchChanges = IssueColumns.SEARCHED.stream().anyMatch(column -> column.changedBy(revision));
        Map<String, Object> values = new HashMap<>();
        IssueColumns.IN_ISSUES.forEach(column -> values.put(column.name(), column.assigned(revision)));
        values.put("fields", FieldIndex.changed(revision).isEmpty() ? null : PackedFields.of(issue.values()));
        values.put("search_text", searchChanges ? searchText(issue) : null);
        values.put("updated_at", Micros.of(issue.updatedAt()));
        values.put("resolved_at", Micros.ofNullable(issue.resolvedAt()));
        values.put("deleted_at", Micros.ofNullable(issue.deletedAt()));
        values.put("version", issue.version());
        values.put("id", issue.id());
        values.put("before", revision.before().version());
        return values;
    }

    private static String searchText(Issue issue) {
        return SearchText.of(IssueColumns.SEARCHED.stream()
                .map(column -> Objects.toString(column.inserted(issue), ""))
                .toList());
    }

    private static NewRows labels(List<Issue> issues) {
        NewRows rows = new NewRows("issue_labels", List.of(Column.number("issue_id"), Column.number("label_id")));
        for (Issue issue : issues) {
            for (LabelRef label : issue.labels()) {
                rows.add(issue.id(), label.id());
            }
        }
        return rows;
    }

    private void deleteLabels(List<Issue> issues) {
        if (!issues.isEmpty()) {
            handle.attach(JdbiIssues.Table.class)
                    .deleteLabels(issues.stream().map(Issue::id).toList());
        }
    }
}
