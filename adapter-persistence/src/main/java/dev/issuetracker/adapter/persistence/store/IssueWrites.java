package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.row.HistoryRow;
import dev.issuetracker.adapter.persistence.row.IssueColumns;
import dev.issuetracker.adapter.persistence.row.PackedFields;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueTimes;
import dev.issuetracker.domain.issue.NewIssue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.user.UserRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Writes issues with their history, labels and fields, for one unit of work. */
final class IssueWrites {
    /** A text that becomes null stays as it is, and so do fields and what is searched. */
    private static final SqlText SET = new SqlText(IssueColumns.assignments("<from>") + """
            , fields = coalesce(CAST(<from>fields AS TEXT), fields),
            search_text = coalesce(CAST(<from>search_text AS TEXT), search_text),
            updated_at = <from>updated_at, resolved_at = CAST(<from>resolved_at AS BIGINT),
            deleted_at = CAST(<from>deleted_at AS BIGINT), version = <from>version
            """);

    private static final SqlText UPDATE = new SqlText("UPDATE <issues> SET <set> WHERE id = :id AND version = :before")
            .with("set", SET.with("from", ":").text());

    private static final SqlText UPDATE_TOGETHER =
            new SqlText("""
            WITH changes (<columns>) AS (VALUES <rows>)
            UPDATE <issues> SET <set> FROM changes WHERE id = to_id AND version = to_before
            RETURNING id
            """).with("set", SET.with("from", "to_").text());

    /** A database takes the texts of a statement into memory, those that are searched once more. */
    private static final long MOST_CHARACTERS = 1L << 20;

    private static final List<Column> COLUMNS = columns();

    private static List<Column> columns() {
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
        return columns;
    }

    private final Handle handle;
    private final Dialect dialect;
    private final Consumer<Boolean> webhooks;

    /** @param webhooks takes whether there are webhooks, where a statement says that besides */
    IssueWrites(Handle handle, Dialect dialect, Consumer<Boolean> webhooks) {
        this.handle = handle;
        this.dialect = dialect;
        this.webhooks = webhooks;
    }

    /** Inserts issues, each with the entry that begins its history: that of its creation. */
    void insert(List<Issue> issues) {
        Inserted inserted = new Inserted();
        issues.forEach(
                issue -> inserted.add(issue.id(), issue.version(), issue.values(), issue.createdBy(), issue.times()));
        dialect.insert(handle, inserted.tables());
    }

    /** Inserts an issue likewise, under the id that is returned. */
    long insert(NewIssue issue) {
        return dialect.insertIssue(
                handle,
                id -> {
                    Inserted inserted = new Inserted();
                    inserted.add(id, 1, issue.draft().values(), issue.by(), issue.times());
                    return inserted.tables();
                },
                webhooks);
    }

    /** The rows of new issues. */
    private final class Inserted {
        private final NewRows issues = new NewRows(dialect.written("issues"), COLUMNS);
        private final NewRows history = HistoryRow.rows();
        private final NewRows labels = labelRows();
        private final FieldIndex fields = new FieldIndex(handle, dialect);

        private void add(Object id, long version, IssueValues values, UserRef by, IssueTimes times) {
            List<@Nullable Object> row = new ArrayList<>(COLUMNS.size());
            row.add(id);
            IssueColumns.IN_ISSUES.forEach(column -> row.add(column.inserted(values)));
            row.add(by.id());
            row.add(Micros.of(times.created()));
            row.add(Micros.of(times.updated()));
            row.add(Micros.ofNullable(times.resolved()));
            row.add(Micros.ofNullable(times.deleted()));
            row.add(version);
            row.add(PackedFields.of(values));
            row.add(searchText(values));
            issues.add(row.toArray());
            HistoryRow.add(history, id, new HistoryEntry(version, times.created(), by, FieldChange.creating(values)));
            values.labels().forEach(label -> labels.add(id, label.id()));
            fields.add(id, values);
        }

        private List<NewRows> tables() {
            return List.of(issues, history, labels, fields.rows());
        }
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
            NewRows labels = labelRows();
            relabelled.forEach(issue -> issue.labels().forEach(label -> labels.add(issue.id(), label.id())));
            dialect.insert(handle, labels);
            new FieldIndex(handle, dialect).update(revisions);
        }
        return missed;
    }

    private List<Revision> updateOne(Revision revision, NewRows history) {
        return dialect.updateAndInsert(handle, update(), values(revision), history, webhooks) == 0
                ? List.of(revision)
                : List.of();
    }

    private String update() {
        return UPDATE.with("issues", dialect.written("issues")).text();
    }

    private List<Revision> updateAll(List<Revision> revisions, NewRows history) {
        // Of two revisions of one issue, a statement would find one row and seem to have saved both.
        boolean once = revisions.stream()
                        .map(revision -> revision.after().id())
                        .distinct()
                        .count()
                == revisions.size();
        int together = once ? dialect.updatedTogether() : 1;
        List<Revision> missed = new ArrayList<>();
        if (together == 1) {
            missed.addAll(updateEach(revisions));
        } else {
            for (int from = 0, to; from < revisions.size(); from = to) {
                to = end(revisions, from, Math.min(from + together, revisions.size()));
                missed.addAll(updateTogether(revisions.subList(from, to)));
            }
        }
        if (missed.isEmpty()) {
            dialect.insert(handle, List.of(history));
        }
        return missed;
    }

    /** Up to which revision a statement goes that begins with one, so that it does not hold too much at once. */
    private static int end(List<Revision> revisions, int from, int most) {
        long characters = 0;
        int end = from;
        while (end < most && characters < MOST_CHARACTERS) {
            Issue issue = revisions.get(end).after();
            characters += (long) issue.title().length() + issue.description().length();
            end++;
        }
        return end;
    }

    private List<Revision> updateEach(List<Revision> revisions) {
        PreparedBatch batch = handle.prepareBatch(update());
        revisions.forEach(revision -> batch.bindMap(values(revision)).add());
        int[] updated = batch.execute();
        return IntStream.range(0, updated.length)
                .filter(i -> updated[i] == 0)
                .mapToObj(revisions::get)
                .toList();
    }

    /** Updates several issues by one statement. */
    private List<Revision> updateTogether(List<Revision> revisions) {
        List<String> names = List.copyOf(values(revisions.get(0)).keySet());
        String row = names.stream().map(name -> "?").collect(Collectors.joining(", ", "(", ")"));
        Query query = handle.createQuery(UPDATE_TOGETHER.text())
                .define("columns", names.stream().map(name -> "to_" + name).collect(Collectors.joining(", ")))
                .define("rows", String.join(", ", Collections.nCopies(revisions.size(), row)))
                .define("issues", dialect.written("issues"));
        int position = 0;
        for (Revision revision : revisions) {
            Map<String, Object> values = values(revision);
            for (String name : names) {
                query.bind(position++, values.get(name));
            }
        }
        Set<Long> updated = query.mapTo(Long.class).set();
        return revisions.stream()
                .filter(revision -> !updated.contains(revision.after().id()))
                .toList();
    }

    private static Map<String, Object> values(Revision revision) {
        Issue issue = revision.after();
        boolean searchChanges = IssueColumns.SEARCHED.stream().anyMatch(column -> column.changedBy(revision));
        // In one order, which is that of the statement's columns where several are updated together.
        Map<String, Object> values = new LinkedHashMap<>();
        IssueColumns.IN_ISSUES.forEach(column -> values.put(column.name(), column.assigned(revision)));
        values.put("fields", FieldIndex.changed(revision).isEmpty() ? null : PackedFields.of(issue.values()));
        values.put("search_text", searchChanges ? searchText(issue.values()) : null);
        values.put("updated_at", Micros.of(issue.updatedAt()));
        values.put("resolved_at", Micros.ofNullable(issue.resolvedAt()));
        values.put("deleted_at", Micros.ofNullable(issue.deletedAt()));
        values.put("version", issue.version());
        values.put("id", issue.id());
        values.put("before", revision.before().version());
        return values;
    }

    private static String searchText(IssueValues values) {
        return SearchText.of(IssueColumns.SEARCHED.stream()
                .map(column -> Objects.toString(column.inserted(values), ""))
                .toList());
    }

    private static NewRows labelRows() {
        return new NewRows("issue_labels", List.of(Column.number("issue_id"), Column.number("label_id")));
    }

    private void deleteLabels(List<Issue> issues) {
        if (!issues.isEmpty()) {
            handle.attach(JdbiIssues.Table.class)
                    .deleteLabels(issues.stream().map(Issue::id).toList());
        }
    }
}
