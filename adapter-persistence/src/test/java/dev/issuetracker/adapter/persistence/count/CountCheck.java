package dev.issuetracker.adapter.persistence.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.Database;
import java.util.List;

/** Compares counts with the issues that they are about. */
public final class CountCheck {
    private static final String DIFFERENCES = """
            SELECT measure, subject, sum(n) AS too_many
            FROM (SELECT measure, subject, n FROM {counts} counts
                  UNION ALL
                  SELECT measure, subject, n FROM ({issues}) issues) both_ways
            GROUP BY measure, subject HAVING sum(n) <> 0
            """.replace("{counts}", IssueCounts.ALL).replace(
            "{issues}",
            CountedIssues.measures("(SELECT -1 AS n, status, assignee_id, created_at, resolved_at FROM issues"
                    + " WHERE deleted_at IS NULL)"));

    private CountCheck() {}

    /** Fails unless every count is what a look at every issue gives. */
    public static void assertRight(Database database) {
        assertEquals(
                List.of(),
                database.transactions()
                        .reading(() -> database.handle()
                                .createQuery(DIFFERENCES)
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
