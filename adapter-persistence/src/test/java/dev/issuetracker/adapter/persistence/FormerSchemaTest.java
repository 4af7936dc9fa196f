package dev.issuetracker.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.count.CountCheck;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that the first version of the tracker filled comes along, with all that happened in it. */
class FormerSchemaTest {
    private static final Instant AT = Instant.parse("2027-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private DatabaseSettings sqlite = DatabaseSettings.sqlite(Path.of("none"));
    private final DatabaseSettings.Postgresql postgresql = PostgresqlServer.emptyDatabaseMadeWith("TEMPLATE template0");

    @BeforeEach
    void fill() throws SQLException {
        Path file = folder.resolve("tracker.db");
        sqlite = DatabaseSettings.sqlite(file);
        String url = "jdbc:sqlite:" + file;
        fill(url, "", "", new SqliteDialect(), () -> DriverManager.getConnection(url));
        DatabaseSettings.Node node = postgresql.primary();
        fill(
                "jdbc:postgresql://" + node.host() + ":" + node.port() + "/" + node.database(),
                node.user(),
                node.password(),
                new PostgresqlDialect(),
                () -> PostgresqlServer.connect(postgresql));
        try (Connection connection = PostgresqlServer.connect(postgresql);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("users", "labels", "issues", "comments", "imports")) {
                statement.execute(
                        "SELECT setval(pg_get_serial_sequence('" + table + "', 'id'), max(id)) FROM " + table);
            }
        }
    }

    private interface Connecting {
        Connection connect() throws SQLException;
    }

    private static void fill(String url, String user, String password, Dialect dialect, Connecting connecting)
            throws SQLException {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations(dialect.migrations())
                .target("1")
                .load()
                .migrate();
        try (Connection connection = connecting.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String insert : rows().split(";\n", -1)) {
                if (!insert.isBlank()) {
                    statement.execute(insert);
                }
            }
            connection.commit();
        }
    }

    private static String rows() {
        try (InputStream rows =
                Objects.requireNonNull(FormerSchemaTest.class.getResourceAsStream("/former/version-1.sql"))) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .replace('\u241F', '\u001F')
                    .replace('\u241E', '\u001E')
                    .replace('\u2424', '\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void onBoth(Consumer<Database> work) {
        for (DatabaseSettings settings : List.of(sqlite, postgresql)) {
            try (Database database = Database.open(settings)) {
                database.transactions().run(() -> work.accept(database));
            }
        }
    }

    private static Issue issue(Database database, long id) {
        return database.issues().find(id).orElseThrow();
    }

    private static List<HistoryEntry> history(Database database, long id) {
        return database.issues().history(id, PageRequest.first(100)).items();
    }

    @Test
    void issuesAreWhatTheyWere() {
        onBoth(database -> {
            Issue issue = issue(database, 1);
            assertEquals("Login fails again", issue.title());
            assertEquals(new UserRef(1, "jane"), issue.assignee());
            assertEquals(List.of(new LabelRef(1, "bug", "d73a4a")), issue.labels());
            assertEquals(4, issue.version());
            assertEquals(Instant.parse("2026-11-26T18:40:27.008980Z"), issue.resolvedAt());
            assertEquals(2, issue.commentCount());
            assertEquals(List.of(), issue.values().added());
            assertEquals(
                    List.of(4L, 2L, 1L),
                    database.issues().list(IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(10)).items().stream()
                            .map(Issue::id)
                            .toList());
        });
    }

    @Test
    void historyIsWhole() {
        onBoth(database -> {
            Issue first = issue(database, 1).asOf(history(database, 1).subList(0, 1));
            assertEquals("Login fails", first.title());
            assertEquals("With an \u00E9\nand a second line", first.description());
            assertEquals(List.of(new LabelRef(1, "bug", "d73a4a"), new LabelRef(3, "gone", "ededed")), first.labels());
            for (long id = 1; id <= 4; id++) {
                Issue now = issue(database, id);
                assertEquals(now, now.asOf(history(database, id)));
            }
        });
    }

    @Test
    void importsAreWhatTheyWereAndIdsGoOn() {
        List<IdRange> ranges = List.of(new IdRange(2, 2), new IdRange(4, 4));
        UserRef jane = new UserRef(1, "jane");
        Import made = Import.of(3, "issues.csv", jane, Instant.parse("2026-11-26T18:40:27.008980Z"), ranges, 0);
        onBoth(database -> {
            assertEquals(Optional.of(made), database.imports().find(3));
            assertEquals(ranges, database.imports().issues(3));
            assertEquals(4, database.imports().begin(null, "more.csv", jane, AT));
        });
    }

    @Test
    void issuesAreFoundByTheirTexts() {
        onBoth(database -> {
            for (String keyword : List.of("\u00DCBERS", "\u00DCB")) {
                assertEquals(
                        List.of(2L),
                        database
                                .issues()
                                .list(IssueFilter.all().keyword(keyword), IssueSort.DEFAULT, PageRequest.first(10))
                                .items()
                                .stream()
                                .map(Issue::id)
                                .toList());
            }
        });
    }

    @Test
    void issuesAreFoundByTheirComments() {
        IssueFilter words = IssueFilter.all().keyword("SECOND\nWITH", true);
        for (DatabaseSettings settings : List.of(sqlite, postgresql)) {
            try (Database database = Database.open(settings)) {
                // PostgreSQL folds the texts beside the running server.
                Await.until(
                        "the comment is found",
                        () -> database.transactions()
                                        .<Long>reading(() -> database.issues().count(words))
                                == 1);
            }
        }
    }

    @Test
    void historyGoesOnWithFields() {
        onBoth(database -> {
            Field field = database.fields().add("Note", FieldType.TEXT, "", List.of(), AT);
            IssueField<String> note = AddedFields.text(field.ref());
            Issue before = issue(database, 2);
            Issue after = before.edit(IssuePatch.of(note, "Text"), before.createdBy(), AT)
                    .after();
            database.issues().save(List.of(before.edit(IssuePatch.of(note, "Text"), before.createdBy(), AT)));
            assertEquals(after, issue(database, 2));
            List<HistoryEntry> history = history(database, 2);
            assertEquals(
                    List.of(1L, 2L, 3L),
                    history.stream().map(HistoryEntry::version).toList());
            assertEquals(before.values(), after.before(history.subList(2, 3)).values());
            assertEquals(Optional.of("Text"), history.get(2).change(note).map(change -> change.to()));
        });
    }

    @Test
    void issuesAreCounted() {
        for (DatabaseSettings settings : List.of(sqlite, postgresql)) {
            try (Database database = Database.open(settings)) {
                // PostgreSQL migrates beside the running server.
                Await.until(
                        "the first issue is there",
                        () -> database.transactions()
                                .<Boolean>reading(
                                        () -> database.issues().find(1).isPresent()));
                CountCheck.assertRight(database);
                Await.until("latencies are packed", () -> CountCheck.packed(database));
                CountCheck.assertRight(database);
                assertEquals(0, CountCheck.changes(database));
            }
        }
    }
}
