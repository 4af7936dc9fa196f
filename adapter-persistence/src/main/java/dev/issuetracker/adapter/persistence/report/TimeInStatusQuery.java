package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.report.Durations;
import dev.issuetracker.domain.report.TimeInStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long issues were in each status, by their history. */
final class TimeInStatusQuery {
    /** A stay ends with the next one. The last one goes on until the end of the span, unless it is in resolved. */
    private static final String STAYS = """
            SELECT status AS group_key, issue_id AS id, CAST(sum(until - since) AS BIGINT) AS duration
            FROM (SELECT issue_id, status,
                         CASE WHEN since < :from THEN :from ELSE since END AS since,
                         CASE WHEN (until IS NULL AND status <> 'resolved') OR until > :to THEN :to ELSE until END
                             AS until
                  FROM (SELECT h.issue_id, h.status_to AS status, h.at AS since,
                               lead(h.at) OVER (PARTITION BY h.issue_id ORDER BY h.version) AS until
                        FROM issues i JOIN issue_history h ON h.issue_id = i.id
                        WHERE <conditions> AND h.status_to IS NOT NULL) entered) stays
            WHERE until > since
            GROUP BY issue_id, status
            """;

    private final FilteredIssues issues;
    private final Dialect dialect;

    TimeInStatusQuery(FilteredIssues issues, Dialect dialect) {
        this.issues = issues;
        this.dialect = dialect;
    }

    List<TimeInStatus> run(@Nullable Instant from, Instant to) {
        Map<String, Durations> times = issues.query(DurationSql.figures(dialect, STAYS))
                .bind("from", from == null ? Long.MIN_VALUE : Micros.of(from))
                .bind("to", Micros.of(to))
                .map((row, context) -> Map.entry(row.getString("group_key"), DurationSql.read(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return Stream.of(Status.values())
                .map(status -> new TimeInStatus(status, times.getOrDefault(status.code(), Durations.NONE)))
                .toList();
    }
}
