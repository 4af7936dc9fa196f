package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueValues;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Writes the table {@code issue_fields}, by which issues are found and sorted. A value has one row, and several options
 * have one each.
 */
final class FieldIndex {
    private final Handle handle;
    private final Dialect dialect;
    private final NewRows added = new NewRows(
            "issue_fields",
            List.of(
                    Column.number("field_id"),
                    Column.text("value_key"),
                    Column.number("issue_id"),
                    Column.number("option_id"),
                    Column.number("user_id")));

    FieldIndex(Handle handle, Dialect dialect) {
        this.handle = handle;
        this.dialect = dialect;
    }

    /** Adds the rows of what a new issue has. */
    void add(Object issueId, IssueValues values) {
        values.added().forEach(field -> add(issueId, values, field));
    }

    /** The rows that were added. */
    NewRows rows() {
        return added;
    }

    /** Replaces what revisions change, field by field. */
    void update(List<Revision> revisions) {
        PreparedBatch removal =
                handle.prepareBatch("DELETE FROM issue_fields WHERE field_id = :field AND issue_id = :issue");
        for (Revision revision : revisions) {
            for (IssueField<?> field : changed(revision)) {
                if (revision.before().get(field) != null) {
                    removal.bind("field", ref(field).id())
                            .bind("issue", revision.after().id())
                            .add();
                }
                add(revision.after().id(), revision.after().values(), field);
            }
        }
        removal.execute();
        dialect.insert(handle, added);
    }

    /** The added fields that a revision changes. */
    static List<IssueField<?>> changed(Revision revision) {
        IssueValues before = revision.before().values();
        IssueValues after = revision.after().values();
        return before.fieldsWith(after).stream()
                .filter(field -> field.added().isPresent() && !same(field, before, after))
                .toList();
    }

    private static <T> boolean same(IssueField<T> field, IssueValues before, IssueValues after) {
        return field.same(before.get(field), after.get(field));
    }

    private void add(Object issueId, IssueValues values, IssueField<?> field) {
        FieldType type = ref(field).type();
        for (String key : FieldKeys.of(field, values)) {
            @Nullable Long id = type.hasOptions() || type == FieldType.USER ? Long.valueOf(key) : null;
            added.add(ref(field).id(), key, issueId, type.hasOptions() ? id : null, type.hasOptions() ? null : id);
        }
    }

    private static FieldRef ref(IssueField<?> field) {
        return field.added().orElseThrow();
    }
}
