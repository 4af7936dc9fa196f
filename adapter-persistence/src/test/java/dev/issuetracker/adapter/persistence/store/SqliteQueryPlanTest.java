package dev.issuetracker.adapter.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.query.IssueConditions;
import dev.issuetracker.adapter.persistence.query.IssueCountQuery;
import dev.issuetracker.adapter.persistence.query.IssueListQuery;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.page.PageRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every sort and every filter of the list finds an index: no page is made by reading the whole table, and what many
 * issues meet is not sorted.
 */
class SqliteQueryPlanTest {
    private static final IssueFilter ALL = IssueFilter.all();
    private static final String TWO_LETTERS_OF_MANY = "pr";
    private static final String TWO_LETTERS_OF_FEW = PlannedIssues.RARE.substring(0, 2);

    @TempDir
    static Path folder;

    /** One that has grown since its statistics were gathered, and one whose statistics are of now. */
    private static List<Database> databases;

    private static PlannedIssues issues;

    @BeforeAll
    static void fill() {
        Database gathered = open("gathered.db");
        issues = PlannedIssues.in(gathered, 4_000);
        gathered.close();
        Database grown = open("grown.db");
        PlannedIssues.in(grown, 4_000);
        databases = List.of(open("gathered.db"), grown);
    }

    private static Database open(String name) {
        return Database.open(DatabaseSettings.sqlite(folder.resolve(name)));
    }

    @AfterAll
    static void close() {
        databases.forEach(Database::close);
    }

    static Stream<Arguments> sortsOfPages() {
        return issues.sorts().flatMap(sort -> Stream.of(true, false).map(first -> Arguments.of(sort, first)));
    }

    @ParameterizedTest
    @MethodSource("sortsOfPages")
    void aPageNeedsNoSorting(IssueSort sort, boolean first) {
        PageRequest<IssueKey> request = first ? PageRequest.first(50) : PageRequest.after(50, issues.key(sort));

        for (String plan : plans(ALL, sort, request)) {
            assertFalse(plan.contains("ORDER BY"), plan);
        }
    }

    static Stream<Arguments> filtersOfMany() {
        return issues.filtersOfMany().flatMap(filter -> issues.sorts().map(sort -> Arguments.of(filter, sort)));
    }

    @ParameterizedTest
    @MethodSource("filtersOfMany")
    void whatManyIssuesMeetIsNotSorted(IssueFilter filter, IssueSort sort) {
        for (String plan : plans(filter, sort, PageRequest.first(50))) {
            assertFalse(plan.contains("ORDER BY"), plan);
            // As a join, all values of a field may be read for a Bloom filter before the first issue.
            assertFalse(plan.contains("SEARCH v EXISTS"), plan);
        }
    }

    static Stream<Arguments> filtersOfFew() {
        IssueFilter either =
                IssueFilter.or(List.of(ALL.keyword(PlannedIssues.RARE), ALL.labels(List.of(PlannedIssues.RARE))));
        Stream<IssueFilter> traits =
                Stream.of(Trait.CHILD, Trait.PARENT, Trait.COMMENTED).map(IssueFilter.Is::new);
        return Stream.of(issues.filtersOfFew(), traits, Stream.of(either, ALL.keyword(TWO_LETTERS_OF_FEW)))
                .flatMap(some -> some)
                .flatMap(filter ->
                        Stream.of(By.UPDATED_AT, By.TITLE).map(by -> Arguments.of(filter, new IssueSort(by, false))));
    }

    @ParameterizedTest
    @MethodSource("filtersOfFew")
    void whatFewIssuesMeetIsBegunWith(IssueFilter filter, IssueSort sort) {
        for (String plan : plans(filter, sort, PageRequest.first(50))) {
            assertTrue(startsWithIds(plan), plan);
        }
    }

    private static boolean startsWithIds(String plan) {
        return plan.contains("SEARCH i USING INTEGER PRIMARY KEY (rowid=?)");
    }

    static Stream<Arguments> filtersOfOldIssues() {
        IssueFilter old = ALL.labels(List.of(PlannedIssues.OLD));
        return Stream.of(old, old.status(PlannedIssues.COMMON_STATUS)).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("filtersOfOldIssues")
    void whatSomeIssuesMeetIsBegunWithWhereTheseAreFarAway(IssueFilter filter) {
        PageRequest<IssueKey> behind = PageRequest.after(50, issues.oldKey(IssueSort.DEFAULT));
        plans(filter, IssueSort.DEFAULT, PageRequest.first(50)).forEach(plan -> assertTrue(startsWithIds(plan), plan));
        plans(filter, new IssueSort(By.CREATED_AT, false), PageRequest.first(50))
                .forEach(plan -> assertFalse(startsWithIds(plan), plan));
        plans(filter, IssueSort.DEFAULT, behind).forEach(plan -> assertFalse(startsWithIds(plan), plan));
    }

    static Stream<Arguments> indexes() {
        return Stream.of(
                Arguments.of("SEARCH i USING INTEGER PRIMARY KEY", ALL.ids(Set.of(1L, 2L))),
                Arguments.of("issue_search VIRTUAL TABLE", ALL.keyword(PlannedIssues.RARE)),
                Arguments.of("issue_search_trigrams VIRTUAL TABLE", ALL.keyword("Qz")),
                Arguments.of("issues_by_last_two_letters (<expr>>? AND <expr><?)", ALL.keyword("Qz")),
                Arguments.of("issues_by_last_letter (<expr>=?)", ALL.keyword("Q")),
                Arguments.of("comment_search_trigrams VIRTUAL TABLE", ALL.keyword("Qz", true)),
                Arguments.of("comments_by_last_two_letters (<expr>>? AND <expr><?)", ALL.keyword("Qz", true)),
                Arguments.of("comments_by_last_letter (<expr>=?)", ALL.keyword("Q", true)),
                Arguments.of("issues_by_status (status=?)", ALL.status(PlannedIssues.COMMON_STATUS)),
                Arguments.of("issues_by_assignee (assignee_id=?)", ALL.assignee(PlannedIssues.COMMON)),
                Arguments.of("issues_by_assignee (assignee_id=?)", ALL.unassigned()),
                Arguments.of("issues_by_creator (created_by=?)", ALL.createdBy(PlannedIssues.RARE)),
                Arguments.of("issues_by_parent (parent_id=?)", ALL.childrenOf(1)),
                Arguments.of("issue_labels_by_label (label_id=?)", ALL.labels(List.of(PlannedIssues.RARE))),
                Arguments.of("USING INDEX issues_by_parent", new IssueFilter.Is(Trait.CHILD)),
                Arguments.of("issue_links_by_type (type=?)", ALL.blocked(true)),
                Arguments.of("issue_links_by_type (type=? AND to_id=?)", ALL.blocked(false)),
                Arguments.of("SCAN i USING INDEX issues_by_creation", ALL.blocked(false)));
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void aFilterFindsItsIndex(String index, IssueFilter filter) {
        for (String plan : plans(filter, IssueSort.DEFAULT, PageRequest.first(50))) {
            assertTrue(plan.contains(index), plan);
        }
    }

    static Stream<Arguments> sortsByFields() {
        return issues.sorts().filter(sort -> sort.by() == By.FIELD).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("sortsByFields")
    void whatAFilterByTheSameFieldLeavesOutIsNotGoneThrough(IssueSort sort) {
        Field field = sort.definition();
        boolean options = field.type().hasOptions();
        String key = options ? FieldKeys.ofId(field.options().get(0).id()) : FieldKeys.of(LocalDate.of(2026, 12, 1));
        FieldFilter wanted = options
                ? new FieldFilter.AnyOf(field.ref(), Set.of(key), false)
                : new FieldFilter.Between(field.ref(), key, null);
        String index = options ? "(field_id=? AND value_key=?)" : "(field_id=? AND value_key>?)";
        for (String plan : plans(ALL.fields(List.of(wanted)), sort, PageRequest.first(50))) {
            assertTrue(plan.contains("SEARCH v USING PRIMARY KEY " + index), plan);
            assertFalse(plan.contains("SCAN i"), plan);
        }
    }

    static Stream<Arguments> filtersByOneOption() {
        IssueFilter open = ALL.status(PlannedIssues.COMMON_STATUS);
        IssueFilter common = issues.ofPriority(true);
        return Stream.of(
                Arguments.of(1, IssueFilter.not(IssueFilter.not(issues.withoutPriority()))),
                Arguments.of(2, IssueFilter.not(issues.withoutPriority())),
                Arguments.of(2, IssueFilter.not(common)),
                Arguments.of(2, IssueFilter.or(List.of(common, issues.ofPriority(false)))),
                Arguments.of(1, IssueFilter.or(List.of(common.and(open), common.keyword("problem")))),
                Arguments.of(3, IssueFilter.or(List.of(common, open))));
    }

    /** The issues of an option, and those without one, are found by a statement of their own. */
    @ParameterizedTest
    @MethodSource("filtersByOneOption")
    void optionsThatAFilterLeavesOutAreNotGoneThrough(int statements, IssueFilter filter) {
        issues.sorts()
                .filter(sort ->
                        sort.by() == By.FIELD && sort.definition().type().hasOptions())
                .forEach(sort -> assertEquals(
                        statements,
                        databases
                                .get(0)
                                .transactions()
                                .<Integer>reading(() -> new IssueListQuery(
                                                databases.get(0).handle(),
                                                new SqliteDialect(),
                                                filter,
                                                sort,
                                                PageRequest.first(50))
                                        .searches("EXPLAIN QUERY PLAN")
                                        .size()),
                        sort.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {PlannedIssues.COMMON, PlannedIssues.RARE})
    void labelsAreCountedByTheirRows(String label) {
        for (String plan : counting(ALL.labels(List.of(label)))) {
            assertTrue(plan.contains("INDEX issues_deleted"), plan);
            assertFalse(plan.contains("INTEGER PRIMARY KEY"), plan);
        }
    }

    @Test
    void noIssueIsReadToCountAll() {
        for (String plan : counting(ALL)) {
            assertTrue(plan.contains("SCAN issues USING COVERING INDEX"), plan);
            assertTrue(plan.contains("INDEX issues_deleted"), plan);
        }
    }

    @Test
    void issuesThatAreNotOfAStatusAreCountedByAnIndex() {
        for (String plan : counting(IssueFilter.not(ALL.status(PlannedIssues.COMMON_STATUS)))) {
            assertTrue(plan.contains("issues_by_status (status=?)"), plan);
        }
    }

    static Stream<IssueFilter> countedByRows() {
        return issues.countedByRows();
    }

    @ParameterizedTest
    @MethodSource("countedByRows")
    void noIssueIsReadToCountByRows(IssueFilter filter) {
        for (String plan : counting(filter)) {
            assertTrue(plan.contains("SCAN i USING INDEX issues_deleted"), plan);
            assertFalse(plan.matches("(?s).*(SCAN|SEARCH) i (?!USING INDEX issues_deleted).*"), plan);
        }
    }

    @Test
    void labelOfManyIsAskedWhereAnIndexHasAStatus() {
        for (String plan : counting(ALL.labels(List.of(PlannedIssues.COMMON)).status(PlannedIssues.COMMON_STATUS))) {
            assertTrue(plan.contains("SEARCH i USING INDEX issues_by_status"), plan);
            assertFalse(plan.contains("LIST SUBQUERY"), plan);
        }
    }

    private static List<String> counting(IssueFilter filter) {
        return databases.stream()
                .map(database -> database.transactions()
                        .reading(() -> String.join(
                                "\n",
                                new IssueCountQuery(database.handle(), new SqliteDialect(), filter)
                                        .counting("EXPLAIN QUERY PLAN")
                                        .map((row, context) -> row.getString("detail"))
                                        .list())))
                .toList();
    }

    @Test
    void issuesWithTwoLettersAreCountedByTheirTrigramsWhereTheyAreFew() {
        for (Database database : databases) {
            assertTrue(countsByTrigrams(database, ALL.keyword(TWO_LETTERS_OF_FEW)));
            assertFalse(countsByTrigrams(database, ALL.keyword(TWO_LETTERS_OF_MANY)));
            IssueFilter either =
                    IssueFilter.or(List.of(ALL.keyword(TWO_LETTERS_OF_MANY), ALL.labels(List.of(PlannedIssues.RARE))));
            assertFalse(countsByTrigrams(database, either));
        }
    }

    private static boolean countsByTrigrams(Database database, IssueFilter filter) {
        return database.transactions()
                .<Boolean>reading(() -> new IssueConditions(database.handle(), new SqliteDialect(), filter)
                        .sql()
                        .contains("issue_search_trigrams"));
    }

    private static List<String> plans(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return databases.stream()
                .map(database -> database.transactions().reading(() -> plan(database.handle(), filter, sort, request)))
                .toList();
    }

    private static String plan(Handle handle, IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        List<String> steps = new ArrayList<>();
        new IssueListQuery(handle, new SqliteDialect(), filter, sort, request)
                .searches("EXPLAIN QUERY PLAN")
                .forEach(query ->
                        query.map((row, context) -> row.getString("detail")).forEach(steps::add));
        return String.join("\n", steps);
    }
}
