package dev.issuetracker.adapter.persistence;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractsTest extends DatabaseContracts {
    /** On a busy machine many writers take turns for longer than a server waits. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static Database shared;
    private static Connection stranger;

    SqliteContractsTest() {
        super(shared);
    }

    @BeforeAll
    static void open() throws SQLException {
        Path file = folder.resolve("tracker.db");
        shared = Database.open(new Sqlite(file, 8, PATIENCE, false));
        stranger = DriverManager.getConnection("jdbc:sqlite:" + file);
        execute("backup to '" + emptyFile() + "'");
    }

    @AfterAll
    static void close() throws SQLException {
        stranger.close();
        shared.close();
    }

    private static Path emptyFile() {
        return folder.resolve("empty.db");
    }

    @Override
    void empty() throws SQLException {
        execute("restore from '" + emptyFile() + "'");
    }

    private static void execute(String command) throws SQLException {
        try (Statement statement = stranger.createStatement()) {
            statement.executeUpdate(command);
        }
    }
}
