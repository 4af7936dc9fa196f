package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.report.Ageing;
import dev.issuetracker.domain.report.Ageing.Unresolved;
import dev.issuetracker.domain.report.Bracket;
import dev.issuetracker.domain.report.Durations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How old the issues are that are not resolved. */
final class AgeingQuery {
    private static final String AGES = """
            SELECT i.id, i.status, CASE WHEN i.created_at < :now THEN :now - i.created_at ELSE 0 END AS duration
            FROM issues i
            WHERE <conditions> AND i.resolved_at IS NULL
            """;

    private static final String AGES_IN_ONE_GROUP = "SELECT '' AS group_key, id, duration FROM (" + AGES + ") ages";

    private static final String HISTOGRAM = new SqlText("""
            SELECT bracket,
                   sum(CASE WHEN status = 'open' THEN 1 ELSE 0 END) AS open,
                   sum(CASE WHEN status = 'in_progress' THEN 1 ELSE 0 END) AS in_progress
            FROM (SELECT <bracket> AS bracket, status FROM (<ages>) ages) placed
            GROUP BY bracket
            """)
            .with("bracket", DurationSql.bracket("duration"))
            .with("ages", AGES)
            .text();

    private final FilteredIssues issues;
    private final Dialect dialect;
    private final long now;

    AgeingQuery(FilteredIssues issues, Dialect dialect, Instant now) {
        this.issues = issues;
        this.dialect = dialect;
        this.now = Micros.of(now);
    }

    Ageing run() {
        Durations all = issues.queryWhole(DurationSql.figures(dialect, AGES_IN_ONE_GROUP))
                .bind("now", now)
                .map((row, context) -> DurationSql.read(row))
                .findFirst()
                .orElse(Durations.NONE);
        List<Unresolved> histogram = new ArrayList<>(Collections.nCopies(Bracket.ALL.size(), Unresolved.NONE));
        issues.queryWhole(HISTOGRAM)
                .bind("now", now)
                .map((row, context) -> histogram.set(
                        row.getInt("bracket"), new Unresolved(row.getLong("open"), row.getLong("in_progress"))))
                .list();
        return new Ageing(all, histogram);
    }
}
