package dev.issuetracker.adapter.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL itself rejects, by whatever way something is written to it. */
class PostgresqlGuardsTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");

    private final DatabaseSettings.Postgresql settings = PostgresqlServer.freshDatabase();
    private final Database database = Database.open(settings);
    private Connection stranger;

    @BeforeEach
    void open() throws SQLException {
        database.transactions()
                .run(() -> database.auditLog()
                        .add(new AuditEntry(AT, AuditEvent.SIGNIN_FAILED, null, null, "", Callers.HERE)));
        stranger = PostgresqlServer.connect(settings);
    }

    @AfterEach
    void close() throws SQLException {
        stranger.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_log SET address = ''",
                "DELETE FROM audit_log",
                "TRUNCATE audit_log",
                "TRUNCATE users CASCADE"
            })
    void theAuditLogIsOnlyAddedTo(String statement) {
        SQLException exception = assertThrows(SQLException.class, () -> execute(statement));

        assertTrue(exception.toString().contains("the audit log is only added to"), exception.toString());
        assertEquals(1, entries());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM issue_links",
                "UPDATE issue_links SET type = 'relates'",
                "UPDATE issue_links SET removed_by = NULL, removed_at = NULL"
            })
    void aLinkIsOnlyAddedAndRemovedOnce(String statement) {
        database.transactions().run(() -> {
            UserRef jane =
                    database.users().add("jane", "jane@example.org", "hash", AT).ref();
            database.issues().add(List.of(IssueDraft.of("One", ""), IssueDraft.of("Two", "")), jane, AT);
            Link link = database.links().add(LinkType.BLOCKS, 1, 2, jane, AT);
            database.links().save(link.remove(jane, AT));
        });

        SQLException exception = assertThrows(SQLException.class, () -> execute(statement));

        assertTrue(exception.toString().contains("a link is"), exception.toString());
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
        database.transactions().run(() -> {
            database.users().add("jane", "jane@example.org", "hash", AT);
            UserRef kim = database.placeholders().add("Kim", AT).ref();
            database.issues().add(List.of(IssueDraft.of("Of Kim", "")), kim, AT);
        });
        execute("UPDATE users SET joined_to = 1 WHERE placeholder_key = 'kim'");

        SQLException exception =
                assertThrows(SQLException.class, () -> execute("UPDATE issues SET " + change + " WHERE id = 1"));

        assertTrue(exception.toString().contains("next version"), exception.toString());
        execute("UPDATE issues SET created_by = 1 WHERE id = 1");
    }

    private int entries() {
        return database.transactions()
                .reading(() -> database.auditLog().list(AuditFilter.all(), PageRequest.first(10)))
                .items()
                .size();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = stranger.createStatement()) {
            statement.execute(sql);
        }
    }
}
