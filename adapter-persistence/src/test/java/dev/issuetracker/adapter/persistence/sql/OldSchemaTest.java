package dev.issuetracker.adapter.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.domain.user.Credentials;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tracker that an older program filled comes along. */
class OldSchemaTest {
    private static final Credentials JANE = new Credentials(
            new User(7, "jane", "jane@example.org", Role.ADMIN, Instant.parse("1970-01-01T00:00:01Z"), null), "hash");

    @TempDir
    private Path folder;

    private static void fill(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO users (id, username, username_key, email, password_hash, role, created_at)
                    VALUES (7, 'jane', 'jane', 'jane@example.org', 'hash', 'admin', 1000000)
                    """);
        }
    }

    private static void migrateToFirst(String url, String user, String password, Dialect dialect) {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations(dialect.migrations())
                .target("1")
                .load()
                .migrate();
    }

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
        Path file = folder.resolve("old.db");
        String url = "jdbc:sqlite:" + file;
        migrateToFirst(url, "", "", new SqliteDialect());
        fill(DriverManager.getConnection(url));
        assertComesAlong(DatabaseSettings.sqlite(file));
    }

    @Test
    void postgresqlDatabaseComesAlong() throws SQLException {
        Postgresql settings = PostgresqlServer.emptyDatabaseMadeWith("");
        DatabaseSettings.Node node = settings.primary();
        migrateToFirst("jdbc:postgresql://" + node, node.user(), node.password(), new PostgresqlDialect());
        fill(PostgresqlServer.connect(settings));
        assertComesAlong(settings);
    }
}
