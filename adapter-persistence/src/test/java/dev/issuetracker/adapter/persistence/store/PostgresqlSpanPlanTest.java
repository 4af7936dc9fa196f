package dev.issuetracker.adapter.persistence.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.query.IssueListQuery;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A list of some issues of a span of time begins with these where they are far from where the list begins. */
class PostgresqlSpanPlanTest {
    private static final Instant FORMER = Instant.parse("2025-03-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant NEWEST = LATER.plus(Duration.ofDays(1));
    private static final Instant LAST = NEWEST.plus(Duration.ofDays(1));
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final int SOME = 2_000;
    private static final int FAR = 11_000;
    private static final PageRequest<IssueKey> FIRST = PageRequest.first(50);

    private static Database database;
    private static Field due;

    @BeforeAll
    static void fill() throws SQLException {
        Postgresql settings = PostgresqlServer.freshDatabase();
        database = Database.open(settings);
        due = database.transactions()
                .in(() -> database.fields().add("Due date", FieldType.DATE, "", List.of(), FORMER));
        database.transactions().run(() -> {
            UserRef jane = database.users()
                    .add("jane", "jane@example.org", "hash", FORMER)
                    .ref();
            add(SOME, jane, FORMER);
            add(FAR, jane, LATER);
            add(SOME, jane, NEWEST);
            add(SOME, jane, LAST);
        });
        try (Connection connection = PostgresqlServer.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
    }

    private static void add(int count, UserRef author, Instant at) {
        List<IssueDraft> drafts = IntStream.range(0, count)
                .mapToObj(i -> IssueDraft.of("Issue " + i, "").with(AddedFields.date(due.ref()), DAY))
                .toList();
        database.issues().add(drafts, author, at);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static boolean sorts(IssueFilter filter, By by, boolean descending) {
        return plan(filter, new IssueSort(by, descending)).contains("Sort Key");
    }

    private static String plan(IssueFilter filter, IssueSort sort) {
        return database.transactions()
                .reading(() -> new IssueListQuery(database.handle(), new PostgresqlDialect(), filter, sort, FIRST)
                        .searches("EXPLAIN").stream()
                                .flatMap(query -> query.mapTo(String.class).stream())
                                .collect(Collectors.joining("\n")));
    }

    @Test
    void issuesMadeLongAgoAreSortedInAnyOtherOrderOfTime() {
        IssueFilter former = IssueFilter.all().created(FORMER, FORMER.plus(Duration.ofDays(7)));
        assertTrue(sorts(former, By.UPDATED_AT, true));
        assertTrue(sorts(former, By.ID, true));
        assertTrue(sorts(IssueFilter.all().created(null, FORMER), By.ID, true));

        assertFalse(sorts(former, By.CREATED_AT, true));
        assertFalse(sorts(former, By.UPDATED_AT, false));
        assertFalse(sorts(former, By.TITLE, true));
        assertFalse(sorts(IssueFilter.all().created(FORMER, null), By.ID, true));
    }

    @Test
    void issuesChangedLongAgoAreSortedById() {
        IssueFilter former = IssueFilter.all().updated(FORMER, FORMER.plus(Duration.ofDays(7)));
        assertTrue(sorts(former, By.ID, true));

        assertFalse(sorts(former, By.UPDATED_AT, true));
        assertFalse(sorts(former, By.CREATED_AT, true));
        assertFalse(sorts(former, By.ID, false));
    }

    @Test
    void newestIssuesAreSortedFromTheOldestOn() {
        assertTrue(sorts(IssueFilter.all().created(NEWEST, null), By.ID, false));
        assertTrue(sorts(IssueFilter.all().updated(NEWEST, null), By.CREATED_AT, false));
        assertTrue(sorts(IssueFilter.all().updated(NEWEST, NEWEST), By.CREATED_AT, false));

        assertFalse(sorts(IssueFilter.all().created(NEWEST, null), By.ID, true));
    }

    /** More than the fourth of what is passed over. */
    @Test
    void aThirdOfWhatIsPassedOverIsSorted() {
        assertTrue(sorts(IssueFilter.all().updated(NEWEST, null), By.ID, false));
        assertTrue(sorts(IssueFilter.all().updated(NEWEST, null), By.CREATED_AT, false));

        assertFalse(sortsByDay(IssueFilter.all().updated(NEWEST, null), false));
    }

    /** No issue was changed last before it was made, or made after it was changed. */
    @Test
    void aListBeginsWhereTheIssuesOfASpanCanBe() {
        IssueFilter made = IssueFilter.all().created(NEWEST, null);
        String plan = plan(made, new IssueSort(By.UPDATED_AT, false));
        assertTrue(plan.contains("updated_at >=") && !plan.contains("Sort Key"), plan);

        IssueFilter changed = IssueFilter.all().updated(null, FORMER);
        plan = plan(changed, new IssueSort(By.CREATED_AT, true));
        assertTrue(plan.contains("created_at <=") && !plan.contains("Sort Key"), plan);
    }

    /** A list by a field comes to what is older first, as far as days and ids follow each other. */
    @Test
    void newestIssuesAreSortedByAField() {
        IssueFilter last = IssueFilter.all().updated(LAST, null);
        assertTrue(sortsByDay(last, false));

        assertFalse(sortsByDay(last, true));
    }

    private static boolean sortsByDay(IssueFilter filter, boolean descending) {
        return plan(filter, new IssueSort(By.FIELD, due, descending)).contains("v.value_key || ''");
    }

    /** To read them takes longer than to pass over what is before them. */
    @Test
    void moreThanHalfOfWhatIsPassedOverIsNotSorted() {
        assertFalse(sorts(IssueFilter.all().created(null, LATER), By.ID, true));
        assertFalse(sorts(IssueFilter.all().created(LATER, null), By.ID, false));
    }
}
