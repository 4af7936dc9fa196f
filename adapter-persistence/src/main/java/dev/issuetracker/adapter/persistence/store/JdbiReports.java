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
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Figures about issues, which the database works out. */
public final class JdbiReports implements Reports {
    private static final double SECOND = 1_000_000.0;

    /**
     * The latencies of each group. A percentile falls between two rows, and each of the two counts the more the nearer
     * it is. This is what {@code percentile_cont} computes, which SQLite does not have.
     */
    private static final String LATENCIES = """
            SELECT group_key, n, avg(latency) AS average, min(latency) AS least, max(latency) AS most,
                   sum(CASE WHEN to_median < 1 THEN latency * (1 - to_median) ELSE 0 END) AS median,
                   sum(CASE WHEN to_p90 < 1 THEN latency * (1 - to_p90) ELSE 0 END) AS p90,
                   sum(CASE WHEN to_p99 < 1 THEN latency * (1 - to_p99) ELSE 0 END) AS p99,
                   min(id) AS first_id
            FROM (SELECT group_key, id, latency, n,
                         abs(place - 0.5 * (n - 1)) AS to_median,
                         abs(place - 0.9 * (n - 1)) AS to_p90,
                         abs(place - 0.99 * (n - 1)) AS to_p99
                  FROM (SELECT group_key, id, latency,
                               row_number() OVER (PARTITION BY group_key ORDER BY latency) - 1 AS place,
                               count(*) OVER (PARTITION BY group_key) AS n
                        FROM (SELECT <key> AS group_key, i.id, i.resolved_at - i.created_at AS latency
                              FROM issues i <joins>
                              WHERE <conditions>) latencies) ranked) distances
            GROUP BY group_key, n
            """;

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiReports(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public List<TopAssignee> topAssignees(
            int limit, @Nullable Status status, @Nullable Instant from, @Nullable Instant to) {
        List<String> conditions = new ArrayList<>(List.of("deleted_at IS NULL", "assignee_id IS NOT NULL"));
        if (status != null) {
            conditions.add("status = :status");
        }
        conditions.addAll(between("created_at", from, to));
        return work.handle()
                .createQuery("""
                        SELECT u.id, u.username, t.total, t.open, t.in_progress, t.resolved
                        FROM (SELECT assignee_id, count(*) AS total,
                                     sum(CASE WHEN status = 'open' THEN 1 ELSE 0 END) AS open,
                                     sum(CASE WHEN status = 'in_progress' THEN 1 ELSE 0 END) AS in_progress,
                                     sum(CASE WHEN status = 'resolved' THEN 1 ELSE 0 END) AS resolved
                              FROM issues
                              WHERE <conditions>
                              GROUP BY assignee_id) t
                        JOIN users u ON u.id = t.assignee_id
                        ORDER BY t.total DESC, u.username_key
                        LIMIT :limit
                        """)
                .define("conditions", String.join(" AND ", conditions))
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
        return groups("''", "", from, to).stream()
                .findFirst()
                .map(Group::latency)
                .orElse(Latency.NONE);
    }

    private List<Group> groups(Grouping grouping, @Nullable Instant from, @Nullable Instant to) {
        return switch (grouping) {
            case ASSIGNEE -> groups("u.username", "LEFT JOIN users u ON u.id = i.assignee_id", from, to);
            case LABEL ->
                groups(
                        "l.name",
                        "LEFT JOIN issue_labels il ON il.issue_id = i.id LEFT JOIN labels l ON l.id = il.label_id",
                        from,
                        to);
            case MONTH -> groups(dialect.month("i.resolved_at"), "", from, to);
        };
    }

    private List<Group> groups(Field field, @Nullable Instant from, @Nullable Instant to) {
        String values = "LEFT JOIN issue_fields v ON v.issue_id = i.id AND v.field_id = " + field.id();
        return switch (field.type()) {
            case USER -> groups("u.username", values + " LEFT JOIN users u ON u.id = v.user_id", from, to);
            case SELECT, MULTI_SELECT -> byOption(field, groups("v.value_key", values, from, to));
            case TEXT, NUMBER, DATE -> byText(field, values, from, to);
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
    private List<Group> byText(Field field, String values, @Nullable Instant from, @Nullable Instant to) {
        String sql = """
                SELECT g.*, first.fields FROM (%s) g JOIN issues first ON first.id = g.first_id
                ORDER BY g.group_key IS NULL, g.group_key
                """.formatted(LATENCIES);
        return query(sql, "v.value_key", values, from, to)
                .map((row, context) -> new Group(
                        row.getString("group_key") == null
                                ? null
                                : PackedFields.text(row.getString("fields"), field.id()),
                        latency(row)))
                .list();
    }

    /**
     * The latencies of each group.
     *
     * @param key what issues are grouped by
     * @param joins the tables that the key needs
     */
    private List<Group> groups(String key, String joins, @Nullable Instant from, @Nullable Instant to) {
        return query(LATENCIES + "ORDER BY group_key IS NULL, group_key", key, joins, from, to)
                .map((row, context) -> new Group(row.getString("group_key"), latency(row)))
                .list();
    }

    private Query query(String sql, String key, String joins, @Nullable Instant from, @Nullable Instant to) {
        List<String> conditions = new ArrayList<>(List.of("i.deleted_at IS NULL", "i.resolved_at > i.created_at"));
        conditions.addAll(between("i.resolved_at", from, to));
        return work.handle()
                .createQuery(sql)
                .define("key", key)
                .define("joins", joins)
                .define("conditions", String.join(" AND ", conditions))
                .bind("from", Micros.ofNullable(from))
                .bind("to", Micros.ofNullable(to));
    }

    /** The conditions on a time, for those of its bounds that are set: {@code :from} and {@code :to}. */
    private static List<String> between(String column, @Nullable Instant from, @Nullable Instant to) {
        List<String> conditions = new ArrayList<>();
        if (from != null) {
            conditions.add(column + " >= :from");
        }
        if (to != null) {
            conditions.add(column + " <= :to");
        }
        return conditions;
    }

    private static Latency latency(ResultSet row) throws SQLException {
        Latency.Figures figures = new Latency.Figures(
                row.getDouble("average") / SECOND,
                row.getDouble("median") / SECOND,
                row.getDouble("p90") / SECOND,
                row.getDouble("p99") / SECOND,
                row.getDouble("least") / SECOND,
                row.getDouble("most") / SECOND);
        return new Latency(row.getLong("n"), figures);
    }
}
