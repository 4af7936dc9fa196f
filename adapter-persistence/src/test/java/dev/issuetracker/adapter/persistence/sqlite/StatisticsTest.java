package dev.issuetracker.adapter.persistence.sqlite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.user.UserRef;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final String COUNT = "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'issues'";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("tracker.db");
    }

    private Database open() {
        return Database.open(DatabaseSettings.sqlite(file()));
    }

    private static void fill(Database database) {
        database.transactions().run(() -> {
            UserRef jane =
                    database.users().add("jane", "jane@example.org", "hash", AT).ref();
            List<Issue> added = database.issues()
                    .add(
                            IntStream.range(0, 100)
                                    .mapToObj(i -> IssueDraft.of("Issue " + i, ""))
                                    .toList(),
                            jane,
                            AT);
            database.imports()
                    .add(
                            "issues.csv",
                            jane,
                            AT,
                            List.of(new IdRange(added.get(0).id(), added.get(99).id())));
        });
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
                database.issues().add(List.of(IssueDraft.of("One", "")), jane, AT);
            });
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            assertTrue(statement.executeQuery(COUNT).getLong(1) > 0);
        }
    }
}
