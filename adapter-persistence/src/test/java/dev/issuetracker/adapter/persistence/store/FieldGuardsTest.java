package dev.issuetracker.adapter.persistence.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.user.UserRef;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rows of fields both databases reject themselves, by whatever way they are written. */
class FieldGuardsTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final String DEFINITION =
            "INSERT INTO fields (name, name_key, type, description, created_at, updated_at) VALUES (%s)";
    private static final String OPTION = "INSERT INTO field_options (field_id, position, name, color) VALUES (%s)";
    private static final String VALUE =
            "INSERT INTO issue_fields (field_id, value_key, issue_id, option_id, user_id) VALUES (%s)";

    /** Field 1 has option 1, and field 2 has option 2, which issue 1 has. Field 3 is a text. */
    private static final List<String> ROWS = List.of(
            DEFINITION.formatted("'Priority', 'priority', 'select', '', 1, 1"),
            DEFINITION.formatted("'Type', 'type', 'select', '', 1, 1"),
            DEFINITION.formatted("'Note', 'note', 'text', '', 1, 1"),
            OPTION.formatted("1, 0, 'High', 'd73a4a'"),
            OPTION.formatted("2, 0, 'Bug', 'd73a4a'"),
            VALUE.formatted("2, '2', 1, 2, NULL"));

    @TempDir
    static Path folder;

    private static Connection sqlite;
    private static Connection postgresql;

    @BeforeAll
    static void fill() throws SQLException {
        Path file = folder.resolve("tracker.db");
        sqlite = filled(
                DatabaseSettings.sqlite(file),
                () -> DriverManager.getConnection("jdbc:sqlite:" + file + "?foreign_keys=true"));
        DatabaseSettings.Postgresql settings = PostgresqlServer.freshDatabase();
        postgresql = filled(settings, () -> PostgresqlServer.connect(settings));
    }

    private interface Connecting {
        Connection connect() throws SQLException;
    }

    private static Connection filled(DatabaseSettings settings, Connecting connecting) throws SQLException {
        try (Database database = Database.open(settings)) {
            database.transactions().run(() -> {
                UserRef jane = database.users()
                        .add("jane", "jane@example.org", "hash", AT)
                        .ref();
                database.issues().add(List.of(IssueDraft.of("One", "")), jane, AT);
            });
        }
        Connection connection = connecting.connect();
        for (String row : ROWS) {
            execute(connection, row);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    @AfterAll
    static void close() throws SQLException {
        sqlite.close();
        postgresql.close();
    }

    @AfterEach
    void undo() throws SQLException {
        sqlite.rollback();
        postgresql.rollback();
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                Arguments.of("check", DEFINITION.formatted("'', '', 'text', '', 1, 1")),
                Arguments.of("check", DEFINITION.formatted("'Site', 'site', 'url', '', 1, 1")),
                Arguments.of("check", DEFINITION.formatted("'Site', 'site', 'text', '', 2, 1")),
                Arguments.of("unique", DEFINITION.formatted("'PRIORITY', 'priority', 'text', '', 1, 1")),
                Arguments.of("check", OPTION.formatted("1, 1, '', 'ededed'")),
                Arguments.of("check", OPTION.formatted("1, 1, 'Low', 'EDEDED'")),
                Arguments.of("check", OPTION.formatted("1, -1, 'Low', 'ededed'")),
                Arguments.of("foreign key", OPTION.formatted("9, 0, 'Low', 'ededed'")),
                Arguments.of("check", VALUE.formatted("1, '2', 1, 1, NULL")),
                Arguments.of("check", VALUE.formatted("1, '2', 1, NULL, 1")),
                Arguments.of("check", VALUE.formatted("1, '1', 1, 1, 1")),
                Arguments.of("foreign key", VALUE.formatted("1, '2', 1, 2, NULL")),
                Arguments.of("foreign key", VALUE.formatted("1, '9', 1, NULL, 9")),
                Arguments.of("foreign key", VALUE.formatted("9, 'text', 1, NULL, NULL")),
                Arguments.of("foreign key", VALUE.formatted("3, 'text', 9, NULL, NULL")),
                Arguments.of("unique", VALUE.formatted("2, '2', 1, 2, NULL")),
                Arguments.of("foreign key", "DELETE FROM field_options WHERE id = 2"),
                Arguments.of("foreign key", "DELETE FROM fields WHERE id = 2"),
                Arguments.of("check", "INSERT INTO field_catalog (only_row, version) VALUES (2, 1)"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void sqliteRejects(String guard, String statement) {
        assertRejected(sqlite, guard, statement);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void postgresqlRejects(String guard, String statement) {
        assertRejected(postgresql, guard, statement);
    }

    private static void assertRejected(Connection connection, String guard, String statement) {
        SQLException exception = assertThrows(SQLException.class, () -> execute(connection, statement));
        String message = exception.toString().toLowerCase(Locale.ROOT);
        assertTrue(message.contains(guard), message);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
