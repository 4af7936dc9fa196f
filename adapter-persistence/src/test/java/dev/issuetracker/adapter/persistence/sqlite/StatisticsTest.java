package dev.issuetracker.adapter.persistence.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.user.UserRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class StatisticsTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final String COUNT = "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'issues'";

    /** FTS5 deletes from its own table so when it merges trigrams. */
    private static final String MERGE = "DELETE FROM issue_search_data WHERE id >= 1 AND id <= 2";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("tracker.db");
    }

    private Database open() {
        return Database.open(DatabaseSettings.sqlite(file()));
    }

    private static void fill(Database database) {
        fill(database, 1_000);
    }

    private static void fill(Database database, int issues) {
        database.transactions().run(() -> {
            UserRef jane =
                    database.users().add("jane", "jane@example.org", "hash", AT).ref();
            List<Issue> added = database.issues()
                    .add(
                            IntStream.range(0, issues)
                                    .mapToObj(i -> IssueDraft.of("Issue " + i, ""))
                                    .toList(),
                            jane,
                            AT);
            database.imports()
                    .add(
                            "issues.csv",
                            jane,
                            AT,
                            List.of(new IdRange(
                                    added.get(0).id(), added.get(issues - 1).id())));
        });
    }

    @Test
    void whyTheyCannotBeGatheredIsSaidInOneLine() throws IOException {
        open().close();
        DatabaseSettings.Sqlite settings = DatabaseSettings.sqlite(file());
        Logger logger = (Logger) LoggerFactory.getLogger(Statistics.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            Files.writeString(file(), "no database".repeat(1_000));
            Statistics.gather(SqlitePools.migrating(settings));
        } finally {
            logger.detachAppender(log);
        }
        ILoggingEvent line = log.list.get(0);
        assertTrue(line.getFormattedMessage().contains("which values: "), line.getFormattedMessage());
        assertNull(line.getThrowableProxy());
    }

    private static long known(Database database) {
        return database.transactions()
                .reading(() ->
                        database.handle().createQuery(COUNT).mapTo(Long.class).one());
    }

    private void forget() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM sqlite_stat1");
        }
    }

    @Test
    void importGathersThem() {
        try (Database database = open()) {
            fill(database);
            assertTrue(known(database) > 0);
        }
    }

    @Test
    void startGathersWhatWasNeverGathered() throws SQLException {
        try (Database database = open()) {
            fill(database);
        }
        forget();
        try (Database database = open()) {
            assertTrue(known(database) > 0);
        }
    }

    @Test
    void stopGathersThem() throws SQLException {
        try (Database database = open()) {
            database.transactions().run(() -> {
                UserRef jane = database.users()
                        .add("jane", "jane@example.org", "hash", AT)
                        .ref();
                database.issues().add(Collections.nCopies(1_000, IssueDraft.of("One", "")), jane, AT);
            });
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            assertTrue(statement.executeQuery(COUNT).getLong(1) > 0);
        }
    }

    /** There are none when the tracker is started first. */
    @Test
    void mergesOfTrigramsFindTheirRows() {
        try (Database database = open()) {
            assertStarts("SEARCH ", plan(database, MERGE));
            fill(database, 1);
            assertStarts("SEARCH ", plan(database, MERGE));
        }
        try (Database database = open()) {
            assertStarts("SEARCH ", plan(database, MERGE));
        }
    }

    @Test
    void whatAFormerVersionKeptIsForgotten() throws SQLException {
        open().close();
        assertStarts("SCAN ", planAfterAnalyzing(MERGE));
        try (Database database = open()) {
            assertStarts("SEARCH ", plan(database, MERGE));
        }
    }

    /** One is there when the tracker starts, and thousands when it stops. */
    @Test
    void tableWithFewRowsIsNotReadAsAWhole() throws SQLException {
        String comments = "SELECT * FROM comments WHERE issue_id IN (1, 2, 3)";
        try (Database database = open()) {
            fill(database, 1);
            database.transactions().run(() -> database.handle().execute("""
                    INSERT INTO comments (issue_id, author_id, body, created_at, updated_at, version)
                    VALUES (1, 1, 'One', 0, 0, 1)"""));
        }
        assertStarts("SCAN ", planAfterAnalyzing(comments));
        try (Database database = open()) {
            assertStarts("SEARCH ", plan(database, comments));
        }
    }

    /** With statistics as SQLite gathers them by itself. */
    private String planAfterAnalyzing(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
            return plan(statement, sql);
        }
    }

    private static void assertStarts(String expected, String plan) {
        assertTrue(plan.startsWith(expected), plan);
    }

    /** As all connections have it. */
    private static String plan(Database database, String sql) {
        Supplier<String> plan = () -> {
            try (Statement statement = database.handle().getConnection().createStatement()) {
                return plan(statement, sql);
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            }
        };
        String writing = database.transactions().in(plan);
        assertEquals(writing, database.transactions().reading(plan));
        return writing;
    }

    private static String plan(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            return rows.getString("detail");
        }
    }
}
