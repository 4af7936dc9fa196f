package dev.issuetracker.adapter.persistence.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.StatementLog;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Store;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.Facet;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.report.Grouping;
import dev.issuetracker.domain.report.Grouping.OfEveryIssue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports on all issues begin with the index that has what they need in its order. */
class SqliteReportPlanTest {
    @TempDir
    Path folder;

    private String plan(String sql) {
        try (Database database = Database.open(DatabaseSettings.sqlite(folder.resolve("tracker.db")))) {
            String explained = "EXPLAIN QUERY PLAN " + sql.replaceAll(":(skipped|limit|start)", "1");
            List<String> steps = database.transactions().reading(() -> {
                FilteredIssues issues = new FilteredIssues(database.handle(), new SqliteDialect(), IssueFilter.all());
                Query query = sql.contains("<conditions>") ? issues.query(explained) : issues.withoutIssues(explained);
                return query.map((row, context) -> row.getString("detail")).list();
            });
            return String.join("\n", steps);
        }
    }

    private void assertReads(String index, String sql) {
        String plan = plan(sql);
        // SQLite calls an index covering only if it has the columns of its own condition too.
        assertTrue(plan.matches("(?s).*USING (COVERING )?INDEX " + index + "\\b.*"), plan);
    }

    @Test
    void percentileIsReadAtItsPlace() {
        assertReads("issues_by_latency", OrderedLatencies.AT);
        assertFalse(plan(OrderedLatencies.AT).contains("TEMP B-TREE"), plan(OrderedLatencies.AT));
    }

    @Test
    void latencyOfAllIssuesSortsNothing() {
        String sorting = "percentile";
        assertFalse(statements(IssueFilter.all(), null).stream().anyMatch(sql -> sql.contains(sorting)));
        assertTrue(statements(IssueFilter.all().keyword("a"), null).stream().anyMatch(sql -> sql.contains(sorting)));
    }

    @ParameterizedTest
    @EnumSource
    void groupsOfAllIssuesReadNoIssue(OfEveryIssue grouping) {
        List<String> statements = statements(IssueFilter.all(), grouping);
        assertTrue(statements.stream().anyMatch(sql -> sql.contains("FROM latency_chunks")), statements::toString);
        assertFalse(statements.stream().anyMatch(sql -> sql.contains("group_key")), statements::toString);
    }

    @ParameterizedTest
    @EnumSource
    void groupsOfResolvedIssuesReadNoIssue(OfEveryIssue grouping) {
        assertEquals(
                statements(IssueFilter.all(), grouping),
                statements(IssueFilter.all().status(Status.RESOLVED), grouping));
    }

    @ParameterizedTest
    @EnumSource
    void groupsOfFilteredIssuesReadNoIssueUnlessTheyAreFew(OfEveryIssue grouping) {
        try (Database database = Database.open(DatabaseSettings.sqlite(folder.resolve("tracker.db")))) {
            Given given = new Given(new StoreOf(database));
            given.issue(Given.labelled("Title", given.label("bug")));
            given.label("rare");
        }
        IssueFilter bug = IssueFilter.all().labels(List.of("bug"));
        assertTrue(readNoIssue(bug, grouping));
        assertTrue(readNoIssue(bug.and(IssueFilter.not(IssueFilter.all().assignee("anna"))), grouping));
        assertFalse(readNoIssue(IssueFilter.all().labels(List.of("rare")), grouping));
        assertFalse(readNoIssue(bug.keyword("title"), grouping));
    }

    private boolean readNoIssue(IssueFilter filter, @Nullable Grouping grouping) {
        List<String> statements = statements(filter, grouping);
        boolean packed = statements.stream().anyMatch(sql -> sql.contains("FROM latency_chunks"));
        assertEquals(packed, statements.stream().noneMatch(sql -> sql.contains("group_key")), statements::toString);
        return packed;
    }

    @ParameterizedTest
    @EnumSource
    void groupsOfAllIssuesReadTheTableAsItLiesBeforeTheyArePacked(OfEveryIssue grouping) {
        String groups =
                statements(IssueFilter.all(), grouping, "INSERT INTO latency_chunks_missing VALUES (1, 0)").stream()
                        .filter(sql -> sql.contains("group_key"))
                        .findFirst()
                        .orElseThrow();
        String plan = plan(groups);
        assertTrue(plan.lines().anyMatch("SCAN i"::equals), plan);
    }

    /** What the report on the latency of these issues asks the database. */
    private List<String> statements(IssueFilter filter, @Nullable Grouping grouping, String... before) {
        try (Database database = Database.open(DatabaseSettings.sqlite(folder.resolve("tracker.db")))) {
            return database.transactions().in(() -> {
                for (String statement : before) {
                    database.handle().execute(statement);
                }
                return StatementLog.of(
                        database.handle(), () -> database.reports().latency(filter, grouping));
            });
        }
    }

    /** What SQLite does for the issues of a time. */
    private String planOf(Moment moment, BiConsumer<Database, IssueFilter> work) {
        IssueFilter filter = IssueFilter.all().within(moment, Instant.EPOCH, null);
        try (Database database = Database.open(DatabaseSettings.sqlite(folder.resolve("tracker.db")))) {
            return database.transactions().reading(() -> {
                String sql = StatementLog.of(database.handle(), () -> work.accept(database, filter)).stream()
                        .filter(one -> one.contains("GROUP BY"))
                        .findFirst()
                        .orElseThrow();
                return String.join(
                        "\n",
                        database.handle()
                                .createQuery("EXPLAIN QUERY PLAN " + sql.replaceAll(":\\w+", "1"))
                                .map((row, context) -> row.getString("detail"))
                                .list());
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"CREATED, issues_by_creation", "UPDATED, issues_by_update", "RESOLVED, issues_by_resolution"})
    void assigneesOfATimeAreCountedByItsIndex(Moment moment, String index) {
        String plan = planOf(moment, (database, filter) -> database.reports().topAssignees(filter, 10));
        assertTrue(plan.contains("INDEX " + index), plan);
    }

    @ParameterizedTest
    @CsvSource({
        "ASSIGNEE, CREATED, issues_by_assignee",
        "ASSIGNEE, UPDATED, issues_by_update",
        "ASSIGNEE, RESOLVED, issues_by_resolution",
        "STATUS, UPDATED, issues_by_update"
    })
    void valuesOfATimeAreCountedByItsIndexUnlessTheirsHasIt(Facet.OfEveryIssue facet, Moment moment, String index) {
        String plan = planOf(moment, (database, filter) -> database.issues().counts(filter, facet, 10));
        assertTrue(plan.contains("INDEX " + index), plan);
    }

    /** Without statistics, as in a tracker that has grown since its server started. */
    @ParameterizedTest
    @EnumSource
    void valuesOfAFieldAreSoughtByTheIssue(FieldType type) {
        Field field;
        try (Database database = Database.open(DatabaseSettings.sqlite(folder.resolve("tracker.db")))) {
            Store store = new StoreOf(database);
            field = store.in(() -> store.fields().add("Some", type, "", List.of(), Instant.EPOCH));
        }
        String plan = planOf(
                Moment.UPDATED, (database, filter) -> database.reports().latency(filter, new Grouping.ByField(field)));
        assertTrue(plan.contains("issue_fields_by_issue (field_id=? AND issue_id=?)"), plan);
    }

    @Test
    void backlogIsCountedInTwoIndexes() {
        assertReads("issues_by_creation", ThroughputQuery.BACKLOG);
        assertReads("issues_by_resolution", ThroughputQuery.BACKLOG);
    }
}
