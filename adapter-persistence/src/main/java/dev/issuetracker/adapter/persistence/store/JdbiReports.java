package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.report.Latency;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.LatencyReport.Group;
import dev.issuetracker.domain.report.LatencyReport.Grouping;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.report.TopAssignee;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Figures about issues, which the database works out. */
public final class JdbiReports implements Reports {
    private static final double SECOND = 1_000_000.0;

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiReports(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public List<TopAssignee> topAssignees(
            int limit, @Nullable Status status, @Nullable Instant from, @Nullable Instant to) {
        String sql = """
                SELECT u.id, u.username, t.total, t.open, t.in_progress, t.resolved
                FROM (SELECT assignee_id, count(*) AS total,
                             sum(CASE WHEN status = 'open' THEN 1 ELSE 0 END) AS open,
                             sum(CASE WHEN status = 'in_progress' THEN 1 ELSE 0 END) AS in_progress,
                             sum(CASE WHEN status = 'resolved' THEN 1 ELSE 0 END) AS resolved
                      FROM issues
                      WHERE deleted_at IS NULL AND assignee_id IS NOT NULL %s %s %s
                      GROUP BY assignee_id) t
                JOIN users u ON u.id = t.assignee_id
                ORDER BY t.total DESC, u.username_key
                LIMIT :limit
                """.formatted(
                        status == null ? "" : "AND status = :status",
                        from == null ? "" : "AND created_at >= :from",
                        to == null ? "" : "AND created_at <= :to");
        return work.handle()
                .createQuery(sql)
                .bind("status", status == null ? null : status.code())
                .bind("from", Micros.ofNullable(from))
                .bind("to", Micros.ofNullable(to))
                .bind("limit", limit)
                .map((row, context) -> new TopAssignee(
                        new UserRef(row.getLong("id"), row.getString("username")),
                        row.getLong("total"),
                        row.getLong("open"),
                        row.getLong("in_progress"),
                        row.getLong("resolved")))
                .list();
    }

    @Override
    public LatencyReport latency(@Nullable Grouping grouping, @Nullable Instant from, @Nullable Instant to) {
        return new LatencyReport(all(from, to), grouping == null ? List.of() : groups(grouping, from, to));
    }

    @Override
    public LatencyReport latencyBy(Field field, @Nullable Instant from, @Nullable Instant to) {
        return new LatencyReport(all(from, to), groups(field, from, to));
    }

    private Latency all(@Nullable Instant from, @Nullable Instant to) {
        return groups(figures("''", "", from, to), from, to).stream()
                .findFirst()
                .map(Group::latency)
                .orElse(Latency.NONE);
    }

    private List<Group> groups(Grouping grouping, @Nullable Instant from, @Nullable Instant to) {
        String figures = switch (grouping) {
            case ASSIGNEE -> figures("u.username", "LEFT JOIN users u ON u.id = i.assignee_id", from, to);
            case LABEL ->
                figures(
                        "l.name",
                        "LEFT JOIN issue_labels il ON il.issue_id = i.id LEFT JOIN labels l ON l.id = il.label_id",
                        from,
                        to);
            case MONTH -> figures(dialect.month("i.resolved_at"), "", from, to);
        };
        return groups(figures, from, to);
    }

    private List<Group> groups(Field field, @Nullable Instant from, @Nullable Instant to) {
        String values = "LEFT JOIN issue_fields v ON v.issue_id = i.id AND v.field_id = " + field.id();
        return switch (field.type()) {
            case USER ->
                groups(figures("u.username", values + " LEFT JOIN users u ON u.id = v.user_id", from, to), from, to);
            case SELECT, MULTI_SELECT -> byOption(field, groups(figures("v.value_key", values, from, to), from, to));
            case TEXT, NUMBER, DATE -> byText(field, figures("v.value_key", values, from, to), from, to);
        };
    }

    /** The groups, which are keyed by the ids of options, in the order of the definition. */
    private static List<Group> byOption(Field field, List<Group> groups) {
        Map<@Nullable String, Latency> byKey = new HashMap<>();
        groups.forEach(group -> byKey.put(group.key(), group.latency()));
        List<Group> ordered = new ArrayList<>();
        for (FieldOption option : field.options()) {
            Latency latency = byKey.get(FieldKeys.ofId(option.id()));
            if (latency != null) {
                ordered.add(new Group(option.name(), latency));
            }
        }
        Latency none = byKey.get(null);
        if (none != null) {
            ordered.add(new Group(null, none));
        }
        return ordered;
    }

    /** The groups as the first issue of each has the value: a key is folded, or padded. */
    private List<Group> byText(Field field, String figures, @Nullable Instant from, @Nullable Instant to) {
        String sql = """
                SELECT g.*, first.fields FROM (%s) g JOIN issues first ON first.id = g.first_id
                ORDER BY g.group_key IS NULL, g.group_key
                """.formatted(figures);
        return query(sql, from, to)
                .map((row, context) -> new Group(
                        row.getString("group_key") == null
                                ? null
                                : PackedFields.text(row.getString("fields"), field.id()),
                        latency(row)))
                .list();
    }

    private List<Group> groups(String figures, @Nullable Instant from, @Nullable Instant to) {
        return query(figures + "ORDER BY group_key IS NULL, group_key", from, to)
                .map((row, context) -> new Group(row.getString("group_key"), latency(row)))
                .list();
    }

    private Query query(String sql, @Nullable Instant from, @Nullable Instant to) {
        return work.handle()
                .createQuery(sql)
                .bind("from", Micros.ofNullable(from))
                .bind("to", Micros.ofNullable(to));
    }

    /** Percentiles as SQL's percentile_cont has them, written with window functions, which every database knows. */
    private static String figures(String key, String join, @Nullable Instant from, @Nullable Instant to) {
        List<Double> percentiles = List.of(0.5, 0.9, 0.99);
        String interpolated = IntStream.range(0, percentiles.size())
                .mapToObj(n -> """
                        sum(CASE rn - 1 - floor(%1$s * (n - 1))
                                 WHEN 0 THEN latency * (1 - (%1$s * (n - 1) - floor(%1$s * (n - 1))))
                                 WHEN 1 THEN latency * (%1$s * (n - 1) - floor(%1$s * (n - 1)))
                                 ELSE 0 END) AS p%2$s
                        """.formatted(percentiles.get(n), n))
                .collect(Collectors.joining(", "));
        return """
                SELECT group_key, n, avg(latency) AS average, min(latency) AS least, max(latency) AS most,
                       min(id) AS first_id, %s
                FROM (SELECT group_key, id, latency,
                             row_number() OVER (PARTITION BY group_key ORDER BY latency) AS rn,
                             count(*) OVER (PARTITION BY group_key) AS n
                      FROM (SELECT %s AS group_key, i.id, i.resolved_at - i.created_at AS latency
                            FROM issues i %s
                            WHERE i.deleted_at IS NULL AND i.resolved_at > i.created_at %s %s) latencies) ranked
                GROUP BY group_key, n
                """.formatted(
                        interpolated,
                        key,
                        join,
                        from == null ? "" : "AND i.resolved_at >= :from",
                        to == null ? "" : "AND i.resolved_at <= :to");
    }

    private static Latency latency(ResultSet row) throws SQLException {
        Latency.Figures figures = new Latency.Figures(
                row.getDouble("average") / SECOND,
                row.getDouble("p0") / SECOND,
                row.getDouble("p1") / SECOND,
                row.getDouble("p2") / SECOND,
                row.getDouble("least") / SECOND,
                row.getDouble("most") / SECOND);
        return new Latency(row.getLong("n"), figures);
    }
}
