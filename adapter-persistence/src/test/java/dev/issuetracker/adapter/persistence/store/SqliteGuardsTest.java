package dev.issuetracker.adapter.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.SqliteFile;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.user.User;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself rejects, by whatever way something is written to it. */
class SqliteGuardsTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");

    @TempDir
    Path folder;

    private Database database;
    private Connection stranger;

    @BeforeEach
    void open() throws SQLException {
        Path file = folder.resolve("tracker.db");
        database = Database.open(SqliteFile.fresh(file));
        database.transactions().run(() -> {
            User jane = database.users().add("jane", "jane@example.org", "hash", AT);
            database.auditLog().add(new AuditEntry(AT, AuditEvent.SIGNED_UP, jane.ref(), null, "", Callers.HERE));
            database.issues().add(List.of(IssueDraft.of("One", ""), IssueDraft.of("Two", "")), jane.ref(), AT);
        });
        stranger = DriverManager.getConnection("jdbc:sqlite:" + file);
        execute("PRAGMA foreign_keys = ON");
    }

    @AfterEach
    void close() throws SQLException {
        stranger.close();
        database.close();
    }

    @Test
    void anEditWithoutHistoryDoesNotCommit() {
        SQLException exception = assertThrows(
                SQLException.class,
                () -> execute("UPDATE issues SET title = 'Two', version = version + 1 WHERE id = 1"));

        assertTrue(exception.toString().contains("FOREIGN KEY"), exception.toString());
        assertEquals("One", issue().title());
    }

    @Test
    void anEditThatKeepsTheVersionIsRejected() {
        SQLException exception =
                assertThrows(SQLException.class, () -> execute("UPDATE issues SET title = 'Two' WHERE id = 1"));

        assertTrue(exception.toString().contains("next version"), exception.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assignee_id = 1",
                "fields = '1'",
                "created_by = 3",
                "created_by = 1, title = 'Two'",
                "created_by = 1, updated_at = updated_at + 1"
            })
    void onlyWhatWasAJoinedPlaceholdersMovesWithoutAVersion(String change) throws SQLException {
        long id = joinAnAuthor();
        SQLException exception =
                assertThrows(SQLException.class, () -> execute("UPDATE issues SET " + change + " WHERE id = " + id));

        assertTrue(exception.toString().contains("next version"), exception.toString());
        execute("UPDATE issues SET created_by = 1 WHERE id = " + id);
    }

    /** Joins the author of an issue, whose id this is, to the account 1, and leaves the issue as it is. */
    private long joinAnAuthor() throws SQLException {
        long id = database.transactions().in(() -> {
            User kim = database.placeholders().add("Kim", AT);
            return database.issues()
                    .add(List.of(IssueDraft.of("Of Kim", "")), kim.ref(), AT)
                    .get(0)
                    .id();
        });
        execute("UPDATE users SET joined_to = 1 WHERE placeholder_key = 'kim'");
        return id;
    }

    @Test
    void anIssueIsNeverRemoved() {
        SQLException exception = assertThrows(SQLException.class, () -> execute("DELETE FROM issues WHERE id = 1"));

        assertTrue(exception.toString().contains("deleted_at"), exception.toString());
    }

    @Test
    void historyIsNeverRewritten() {
        assertThrows(SQLException.class, () -> execute("UPDATE issue_history SET title_to = 'Two'"));
    }

    @Test
    void historyIsNeverRemoved() {
        assertThrows(SQLException.class, () -> execute("DELETE FROM issue_history"));
    }

    @Test
    void theAuditLogIsNeverRewritten() {
        SQLException exception =
                assertThrows(SQLException.class, () -> execute("UPDATE audit_log SET by_id = NULL WHERE id = 1"));

        assertTrue(exception.toString().contains("only added to"), exception.toString());
    }

    @Test
    void theAuditLogIsNeverCut() {
        SQLException exception = assertThrows(SQLException.class, () -> execute("DELETE FROM audit_log"));

        assertTrue(exception.toString().contains("only added to"), exception.toString());
    }

    @Test
    void aResolvedIssueHasATimeOfResolution() {
        SQLException exception = assertThrows(
                SQLException.class,
                () -> execute("UPDATE issues SET status = 'resolved', version = version + 1 WHERE id = 1"));

        assertTrue(exception.toString().contains("CHECK"), exception.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM issue_links",
                "UPDATE issue_links SET type = 'relates'",
                "UPDATE issue_links SET removed_by = NULL, removed_at = NULL"
            })
    void aLinkIsOnlyAddedAndRemovedOnce(String statement) throws SQLException {
        execute("INSERT INTO issue_links (type, from_id, to_id, created_by, created_at, removed_by, removed_at)"
                + " VALUES ('blocks', 1, 2, 1, 1, 1, 2)");

        SQLException exception = assertThrows(SQLException.class, () -> execute(statement));

        assertTrue(exception.toString().contains("a link is"), exception.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1, 1", "2, 1"})
    void noLinkIsToItselfOrThereTwice(String fromAndTo) throws SQLException {
        String insert =
                "INSERT INTO issue_links (from_id, to_id, type, created_by, created_at) VALUES (%s, 'blocks', 1, 1)";
        execute(insert.formatted("1, 2"));

        assertThrows(SQLException.class, () -> execute(insert.formatted(fromAndTo)));
    }

    @Test
    void theWritingConnectionWaitsForTheDisk() {
        assertEquals("wal 2 1", pragmas());
    }

    private String pragmas() {
        return database.transactions()
                .in(() -> Stream.of("journal_mode", "synchronous", "foreign_keys")
                        .map(name -> database.handle()
                                .createQuery("PRAGMA " + name)
                                .mapTo(String.class)
                                .one())
                        .collect(Collectors.joining(" ")));
    }

    private Issue issue() {
        return database.transactions().reading(() -> database.issues().find(1)).orElseThrow();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = stranger.createStatement()) {
            statement.execute(sql);
        }
    }
}
