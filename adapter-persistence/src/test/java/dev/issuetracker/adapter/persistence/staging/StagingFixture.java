package dev.issuetracker.adapter.persistence.staging;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.SqliteFile;
import dev.issuetracker.application.importing.ImportPorts;
import dev.issuetracker.application.importing.PreparedImport;
import dev.issuetracker.application.importing.staging.StagedIssues;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An SQLite file with one issue, one account and one label. */
abstract class StagingFixture {
    static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final List<String> TABLES = List.of(
            "issues",
            "issue_history",
            "issue_labels",
            "issue_fields",
            "comments",
            "issue_origins",
            "issue_links",
            "imports",
            "staged_issues",
            "issue_count_changes");

    @TempDir
    Path folder = Path.of("");

    Path file = Path.of("");
    Database database;
    User jane;
    LabelRef bug;

    @BeforeEach
    void open() {
        file = folder.resolve("tracker.db");
        database = Database.open(SqliteFile.fresh(file));
        jane = database.transactions().in(() -> database.users().add("jane", "jane@example.org", "hash", AT));
        bug = database.transactions()
                .in(() -> database.labels().add("bug", "d73a4a", "", AT))
                .ref();
        add("Before");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** The ports; something is done before each call that stages issues, given its name and its arguments. */
    final ImportPorts portsWatchedBy(BiConsumer<String, Object[]> call) {
        ImportPorts ports = database.importPorts();
        StagedIssues staged = ports.staged().orElseThrow();
        Object watched = Proxy.newProxyInstance(
                StagedIssues.class.getClassLoader(),
                new Class<?>[] {StagedIssues.class},
                (proxy, method, arguments) -> {
                    call.accept(method.getName(), arguments);
                    return method.invoke(staged, arguments);
                });
        return new ImportPorts(
                ports.imports(),
                ports.origins(),
                ports.comments(),
                ports.links(),
                ports.placeholders(),
                ports.begunUndos(),
                Optional.of((StagedIssues) watched));
    }

    /** What is committed is in the file and its log, whatever becomes of the server afterwards. */
    final void copyAsADeathLeavesIt(Path to) {
        try {
            Files.copy(file, to);
            Files.copy(file.resolveSibling(file.getFileName() + "-wal"), to.resolveSibling(to.getFileName() + "-wal"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Somebody else makes an issue. */
    final Issue add(String title) {
        return database.transactions()
                .in(() -> database.issues().add(List.of(IssueDraft.of(title, "")), jane.ref(), AT))
                .get(0);
    }

    /** What everybody sees. */
    final List<String> titles(Database seen) {
        return seen
                .transactions()
                .reading(() -> seen.issues()
                        .list(IssueFilter.all(), new IssueSort(IssueSort.By.ID, false), PageRequest.first(2_000))
                        .items())
                .stream()
                .map(Issue::title)
                .toList();
    }

    /** How many rows the tables have, seen or not. */
    static Map<String, Long> rows(Path file) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : TABLES) {
            rows.put(table, number(file, "SELECT count(*) FROM " + table));
        }
        return rows;
    }

    final void awaitRows(Map<String, Long> wanted) {
        Await.until("what was left behind is gone", () -> {
            try {
                return rows(file).equals(wanted);
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            }
        });
    }

    static void awaitNothingStaged(Path file) {
        Await.until("nothing is staged", () -> {
            try {
                return number(file, "SELECT count(*) FROM staged_issues") == 0;
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            }
        });
    }

    /** Stores a prepared import in a unit of work that is undone. */
    final void undoTheWorkThatStores(Supplier<PreparedImport> preparing) {
        assertThrows(IllegalStateException.class, () -> {
            try (PreparedImport prepared = preparing.get()) {
                database.transactions().run(() -> {
                    prepared.store();
                    throw new IllegalStateException("cancelled");
                });
            }
        });
    }

    static long number(Path file, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
