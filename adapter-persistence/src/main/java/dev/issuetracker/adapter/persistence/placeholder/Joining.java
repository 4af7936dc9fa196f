package dev.issuetracker.adapter.persistence.placeholder;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.ListColumn;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What was a placeholder's becomes an account's. History stays as it was written: it is read with the account in the
 * place of the placeholder.
 */
final class Joining {
    /** Has a separator before and behind each of its records, so that a whole record can be found in it. */
    private static final String FIELDS = "replace(:separator || fields || :separator, :before, :after)";

    private final Handle handle;
    private final Dialect dialect;
    private final long placeholder;
    private final long account;

    Joining(Handle handle, Dialect dialect, long placeholder, long account) {
        this.handle = handle;
        this.dialect = dialect;
        this.placeholder = placeholder;
        this.account = account;
    }

    /** Moves all of it; the placeholder must be joined already. */
    void move() {
        handle.attach(JdbiPlaceholders.Table.class).fieldsOfPeople().forEach(this::moveField);
        update("UPDATE <issues> SET assignee_id = :account WHERE assignee_id = :placeholder", Map.of());
        update("UPDATE <issues> SET created_by = :account WHERE created_by = :placeholder", Map.of());
        update("UPDATE <comments> SET author_id = :account WHERE author_id = :placeholder", Map.of());
    }

    /** An issue has a field twice: packed, and as a row to find it by. The second says which issues have the first. */
    private void moveField(long field) {
        update(
                "UPDATE <issues> SET fields = substr(" + FIELDS + ", 2, length(" + FIELDS + ") - 2)" + """
                         WHERE id IN (SELECT issue_id FROM <issue_fields>
                                     WHERE field_id = :field AND value_key = CAST(:placeholder AS TEXT))
                        """,
                Map.of(
                        "separator",
                        ListColumn.RECORD,
                        "before",
                        record(field, placeholder),
                        "after",
                        record(field, account),
                        "field",
                        field));
        update("""
                UPDATE <issue_fields> SET user_id = :account, value_key = CAST(:account AS TEXT)
                WHERE field_id = :field AND value_key = CAST(:placeholder AS TEXT)
                """, Map.of("field", field));
    }

    private static String record(long field, long user) {
        return ListColumn.RECORD + field + ListColumn.FIELD + user + ListColumn.RECORD;
    }

    private void update(String statement, Map<String, ?> values) {
        handle.createUpdate(statement)
                .define("issues", dialect.written("issues"))
                .define("issue_fields", dialect.written("issue_fields"))
                .define("comments", dialect.written("comments"))
                .bind("placeholder", placeholder)
                .bind("account", account)
                .bindMap(values)
                .execute();
    }
}
