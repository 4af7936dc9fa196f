package dev.issuetracker.adapter.persistence.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares counts, what is packed of latencies, and what is kept of texts, with the issues that they are about. */
public final class CountCheck {
    private static final SqlText DIFFERENCES = new SqlText("""
            SELECT measure, subject, sum(n) AS too_many
            FROM (SELECT measure, subject, n FROM <counts> counts
                  UNION ALL
                  SELECT measure, subject, n FROM (<issues>) issues) both_ways
            GROUP BY measure, subject HAVING sum(n) <> 0
            """)
            .with("counts", IssueCounts.ALL)
            .with(
                    "issues",
                    CountedIssues.measures("(SELECT -1 AS n, status, assignee_id, created_at, resolved_at FROM issues"
                            + " WHERE deleted_at IS NULL)"));

    private static final String LATENCIES = """
            SELECT i.id, i.resolved_at - i.created_at AS latency, i.resolved_at, coalesce(i.assignee_id, 0) AS assignee,
                   (SELECT string_agg(CAST(il.label_id AS TEXT), ' ') FROM issue_labels il WHERE il.issue_id = i.id)
                       AS labels,
                   (SELECT string_agg(v.field_id || ':' || v.value_key, ' ') FROM issue_fields v
                    WHERE v.issue_id = i.id AND (v.option_id IS NOT NULL OR v.user_id IS NOT NULL)) AS field_values
            FROM issues i WHERE i.deleted_at IS NULL AND i.resolved_at > i.created_at
            """;

    /** Words that no index of trigrams finds. The first ones are in texts of tests, the last one never is. */
    static final List<String> SHORT_WORDS = List.of("ti", "e", "é!", "中文", "%%", "xq");

    private CountCheck() {}

    /** Fails unless every count, all that is packed, and each short word found, is what a look at every issue gives. */
    public static void assertRight(Database database) {
        assertCountsAreRight(database);
        assertPacked(database);
        assertShortWordsAreFound(database);
    }

    private static void assertShortWordsAreFound(Database database) {
        database.transactions().reading(() -> {
            Map<Long, String> texts = new HashMap<>();
            database.handle()
                    .createQuery("SELECT id, search_text FROM issues WHERE deleted_at IS NULL")
                    .map((row, context) -> texts.put(row.getLong("id"), row.getString("search_text")))
                    .list();
            for (String word : SHORT_WORDS) {
                Set<Long> having = texts.keySet().stream()
                        .filter(id -> texts.getOrDefault(id, "").contains(word))
                        .collect(Collectors.toSet());
                IssueFilter filter = IssueFilter.all().keyword(word);
                assertEquals(having.size(), database.issues().count(filter), word);
                Set<Long> newest = newest(database, filter);
                assertEquals(Math.min(having.size(), PageRequest.MAX_LIMIT), newest.size(), word);
                assertTrue(having.containsAll(newest), word);
            }
            return 0;
        });
    }

    private static Set<Long> newest(Database database, IssueFilter filter) {
        PageRequest<IssueKey> first = PageRequest.first(PageRequest.MAX_LIMIT);
        return database.issues().list(filter, IssueSort.DEFAULT, first).items().stream()
                .map(Issue::id)
                .collect(Collectors.toSet());
    }

    /** Fails unless all that is packed is what a look at every issue gives. */
    static void assertPacked(Database database) {
        database.transactions().reading(() -> {
            List<String> packed = new ArrayList<>();
            if (chunks(database).read(issue -> packed.add(text(issue)))) {
                Collections.sort(packed);
                assertEquals(latencies(database), packed);
            }
            return 0;
        });
    }

    /** Whether what is packed is used. */
    public static boolean packed(Database database) {
        return database.transactions().reading(() -> chunks(database).read(issue -> {}));
    }

    private static LatencyChunks chunks(Database database) {
        Dialect dialect = database.toString().startsWith("SQLite") ? new SqliteDialect() : new PostgresqlDialect();
        return new LatencyChunks(database.handle(), dialect);
    }

    private static String text(LatencyCursor issue) {
        return text(
                List.of(issue.issue(), issue.latency(), issue.resolvedAt(), issue.assignee()),
                IntStream.range(0, issue.labels()).mapToObj(i -> "" + issue.label(i)),
                IntStream.range(0, issue.values()).mapToObj(i -> issue.field(i) + ":" + issue.value(i)));
    }

    private static String text(List<Long> numbers, Stream<String> labels, Stream<String> values) {
        return numbers + " " + labels.sorted().toList() + " " + values.sorted().toList();
    }

    private static List<String> latencies(Database database) {
        return database
                .handle()
                .createQuery(LATENCIES)
                .map((row, context) -> text(
                        List.of(
                                row.getLong("id"),
                                row.getLong("latency"),
                                row.getLong("resolved_at"),
                                row.getLong("assignee")),
                        parts(row.getString("labels")),
                        parts(row.getString("field_values"))))
                .stream()
                .sorted()
                .toList();
    }

    private static Stream<String> parts(@Nullable String texts) {
        return texts == null ? Stream.of() : Stream.of(texts.split(" ", -1));
    }

    private static void assertCountsAreRight(Database database) {
        assertEquals(
                List.of(),
                database.transactions()
                        .reading(() -> database.handle()
                                .createQuery(DIFFERENCES.text())
                                .mapToMap()
                                .list()));
    }

    /** How many changes are not added up yet. */
    public static long changes(Database database) {
        return number(database, "SELECT count(*) FROM published_count_changes");
    }

    static long number(Database database, String query) {
        return database.transactions()
                .<Long>reading(() ->
                        database.handle().createQuery(query).mapTo(Long.class).one());
    }
}
