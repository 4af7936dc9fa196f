package dev.issuetracker.adapter.persistence.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.SqliteFile;
import dev.issuetracker.adapter.persistence.copy.Copies.CopiedTable;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A file with a tracker in it, and an empty database on a server to copy it to. */
abstract class CopyFixture {
    @TempDir
    Path folder;

    Sqlite from = DatabaseSettings.sqlite(Path.of("none"));
    final Postgresql to = PostgresqlServer.freshDatabase();

    @BeforeEach
    void fill() {
        from = SqliteFile.fresh(folder.resolve("tracker.db"));
        try (Database database = Database.open(from)) {
            database.transactions().run(() -> SampleTracker.fillIn(database));
        }
    }

    List<CopiedTable> copy() {
        return Copies.toPostgresql(from, to, progress -> {});
    }

    /** Copies, which must fail. Gives the message. */
    String failureOfTheCopy() {
        return message(assertThrows(CopyException.class, this::copy));
    }

    static String message(CopyException failure) {
        return Optional.ofNullable(failure.getMessage()).orElse("");
    }

    void assertEmpty() throws SQLException {
        for (CopyTable table : CopyTable.ALL) {
            assertEquals(0, count(to, table.name()), table.name());
        }
    }

    static void execute(Postgresql settings, String sql) throws SQLException {
        try (Connection connection = PostgresqlServer.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long count(Postgresql settings, String table) throws SQLException {
        try (Connection connection = PostgresqlServer.connect(settings)) {
            return Long.parseLong(
                    strings(connection, "SELECT count(*) FROM " + table).get(0));
        }
    }

    static List<String> strings(Connection connection, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                strings.add(row.getString(1));
            }
        }
        return strings;
    }
}
