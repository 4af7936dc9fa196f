package dev.issuetracker.adapter.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.importing.done.LastImport;
import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where issues came from comes along from when a key was one issue's for good. */
class FormerOriginsTest {
    private static final Instant AT = Instant.parse("2027-01-01T00:00:00Z");
    private static final Origin ORIGIN = new Origin(1, "jira", "PM-1", "https://jira.example.org/PM-1", "Kim", "Lee");
    private static final LastImport LAST = new LastImport(4, Set.of("title"), Set.of("a", "b"), Set.of(7L));

    /** An issue that is deleted, and where it came from. */
    private static final List<String> FILLING = List.of("""
            INSERT INTO users (id, username, username_key, email, password_hash, role, created_at)
            VALUES (7, 'jane', 'jane', 'jane@example.org', 'hash', 'admin', 1000000)
            """, """
            INSERT INTO issues (id, title, description, status, created_by, created_at, updated_at,
                deleted_at, version, search_text)
            VALUES (1, 'Title', '', 'open', 7, 1000000, 1000000, 2000000, 2, 'title')
            """, """
            INSERT INTO issue_history (issue_id, version, at, by_id, title_to, description_to, status_to)
            VALUES (1, 1, 1000000, 7, 'Title', '', 'open')
            """, """
            INSERT INTO issue_history (issue_id, version, at, by_id, deleted_to) VALUES (1, 2, 2000000, 7, 1)
            """, """
            INSERT INTO issue_origins (issue_id, source, source_key, url, author, assignee, version, edited,
                comments, taken_back)
            VALUES (1, 'jira', 'PM-1', 'https://jira.example.org/PM-1', 'Kim', 'Lee', 4, 'title',
                'a\u001Eb', '7')
            """);

    @TempDir
    private Path folder;

    private static void assertComesAlong(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            Issue second = database.transactions().in(() -> {
                Issue deleted = database.issues().find(1).orElseThrow();
                assertEquals(Optional.of(ORIGIN), database.origins().find(1));
                assertEquals(Map.of(1L, LAST), database.origins().lastImports(List.of(1L)));
                Issue added = database.issues()
                        .add(List.of(IssueDraft.of("Again", "")), deleted.createdBy(), AT)
                        .get(0);
                database.origins().add(List.of(new Origin(added.id(), "jira", "PM-1", null, null, null)), Map.of());
                assertEquals(Optional.empty(), database.origins().find(1));
                return added;
            });
            database.transactions().run(() -> {
                Issue deleted = database.issues().find(1).orElseThrow();
                database.issues()
                        .save(List.of(second.delete(second.createdBy(), AT), deleted.restore(deleted.createdBy(), AT)));
                assertEquals(Optional.of(ORIGIN), database.origins().find(1));
                assertEquals(Map.of("PM-1", 1L), database.origins().ids("jira", List.of("PM-1")));
                assertEquals(Map.of(1L, LAST), database.origins().lastImports(List.of(1L)));
            });
        }
    }

    @Test
    void sqliteFileComesAlong() throws SQLException {
        assertComesAlong(OldDatabase.sqlite(folder.resolve("old.db"), "28", FILLING));
    }

    @Test
    void postgresqlDatabaseComesAlong() throws SQLException {
        List<String> filling = new ArrayList<>(FILLING);
        filling.add("SELECT setval(pg_get_serial_sequence('issues', 'id'), max(id)) FROM issues");
        assertComesAlong(OldDatabase.postgresql("28", filling));
    }
}
