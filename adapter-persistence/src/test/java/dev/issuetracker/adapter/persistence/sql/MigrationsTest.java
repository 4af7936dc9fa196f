package dev.issuetracker.adapter.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of something else is left alone, and one sentence says so. */
class MigrationsTest {
    @TempDir
    private Path folder;

    private String rejectionOfFileWith(String... statements) throws SQLException {
        Path file = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        UnusableDatabaseException rejection = assertThrows(
                UnusableDatabaseException.class,
                () -> Database.open(DatabaseSettings.sqlite(file)).close());
        return String.valueOf(rejection.getMessage()).replace(file.toString(), "FILE");
    }

    @Test
    void fileOfAnotherProgramIsRejectedInOneSentence() throws SQLException {
        assertEquals(
                "FILE is a database of another program: set DB_NAME or DATA_DIR to another file.",
                rejectionOfFileWith("CREATE TABLE auth_user (id INTEGER)"));
    }

    @Test
    void fileWithMigrationsOfAnotherProgramIsRejectedInOneSentence() throws SQLException {
        assertEquals(
                "The database FILE has a history of migrations that is not the tracker's: it belongs to another program, or its"
                        + " schema was changed by hand.",
                rejectionOfFileWith("""
                        CREATE TABLE flyway_schema_history (
                            installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50), description VARCHAR(200) NOT NULL,
                            type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INT,
                            installed_by VARCHAR(100) NOT NULL, installed_on TEXT NOT NULL DEFAULT '', execution_time INT NOT NULL,
                            success BOOLEAN NOT NULL)
                        """, """
                        INSERT INTO flyway_schema_history
                        VALUES (1, '1', 'other', 'SQL', 'V1__other.sql', 42, 'me', '2026-01-01 00:00:00', 5, 1)
                        """));
    }
}
