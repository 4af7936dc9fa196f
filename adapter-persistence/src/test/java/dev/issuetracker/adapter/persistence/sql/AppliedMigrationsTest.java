package dev.issuetracker.adapter.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** Flyway runs when anything is left to do, or when the migrations of a database are not those of this program. */
class AppliedMigrationsTest {
    private static final String LAST = "(SELECT max(installed_rank) FROM flyway_schema_history)";

    @TempDir
    private Path folder;

    private DatabaseSettings.Sqlite settings() {
        return DatabaseSettings.sqlite(folder.resolve("tracker.db"));
    }

    private SQLiteDataSource file() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + settings().file());
        return source;
    }

    private boolean areComplete() {
        return AppliedMigrations.areComplete(file(), new SqliteDialect(), Migrations.NEWEST_ON_POSTGRESQL);
    }

    private void migrated(String... statements) throws SQLException {
        Database.open(settings()).close();
        try (Connection connection = file().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void databaseThatIsUpToDateNeedsNoFlyway() throws SQLException {
        migrated();
        assertTrue(areComplete());
    }

    @Test
    void databaseOnPostgresqlThatIsUpToDateNeedsNoFlyway() {
        Node node = PostgresqlServer.freshDatabase().primary();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {node.host()});
        source.setPortNumbers(new int[] {node.port()});
        source.setDatabaseName(node.database());
        source.setUser(node.user());
        source.setPassword(node.password());

        assertTrue(AppliedMigrations.areComplete(source, new PostgresqlDialect(), Migrations.NEWEST_ON_POSTGRESQL));
    }

    @Test
    void newDatabaseIsNotUpToDate() {
        assertFalse(areComplete());
    }

    @Test
    void databaseWithoutTheNewestMigrationIsNotUpToDate() throws SQLException {
        migrated("DELETE FROM flyway_schema_history WHERE installed_rank = " + LAST);
        assertFalse(areComplete());
    }

    @Test
    void databaseOfANewerProgramIsNotUpToDate() throws SQLException {
        migrated("""
                INSERT INTO flyway_schema_history
                    (installed_rank, version, description, type, script, checksum,
                     installed_by, execution_time, success)
                VALUES (1000, '1000', 'newer', 'SQL', 'V1000__newer.sql', 42, 'me', 5, 1)
                """);
        assertFalse(areComplete());
    }

    @Test
    void migrationThatFailedIsNotApplied() throws SQLException {
        migrated("UPDATE flyway_schema_history SET success = 0 WHERE installed_rank = " + LAST);
        assertFalse(areComplete());
    }

    @Test
    void migrationThatIsNotThatOfThisProgramIsFoundAtTheStart() throws SQLException {
        migrated("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '3'");
        assertFalse(areComplete());
        UnusableDatabaseException rejection =
                assertThrows(UnusableDatabaseException.class, () -> Database.open(settings()));
        assertEquals(
                "The schema of the database " + settings().file() + " is not one that this program knows: a newer"
                        + " version or another program made it, or somebody changed it by hand. Use the program that"
                        + " made it, or another database.",
                rejection.getMessage());
    }
}
