package dev.issuetracker.adapter.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.domain.user.Credentials;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tracker that an older program filled comes along. */
class OldSchemaTest {
    private static final Credentials JANE = new Credentials(
            new User(7, "jane", "jane@example.org", Role.ADMIN, Instant.parse("1970-01-01T00:00:01Z"), null), "hash");

    private static final List<String> FILLING = List.of("""
            INSERT INTO users (id, username, username_key, email, password_hash, role, created_at)
            VALUES (7, 'jane', 'jane', 'jane@example.org', 'hash', 'admin', 1000000)
            """);

    @TempDir
    private Path folder;

    private static void assertComesAlong(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            assertEquals(
                    Optional.of(JANE),
                    database.transactions().reading(() -> database.users().credentials("jane")));
            assertEquals(
                    0, database.transactions().reading(() -> database.users().mostDjangoIterations()));
        }
    }

    @Test
    void sqliteFileComesAlong() throws SQLException {
        assertComesAlong(OldDatabase.sqlite(folder.resolve("old.db"), "1", FILLING));
    }

    @Test
    void postgresqlDatabaseComesAlong() throws SQLException {
        assertComesAlong(OldDatabase.postgresql("1", FILLING));
    }
}
