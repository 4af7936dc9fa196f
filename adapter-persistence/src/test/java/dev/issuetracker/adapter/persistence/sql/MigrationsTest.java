package dev.issuetracker.adapter.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.OwnThread;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of another program is left alone, and a short message says so. */
class MigrationsTest {
    private static final String WAITING =
            "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private static final String LAST_TRY = """
            SELECT max(query_start)::text FROM pg_stat_activity
            WHERE datname = current_database() AND query LIKE 'SELECT pg_try_advisory_lock(%'
            """;

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

    private static String ask(Postgresql settings, String sql) {
        try (Connection connection = PostgresqlServer.connect(settings);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The limit of retries is one per process, and an application that embeds the tracker may set it for itself. */
    @Test
    void waitForAnotherServerOutlastsAnotherUseOfFlyway() throws SQLException {
        Postgresql settings = PostgresqlServer.emptyDatabaseMadeWith("");
        CompletableFuture<Database> first;
        CompletableFuture<Database> second;
        try (Connection obstacle = PostgresqlServer.connect(settings);
                Statement statement = obstacle.createStatement()) {
            obstacle.setAutoCommit(false);
            statement.execute("CREATE TABLE users (id INTEGER)");
            first = CompletableFuture.supplyAsync(() -> Database.open(settings), OwnThread.EACH);
            Await.until(
                    "the first waits for the table",
                    () -> ask(settings, WAITING).equals("t"));
            second = CompletableFuture.supplyAsync(() -> Database.open(settings), OwnThread.EACH);
            Await.until(
                    "the second waits for the first",
                    () -> !ask(settings, LAST_TRY).equals("null"));

            Flyway.configure()
                    .dataSource("jdbc:sqlite::memory:", "", "")
                    .locations(new SqliteDialect().migrations())
                    .lockRetryCount(0)
                    .load()
                    .info();
            String before = ask(settings, LAST_TRY);
            Await.until(
                    "the second has tried again",
                    () -> second.isDone() || !ask(settings, LAST_TRY).equals(before));
            obstacle.rollback();
        }

        first.join().close();
        second.join().close();
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
                "The database FILE has tables of another program and none of the tracker's: set DB_NAME to another"
                        + " database, into which issue-tracker migrate-data --from-django moves the Django tracker.",
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
                            installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50),
                              description VARCHAR(200) NOT NULL,
                            type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INT,
                            installed_by VARCHAR(100) NOT NULL, installed_on TEXT NOT NULL DEFAULT '',
                              execution_time INT NOT NULL,
                            success BOOLEAN NOT NULL)
                        """, """
                        INSERT INTO flyway_schema_history
                        VALUES (1, '1', 'other', 'SQL', 'V1__other.sql', 42, 'me', '2026-01-01 00:00:00', 5, 1)
                        """));
    }
}
