package dev.issuetracker.adapter.persistence.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.query.IssueListQuery;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields.NewOption;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link PostgresqlSpanPlanTest}, where the start of a list is chosen by counts. */
class SqliteSpanPlanTest {
    private static final Instant FORMER = Instant.parse("2025-03-01T00:00:00Z");
    private static final Instant NEWEST = FORMER.plus(Duration.ofDays(600));
    private static final int FAR = 11_000;
    private static final int SOME = 2_500;

    @TempDir
    static Path folder;

    private static Database database;
    private static Field priority;

    @BeforeAll
    static void fill() {
        database = Database.open(DatabaseSettings.sqlite(folder.resolve("spans.db")));
        priority = database.transactions()
                .in(() -> database.fields()
                        .add("Priority", FieldType.SELECT, "", List.of(new NewOption("high", "d73a4a")), FORMER));
        database.transactions().run(() -> {
            UserRef jane = database.users()
                    .add("jane", "jane@example.org", "hash", FORMER)
                    .ref();
            add(FAR, jane, FORMER);
            add(SOME, jane, NEWEST);
        });
    }

    private static void add(int count, UserRef author, Instant at) {
        List<IssueDraft> drafts = IntStream.range(0, count)
                .mapToObj(i -> IssueDraft.of("Issue " + i, "")
                        .with(
                                AddedFields.select(priority.ref()),
                                priority.options().get(0).ref()))
                .toList();
        database.issues().add(drafts, author, at);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static String plan(IssueFilter filter, IssueSort sort) {
        return database.transactions()
                .reading(() -> new IssueListQuery(
                                database.handle(), new SqliteDialect(), filter, sort, PageRequest.first(50))
                        .searches("EXPLAIN QUERY PLAN").stream()
                                .flatMap(query -> query.map((row, context) -> row.getString("detail")).stream())
                                .collect(Collectors.joining("\n")));
    }

    private static boolean beginsWithSpan(IssueFilter filter, boolean descending) {
        return plan(filter, new IssueSort(By.FIELD, priority, descending)).contains("LIST SUBQUERY");
    }

    /** Issues of one option follow each other by id. */
    @Test
    void issuesOfASpanThatIsFarAwayAreBegunWithByAnOption() {
        assertTrue(beginsWithSpan(IssueFilter.all().updated(NEWEST, null), false));
        assertTrue(beginsWithSpan(IssueFilter.all().created(NEWEST, null), false));

        assertFalse(beginsWithSpan(IssueFilter.all().updated(NEWEST, null), true));
        assertFalse(beginsWithSpan(IssueFilter.all().updated(FORMER, null), false));
    }

    @Test
    void aListBeginsWhereTheIssuesOfASpanCanBe() {
        String made = plan(IssueFilter.all().created(NEWEST, null), new IssueSort(By.UPDATED_AT, false));
        assertTrue(made.contains("SEARCH i USING INDEX issues_by_update (updated_at>?)"), made);

        String changed = plan(IssueFilter.all().updated(null, FORMER), new IssueSort(By.CREATED_AT, true));
        assertTrue(changed.contains("SEARCH i USING INDEX issues_by_creation (created_at<?)"), changed);
    }
}
