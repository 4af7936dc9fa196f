package dev.issuetracker.adapter.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.count.CountCheck;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.postgresql.TrigramIndex;
import dev.issuetracker.adapter.persistence.query.IssueCountQuery;
import dev.issuetracker.adapter.persistence.query.IssueListQuery;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.page.PageRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link SqliteQueryPlanTest}, where PostgreSQL chooses the plan by its statistics. */
class PostgresqlQueryPlanTest {
    private static final IssueFilter ALL = IssueFilter.all();

    private static Database database;
    private static PlannedIssues issues;

    @BeforeAll
    static void fill() throws SQLException {
        Postgresql settings = PostgresqlServer.freshDatabase();
        database = Database.open(settings);
        issues = PlannedIssues.in(database, 20_000);
        try (Connection connection = PostgresqlServer.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static Stream<Arguments> sortsOfPages() {
        return issues.sorts().flatMap(sort -> Stream.of(true, false).map(first -> Arguments.of(sort, first)));
    }

    @ParameterizedTest
    @MethodSource("sortsOfPages")
    void aPageNeedsNoSorting(IssueSort sort, boolean first) {
        PageRequest<IssueKey> request = first ? PageRequest.first(50) : PageRequest.after(50, issues.key(sort));

        String plan = plan(ALL, sort, request);

        assertFalse(plan.contains("Sort Key: i.") || plan.contains("Sort Key: v."), plan);
    }

    static Stream<Arguments> filtersOfMany() {
        return issues.filtersOfMany().flatMap(filter -> issues.sorts().map(sort -> Arguments.of(filter, sort)));
    }

    @ParameterizedTest
    @MethodSource("filtersOfMany")
    void whatManyIssuesMeetIsNotSorted(IssueFilter filter, IssueSort sort) {
        String plan = plan(filter, sort, PageRequest.first(50));

        assertFalse(plan.contains("Sort Key: i.") || plan.contains("Sort Key: v."), plan);
    }

    static Stream<Arguments> filtersOfFew() {
        return issues.filtersOfFew()
                .flatMap(filter ->
                        Stream.of(By.UPDATED_AT, By.TITLE).map(by -> Arguments.of(filter, new IssueSort(by, false))));
    }

    @ParameterizedTest
    @MethodSource("filtersOfFew")
    void whatFewIssuesMeetIsBegunWith(IssueFilter filter, IssueSort sort) {
        String plan = plan(filter, sort, PageRequest.first(50));

        assertFalse(plan.contains("Seq Scan on issues") || plan.contains("issues_by_title"), plan);
    }

    /** To plan it for each page takes longer than to read few issues. */
    @Test
    void issuesOfFoundPagesAreReadByOnePlan() {
        int pages = 20;
        IssueFilter one = ALL.ids(List.of(1L));

        long planned = database.transactions().reading(() -> {
            for (int i = 0; i < pages; i++) {
                assertEquals(
                        1,
                        database.issues()
                                .list(one, IssueSort.DEFAULT, PageRequest.first(50))
                                .items()
                                .size());
            }
            return database.handle()
                    .createQuery("SELECT sum(generic_plans) FROM pg_prepared_statements"
                            + " WHERE statement LIKE '%array_position%' AND statement NOT LIKE '%pg_prepared%'")
                    .mapTo(Long.class)
                    .one();
        });

        assertTrue(planned > pages / 3, () -> planned + " of " + pages + " pages");
    }

    static Stream<IssueSort> sortsByColumns() {
        return By.OF_EVERY_ISSUE.stream().flatMap(by -> Stream.of(true, false).map(down -> new IssueSort(by, down)));
    }

    /** Statistics do not say that all of them are at one end of the list. */
    @ParameterizedTest
    @MethodSource("sortsByColumns")
    void labelOfSomeIssuesIsBegunWith(IssueSort sort) {
        IssueFilter old = ALL.labels(List.of(PlannedIssues.OLD)).status(PlannedIssues.COMMON_STATUS);

        String plan = plan(old, sort, PageRequest.first(50));

        assertTrue(plan.contains("Index Cond: (id = ANY"), plan);
    }

    @Test
    void labelOfManyIssuesIsBegunWithWhereTheyAreFarAway() {
        IssueFilter former = ALL.labels(List.of(PlannedIssues.FORMER)).status(PlannedIssues.COMMON_STATUS);
        IssueSort newest = IssueSort.DEFAULT;
        PageRequest<IssueKey> first = PageRequest.first(50);

        assertTrue(startsWithIds(former, newest, first));
        assertTrue(startsWithIds(former, new IssueSort(By.UPDATED_AT, true), first));
        assertTrue(startsWithIds(former, new IssueSort(By.ID, true), first));

        assertFalse(startsWithIds(former, newest, PageRequest.after(50, issues.oldKey(newest))));
        assertFalse(startsWithIds(former, newest, PageRequest.before(50, issues.key(newest))));
        assertFalse(startsWithIds(former, new IssueSort(By.CREATED_AT, false), first));
        assertFalse(startsWithIds(former, new IssueSort(By.TITLE, true), first));
    }

    @Test
    void valueOfAFieldIsBegunWithWhereItsIssuesAreFarAway() {
        IssueFilter former = issues.ofFormerTeam().status(PlannedIssues.COMMON_STATUS);
        IssueSort newest = IssueSort.DEFAULT;

        assertTrue(startsWithIds(former, newest, PageRequest.first(50)));
        assertTrue(startsWithIds(former.labels(List.of(PlannedIssues.COMMON)), newest, PageRequest.first(50)));
        assertTrue(startsWithIds(former, new IssueSort(By.UPDATED_AT, true), PageRequest.first(50)));

        assertFalse(startsWithIds(former, newest, PageRequest.after(50, issues.oldKey(newest))));
        assertFalse(startsWithIds(former, new IssueSort(By.CREATED_AT, false), PageRequest.first(50)));
        assertFalse(startsWithIds(former, new IssueSort(By.TITLE, true), PageRequest.first(50)));
    }

    static Stream<Arguments> filtersOfFewByOneOfSeveral() {
        IssueFilter either =
                IssueFilter.or(List.of(ALL.keyword(PlannedIssues.RARE), ALL.labels(List.of(PlannedIssues.RARE))));
        return Stream.of(either, ALL.keyword(PlannedIssues.RARE, true), ALL.keyword("absent", true))
                .flatMap(filter -> issues.sorts().map(sort -> Arguments.of(filter, sort)));
    }

    /** Statistics do not say how many issues meet one of several conditions. */
    @ParameterizedTest
    @MethodSource("filtersOfFewByOneOfSeveral")
    void whatMeetsOneOfSeveralConditionsOfFewIsBegunWith(IssueFilter filter, IssueSort sort) {
        assertTrue(startsWithIds(filter, sort, PageRequest.first(50)));
    }

    @ParameterizedTest
    @MethodSource("sortsOfPages")
    void commentsAreAskedWhileAListIsGoneThrough(IssueSort sort, boolean first) {
        PageRequest<IssueKey> request = first ? PageRequest.first(50) : PageRequest.after(50, issues.key(sort));

        String plan = plan(ALL.keyword(PlannedIssues.COMMON, true), sort, request);

        assertFalse(plan.contains("hashed SubPlan"), plan);
        assertFalse(plan.contains("Sort Key: i.") || plan.contains("Sort Key: v."), plan);
    }

    /** No trigram is of use for them: {@code text_pairs} says where they are. */
    @ParameterizedTest
    @ValueSource(strings = {"xq", "%%%", "q"})
    void shortWordsOfFewIssuesAreBegunWith(String word) {
        Await.until("pairs are kept of nearly all", () -> CountCheck.changes(database) < 1_000);

        for (IssueSort sort : issues.sorts().toList()) {
            String plan = plan(ALL.keyword(word), sort, PageRequest.first(50));

            assertTrue(plan.contains("Index Cond: (id = ANY") && plan.contains("text_pairs"), plan);
            assertFalse(plan.contains("issues_by_trigram"), plan);
        }
    }

    @ParameterizedTest
    @MethodSource("sortsOfPages")
    void shortWordsOfManyIssuesAreNotSorted(IssueSort sort, boolean first) {
        PageRequest<IssueKey> request = first ? PageRequest.first(50) : PageRequest.after(50, issues.key(sort));

        String plan = plan(ALL.keyword("mm"), sort, request);

        assertFalse(plan.contains("Sort Key: i.") || plan.contains("Sort Key: v."), plan);
        assertFalse(plan.contains("issues_by_trigram"), plan);
    }

    static Stream<Arguments> filtersByWhatIssuesLack() {
        IssueFilter common = ALL.labels(List.of(PlannedIssues.COMMON));
        IssueFilter former = ALL.labels(List.of(PlannedIssues.FORMER));
        return Stream.of(
                        IssueFilter.not(former).and(IssueFilter.not(ALL.labels(List.of(PlannedIssues.OLD)))),
                        IssueFilter.or(List.of(common, former)),
                        IssueFilter.not(issues.ofFormerTeam()),
                        IssueFilter.not(issues.withoutPriority()))
                .map(Arguments::of);
    }

    /** Else all rows of a label or a field are read before the first issue is asked. */
    @ParameterizedTest
    @MethodSource("filtersByWhatIssuesLack")
    void rowsOfAnIssueAloneAreAsked(IssueFilter filter) {
        for (By by : By.OF_EVERY_ISSUE) {
            String plan = plan(filter, new IssueSort(by, true), PageRequest.first(50));

            assertFalse(plan.contains("hashed SubPlan") || plan.contains("Hash"), plan);
        }
    }

    private static boolean startsWithIds(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return plan(filter, sort, request).contains("Index Cond: (id = ANY");
    }

    @Test
    void noIssueWithAValueIsSoughtForAFilterByNone() {
        issues.sorts().filter(sort -> sort.by() == By.FIELD).forEach(sort -> {
            FieldFilter none = new FieldFilter.AnyOf(sort.definition().ref(), Set.of(), true);
            int statements = database.transactions()
                    .reading(() -> new IssueListQuery(
                                    database.handle(),
                                    new PostgresqlDialect(),
                                    ALL.fields(List.of(none)),
                                    sort,
                                    PageRequest.first(50))
                            .searches("EXPLAIN")
                            .size());

            assertEquals(1, statements, sort.toString());
        });
    }

    @Test
    void issuesOfAnAccountAreSortedWhereTheyAreFarAway() {
        IssueFilter assigned = ALL.assignee(PlannedIssues.OLD);
        IssueSort changed = new IssueSort(By.UPDATED_AT, true);

        assertTrue(plan(assigned, changed, PageRequest.first(50)).contains("Sort Key"));
        assertTrue(plan(assigned, new IssueSort(By.ID, true), PageRequest.first(50))
                .contains("Sort Key"));

        assertFalse(plan(assigned, IssueSort.DEFAULT, PageRequest.first(50)).contains("Sort Key"));
        assertFalse(plan(assigned, changed, PageRequest.after(50, issues.oldKey(changed)))
                .contains("Sort Key"));
        assertFalse(plan(ALL.assignee(PlannedIssues.COMMON), changed, PageRequest.first(50))
                .contains("Sort Key"));
    }

    /** A statement that is prepared on the server gets one plan for all values, which goes through the whole list. */
    @Test
    void aKeywordIsPlannedAnewHoweverOftenOneIsSought() {
        IssueFilter keyword = ALL.keyword("rare problem");

        assertEquals(0, prepared("%i.search_text LIKE%", keyword));
        Await.until(
                "the index of trigrams serves",
                () -> plan(keyword, IssueSort.DEFAULT, PageRequest.first(50)).contains(TrigramIndex.NAME));
    }

    /** The rows of what a search found are read by one statement for all searches. */
    @Test
    void rowsOfASearchArePreparedOnce() {
        assertEquals(1, prepared("%i.id = ANY%", ALL.keyword("rare problem")));
    }

    @Test
    void aListWithoutConditionsIsPreparedOnce() {
        assertEquals(1, prepared("%field_catalog%ORDER BY i.created_at%", ALL));
    }

    /** How many statements with such a text the server has prepared after a list was read ten times. */
    private static long prepared(String text, IssueFilter filter) {
        return database.transactions().reading(() -> {
            for (int i = 0; i < 10; i++) {
                database.issues().list(filter, IssueSort.DEFAULT, PageRequest.first(50));
            }
            return database.handle()
                    .createQuery("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE :text")
                    .bind("text", text)
                    .mapTo(Long.class)
                    .one();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {PlannedIssues.COMMON, PlannedIssues.RARE})
    void labelsAreCountedByTheirRows(String label) {
        String plan = counting(ALL.labels(List.of(label)));

        assertTrue(plan.contains("issues_deleted") && !plan.contains("issues_by_creation"), plan);
        assertFalse(plan.contains("Seq Scan on issues"), plan);
    }

    @Test
    void issuesThatAreNotOfAStatusAreCountedByAnIndex() {
        String plan = counting(IssueFilter.not(ALL.status(PlannedIssues.RARE_STATUS)));

        assertTrue(plan.contains("issues_by_status"), plan);
    }

    static Stream<IssueFilter> countedByRows() {
        return issues.countedByRows();
    }

    @ParameterizedTest
    @MethodSource("countedByRows")
    void noIssueIsReadToCountByRows(IssueFilter filter) {
        String plan = counting(filter);

        assertFalse(plan.matches("(?s).*(?<!using issues_deleted) on issues i\\b.*"), plan);
    }

    private static String counting(IssueFilter filter) {
        return database.transactions()
                .reading(() -> String.join(
                        "\n",
                        new IssueCountQuery(database.handle(), new PostgresqlDialect(), filter)
                                .counting("EXPLAIN")
                                .mapTo(String.class)
                                .list()));
    }

    private static String plan(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return database.transactions().reading(() -> {
            StringBuilder steps = new StringBuilder();
            new IssueListQuery(database.handle(), new PostgresqlDialect(), filter, sort, request)
                    .searches("EXPLAIN")
                    .forEach(query -> query.mapTo(String.class)
                            .list()
                            .forEach(step -> steps.append(step).append('\n')));
            return steps.toString();
        });
    }
}
