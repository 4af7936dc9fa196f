package dev.issuetracker.adapter.persistence.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new table or column is exported, or it is named here with what keeps it out. */
class ArchivedTableTest {
    /**
     * Secrets, what guards against guessing, answers that are kept for a day, the record of this very server, what its
     * imports have not published yet, or are about to do or to take back, counts of what is in other tables, and
     * webhooks: their URLs can be secrets, and a copy must not begin to call other programs.
     */
    private static final Set<String> OF_THE_SERVER = Set.of(
            "sessions",
            "personal_access_tokens",
            "invites",
            "password_resets",
            "throttles",
            "recorded_answers",
            "audit_log",
            "staged_issues",
            "staged_names",
            "import_jobs",
            "begun_undos",
            "webhooks",
            "webhook_deliveries",
            "issue_counts",
            "issue_count_changes",
            "latency_chunks",
            "latency_chunks_missing");
    /** How passwords are hashed, of which all get another one. */
    private static final Map<String, List<String>> SECRETS = Map.of("users", List.of("django_iterations"));

    @TempDir
    private Path directory = Path.of("");

    private @Nullable Database database;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.sqlite(directory.resolve("tracker.db")));
    }

    @AfterEach
    void close() {
        opened().close();
    }

    private Database opened() {
        if (database == null) {
            throw new IllegalStateException("the database is not open");
        }
        return database;
    }

    private Set<String> strings(String query) {
        return opened().transactions()
                .reading(() -> new TreeSet<>(
                        opened().handle().createQuery(query).mapTo(String.class).list()));
    }

    @Test
    void noTableIsForgotten() {
        Set<String> known =
                ArchivedTable.ALL.stream().map(ArchivedTable::name).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(OF_THE_SERVER);
        assertEquals(known, strings("""
                SELECT name FROM sqlite_schema
                WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'issue_search*'
                  AND name NOT GLOB 'comment_search*'
                  AND name <> 'flyway_schema_history'
                """));
    }

    @Test
    void noColumnIsForgotten() {
        for (ArchivedTable table : ArchivedTable.ALL) {
            Set<String> known = Stream.of(
                            table.columns().stream().map(ArchivedColumn::name),
                            new DerivedColumns("").of(table.name()).stream().map(NewRows.Column::name),
                            SECRETS.getOrDefault(table.name(), List.of()).stream())
                    .flatMap(names -> names)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(known, strings("SELECT name FROM pragma_table_info('" + table.name() + "')"), table.name());
        }
    }
}
