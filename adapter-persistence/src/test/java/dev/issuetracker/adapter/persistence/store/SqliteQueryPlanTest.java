package dev.issuetracker.adapter.persistence.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.page.PageRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sort and every filter of the list finds an index: no page is made by reading or sorting the whole table. */
class SqliteQueryPlanTest {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.sqlite(folder.resolve("tracker.db")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    static Stream<Arguments> sorts() {
        return By.OF_EVERY_ISSUE.stream()
                .flatMap(by -> Stream.of(true, false)
                        .flatMap(descending -> Stream.of(true, false)
                                .map(first -> Arguments.of(new IssueSort(by, descending), first))));
    }

    @ParameterizedTest
    @MethodSource("sorts")
    void aPageNeedsNoSorting(IssueSort sort, boolean first) {
        IssueKey key = new IssueKey(sort.by() == By.TITLE ? "m" : "1700000000000000", 7);
        PageRequest<IssueKey> request = first ? PageRequest.first(50) : PageRequest.after(50, key);

        String plan = plan(IssueFilter.all(), sort, request);

        assertTrue(!plan.contains("ORDER BY") && !first == plan.contains("SEARCH i "), plan);
    }

    static Stream<Arguments> filters() {
        IssueFilter all = IssueFilter.all();
        return Stream.of(
                Arguments.of("SEARCH i USING INTEGER PRIMARY KEY", all.ids(Set.of(1L, 2L))),
                Arguments.of("issue_search VIRTUAL TABLE", all.keyword("abc")),
                Arguments.of("issues_by_status (status=?)", all.status(Status.OPEN)),
                Arguments.of("issues_by_assignee (assignee_id=?)", all.assignee("jane")),
                Arguments.of("issue_labels_by_label (label_id=?)", all.labels(List.of("bug"))),
                Arguments.of("issue_links_by_type (type=?)", all.blocked(true)),
                Arguments.of("SEARCH i USING INTEGER PRIMARY KEY", all.blocked(true)),
                Arguments.of("issue_links_by_type (type=? AND to_id=?)", all.blocked(false)),
                Arguments.of("SCAN i USING INDEX issues_by_creation", all.blocked(false)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterFindsItsIndex(String index, IssueFilter filter) {
        String plan = plan(filter, IssueSort.DEFAULT, PageRequest.first(50));

        assertTrue(plan.contains(index), plan);
    }

    private String plan(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return database.transactions().reading(() -> {
            List<String> steps = new ArrayList<>();
            new IssueListQuery(database.handle(), new SqliteDialect(), filter, sort, request)
                    .queries("EXPLAIN QUERY PLAN " + IssueRow.SELECT_SHORT, 51)
                    .forEach(query ->
                            query.map((row, context) -> row.getString("detail")).forEach(steps::add));
            return String.join("\n", steps);
        });
    }
}
