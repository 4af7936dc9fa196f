package dev.issuetracker.adapter.persistence.staging;

import dev.issuetracker.adapter.persistence.row.FieldCatalog;
import dev.issuetracker.application.importing.staging.NameKind;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was made for staged issues, in the table {@code staged_names} until they are published. */
final class StagedNames {
    /**
     * The people who were made and whom something refers to, each table read once: there is no index of all that refers
     * to somebody.
     */
    private static final String USED = """
            SELECT id FROM staged_names WHERE kind = 'person' AND id IN (
                SELECT assignee_id FROM main.issues UNION SELECT created_by FROM main.issues
                UNION SELECT by_id FROM issue_history
                UNION SELECT assignee_from FROM issue_history UNION SELECT assignee_to FROM issue_history
                UNION SELECT user_id FROM issue_fields
                UNION SELECT author_id FROM comments)
            """;

    /** The same, of what came since. An issue does not change without history. */
    private static final String USED_SINCE = """
            WITH touched AS (SELECT DISTINCT issue_id AS id FROM issue_history WHERE rowid > :history)
            SELECT id FROM staged_names WHERE kind = 'person' AND id IN (
                SELECT i.assignee_id FROM touched JOIN main.issues i USING (id)
                UNION SELECT i.created_by FROM touched JOIN main.issues i USING (id)
                UNION SELECT by_id FROM issue_history WHERE rowid > :history
                UNION SELECT assignee_from FROM issue_history WHERE rowid > :history
                UNION SELECT assignee_to FROM issue_history WHERE rowid > :history
                UNION SELECT f.user_id FROM touched JOIN issue_fields f ON f.issue_id = touched.id
                    WHERE f.user_id IS NOT NULL
                UNION SELECT author_id FROM comments WHERE id > :comment)
            """;

    private final FieldCatalog fields;

    StagedNames(FieldCatalog fields) {
        this.fields = fields;
    }

    /**
     * Which people others refer to, at a moment of the database.
     *
     * @param history the last row of history then
     * @param comment the last comment then
     */
    record Used(Set<Long> people, long history, long comment) {}

    void add(Handle handle, NameKind kind, long id) {
        handle.execute(
                "INSERT INTO staged_names (kind, id) VALUES (?, ?)", kind.name().toLowerCase(Locale.ROOT), id);
    }

    /** What was made stays. */
    void forget(Handle handle) {
        handle.execute("DELETE FROM staged_names");
    }

    /** Finds who is referred to, which takes as long as there is much in the database. */
    Used used(Handle handle) {
        if (number(handle, "SELECT count(*) FROM staged_names WHERE kind = 'person'") == 0) {
            return new Used(Set.of(), 0, 0);
        }
        return new Used(
                handle.createQuery(USED).mapTo(Long.class).set(),
                number(handle, "SELECT coalesce(max(rowid), 0) FROM issue_history"),
                number(handle, "SELECT coalesce(max(id), 0) FROM comments"));
    }

    private static long number(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Long.class).one();
    }

    /** Removes what nobody uses. */
    void remove(Handle handle, Used used) {
        handle.execute("""
                DELETE FROM labels WHERE id IN (SELECT id FROM staged_names WHERE kind = 'label')
                AND NOT EXISTS (SELECT 1 FROM issue_labels WHERE label_id = labels.id)
                """);
        if (number(handle, "SELECT count(*) FROM staged_names WHERE kind IN ('field', 'option')") > 0) {
            removeFields(handle);
        }
        if (number(handle, "SELECT count(*) FROM staged_names WHERE kind = 'person'") > 0) {
            removePeople(handle, used);
        }
        forget(handle);
    }

    private void removeFields(Handle handle) {
        fields.change(handle);
        handle.execute("""
                DELETE FROM field_options WHERE id IN (SELECT id FROM staged_names WHERE kind = 'option')
                AND NOT EXISTS (SELECT 1 FROM issue_fields f
                                WHERE f.field_id = field_options.field_id AND f.option_id = field_options.id)
                """);
        handle.execute("""
                DELETE FROM fields WHERE id IN (SELECT id FROM staged_names WHERE kind = 'field')
                AND NOT EXISTS (SELECT 1 FROM issue_fields WHERE field_id = fields.id)
                """);
        handle.execute("""
                DELETE FROM field_options
                WHERE field_id IN (SELECT id FROM staged_names WHERE kind = 'field')
                AND field_id NOT IN (SELECT id FROM fields)
                """);
    }

    private static void removePeople(Handle handle, Used used) {
        Set<Long> kept = new HashSet<>(used.people());
        handle.createQuery(USED_SINCE)
                .bind("history", used.history())
                .bind("comment", used.comment())
                .mapTo(Long.class)
                .forEach(kept::add);
        PreparedBatch forgotten = handle.prepareBatch("DELETE FROM staged_names WHERE kind = 'person' AND id = :id");
        kept.forEach(id -> forgotten.bind("id", id).add());
        if (!kept.isEmpty()) {
            forgotten.execute();
        }
        handle.execute("DELETE FROM users WHERE id IN (SELECT id FROM staged_names WHERE kind = 'person')");
    }
}
