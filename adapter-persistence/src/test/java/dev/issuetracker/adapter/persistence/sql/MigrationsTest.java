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

/** A database of another program is left alone, and a short message says so. */
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
                "The database FILE has tables of another program and none of the tracker's: set DB_NAME to"
                        + " another database.",
                rejectionOfFileWith("CREATE TABLE recipes (id INTEGER)"));
    }

    @Test
    void fileOfTheDjangoTrackerIsRejectedWithTheCommandThatMovesIt() throws SQLException {
        assertEquals(
                "The database FILE has tables of another program and none of the tracker's: set DB_NAME to another database,"
                        + " into which issue-tracker migrate-data --from-django moves the Django tracker.",
                rejectionOfFileWith("CREATE TABLE auth_user (id INTEGER)"));
    }

    @Test
    void fileWithMigrationsOfAnotherProgramIsRejectedWithoutAdviceOfFlyway() throws SQLException {
        assertEquals(
                "The schema of the database FILE is not one that this program knows: a newer version or another"
                        + " program made it,"
                        + " or somebody changed it by hand. Use the program that made it, or another database.",
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
