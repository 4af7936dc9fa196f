package dev.issuetracker.adapter.persistence.copy;

import static dev.issuetracker.adapter.persistence.copy.SampleTracker.ISSUES;
import static dev.issuetracker.adapter.persistence.copy.SampleTracker.contents;
import static dev.issuetracker.adapter.persistence.copy.SampleTracker.issuesIn;
import static dev.issuetracker.adapter.persistence.copy.SampleTracker.nextIds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.copy.Copies.CopiedTable;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress.Step;
import dev.issuetracker.adapter.persistence.count.CountCheck;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A copy from a file to a server holds everything that the file holds. */
class DatabaseCopyTest extends CopyFixture {
    @Test
    void everyPortReadsTheSameFromBoth() {
        copy();

        assertEquals(contents(from), contents(to));
    }

    @Test
    void copiedTablesAreReported() throws SQLException {
        List<CopyProgress> progress = new ArrayList<>();

        List<CopiedTable> copied = Copies.toPostgresql(from, to, progress::add);

        assertEquals(
                CopyTable.ALL.stream().map(CopyTable::name).toList(),
                copied.stream().map(CopiedTable::table).toList());
        for (CopiedTable table : copied) {
            assertEquals(count(to, table.table()), table.rows(), table.table());
            assertTrue(table.rows() > 0, table.table());
            assertTrue(table.sha256().matches("[0-9a-f]{64}"), table.sha256());
            for (Step step : Step.values()) {
                assertTrue(
                        progress.contains(new CopyProgress(step, table.table(), table.rows(), table.rows())),
                        progress.toString());
            }
        }
    }

    @Test
    void newIdsGoOnAfterTheHighestThatWasEverGiven() {
        copy();

        assertEquals(nextIds(from), nextIds(to));
    }

    @Test
    void aFileThatAServerHasOpenIsRead() {
        try (Database running = Database.open(from)) {
            assertEquals(ISSUES, running.transactions().reading(() -> issuesIn(running)));
            copy();
        }

        assertEquals(contents(from), contents(to));
    }

    @Test
    void noTableAndNoColumnIsLeftOut() throws SQLException {
        Set<String> known = CopyTable.ALL.stream().map(CopyTable::name).collect(Collectors.toCollection(TreeSet::new));
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + from.file());
                Connection server = PostgresqlServer.connect(to)) {
            assertEquals(known, new TreeSet<>(strings(file, """
                            SELECT name FROM sqlite_schema
                            WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'issue_search*'
                              AND name NOT GLOB 'comment_search*'
                              AND name NOT GLOB 'issue_count*' AND name NOT GLOB 'latency_chunks*'
                              AND name NOT IN ('flyway_schema_history', 'staged_issues', 'staged_names')
                            """)));
            assertEquals(known, new TreeSet<>(strings(server, """
                            SELECT tablename FROM pg_tables
                            WHERE schemaname = 'public' AND tablename NOT LIKE 'issue_count%'
                              AND tablename NOT LIKE 'latency_chunks%'
                              AND tablename NOT IN ('flyway_schema_history', 'text_pairs')
                            """)));
            for (String table : known) {
                assertEquals(
                        new TreeSet<>(strings(file, "SELECT name FROM pragma_table_info('" + table + "')")),
                        new TreeSet<>(strings(
                                server,
                                "SELECT column_name FROM information_schema.columns WHERE table_name = '"
                                        + table
                                        + "'")),
                        table);
            }
        }
    }

    @Test
    void issuesOfTheCopyAreCounted() {
        copy();

        try (Database copied = Database.open(to)) {
            CountCheck.assertRight(copied);
        }
    }
}
