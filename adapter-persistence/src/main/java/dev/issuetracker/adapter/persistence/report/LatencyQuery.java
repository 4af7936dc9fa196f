package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.row.PackedFields;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.report.Bracket;
import dev.issuetracker.domain.report.Durations;
import dev.issuetracker.domain.report.Grouping;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.LatencyReport.Group;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long resolving took. */
final class LatencyQuery {
    private static final String LATENCY = "i.resolved_at - i.created_at";

    private final FilteredIssues issues;
    private final Dialect dialect;
    private final String known;

    LatencyQuery(FilteredIssues issues, Dialect dialect) {
        this.issues = issues;
        this.dialect = dialect;
        // The order of the index of latencies is of no use here, and reading issues in it is slow on SQLite.
        this.known = "<conditions> AND " + dialect.unindexed("i.resolved_at") + " > i.created_at";
    }

    /**
     * How issues are split. Names are looked up for the groups and not for each issue, since a group may have very many
     * issues.
     *
     * @param key what those of a group have in common, such as the id of their assignee
     * @param joins the tables that the key needs
     * @param name what the group {@code g} is called
     * @param names the table that has the names
     */
    private record Split(String key, String joins, String name, String names) {
        static final Split NONE = by("''");

        static Split by(String key, String... joins) {
            return new Split(key, String.join(" ", joins), "g.group_key", "");
        }

        /** The key is the id of a row of the table. */
        Split named(String column, String table) {
            return new Split(key, joins, "t." + column, "LEFT JOIN " + table + " t ON t.id = g.group_key");
        }
    }

    LatencyReport run(@Nullable Grouping grouping) {
        return issues.all()
                ? ofAll(grouping)
                : issues.packed()
                        .flatMap(wanted -> new PackedLatencies(issues, wanted).report(grouping))
                        .orElseGet(() -> ofFound(grouping));
    }

    private LatencyReport ofAll(@Nullable Grouping grouping) {
        List<Group> groups = grouping == null
                ? List.of()
                : new PackedLatencies(issues, issue -> true).groups(grouping).orElseGet(() -> groups(grouping));
        OrderedLatencies ordered = new OrderedLatencies(issues);
        return new LatencyReport(ordered.figures(), ordered.histogram(), groups);
    }

    /** The database looks at each issue. */
    private LatencyReport ofFound(@Nullable Grouping grouping) {
        List<Group> groups = grouping == null ? List.of() : groups(grouping);
        Durations found =
                groups(Split.NONE).stream().findFirst().map(Group::latency).orElse(Durations.NONE);
        return new LatencyReport(found, histogram(), groups);
    }

    private List<Long> histogram() {
        List<Long> histogram = new ArrayList<>(Collections.nCopies(Bracket.ALL.size(), 0L));
        String sql = "SELECT " + DurationSql.bracket(LATENCY) + " AS bracket, count(*) AS n FROM issues i WHERE "
                + known + " GROUP BY 1";
        issues.query(sql)
                .map((row, context) -> histogram.set(row.getInt("bracket"), row.getLong("n")))
                .list();
        return histogram;
    }

    private List<Group> groups(Grouping grouping) {
        if (grouping instanceof Grouping.ByField some) {
            return groups(some.field());
        } else if (grouping instanceof Grouping.ByMonth month) {
            return byMonth(month.zone());
        }
        return groups(
                switch ((Grouping.OfEveryIssue) grouping) {
                    case ASSIGNEE ->
                        Split.by(dialect.unindexed("i.assignee_id")).named("username", "users");
                    case LABEL ->
                        Split.by("il.label_id", "LEFT JOIN issue_labels il ON il.issue_id = i.id")
                                .named("name", "labels");
                });
    }

    private List<Group> byMonth(ZoneId zone) {
        return issues.queryWhole(
                        "SELECT min(i.resolved_at) AS least, max(i.resolved_at) AS most FROM issues i WHERE " + known)
                .map((row, context) -> {
                    Instant first = Micros.readNullable(row, "least");
                    Instant last = Micros.readNullable(row, "most");
                    return first == null || last == null
                            ? Optional.<String>empty()
                            : Optional.of(dialect.month(LocalMicros.of("i.resolved_at", zone, first, last)));
                })
                .one()
                .map(month -> groups(Split.by(month)))
                .orElse(List.of());
    }

    private List<Group> groups(Field field) {
        String values = "LEFT JOIN issue_fields v ON v.issue_id = i.id AND v.field_id = " + field.id();
        return switch (field.type()) {
            // The key is the id, and in the index that has the values of an issue. SQLite would leave that for the
            // account, and read all values of the field for each issue while it has no statistics.
            case USER -> groups(Split.by("CAST(v.value_key AS BIGINT)", values).named("username", "users"));
            case SELECT, MULTI_SELECT -> byOption(field, groups(Split.by("v.value_key", values)));
            case TEXT, NUMBER, DATE -> byText(field, Split.by("v.value_key", values));
        };
    }

    /** The groups, which are keyed by the ids of options, in the order of the definition. */
    private static List<Group> byOption(Field field, List<Group> groups) {
        Map<@Nullable String, Durations> byKey = new HashMap<>();
        groups.forEach(group -> byKey.put(group.key(), group.latency()));
        List<Group> ordered = new ArrayList<>();
        for (FieldOption option : field.options()) {
            Durations latency = byKey.get(FieldKeys.ofId(option.id()));
            if (latency != null) {
                ordered.add(new Group(option.name(), latency));
            }
        }
        Durations none = byKey.get(null);
        if (none != null) {
            ordered.add(new Group(null, none));
        }
        return ordered;
    }

    /** The groups as the first issue of each has the value: a key is folded, or padded. */
    private List<Group> byText(Field field, Split split) {
        String sql = "SELECT g.*, first.fields FROM (" + figures(split)
                + ") g JOIN issues first ON first.id = g.first_id ORDER BY g.group_key IS NULL, g.group_key";
        return issues.queryWhole(sql)
                .map((row, context) -> new Group(
                        row.getString("group_key") == null
                                ? null
                                : PackedFields.text(row.getString("fields"), field.id()),
                        DurationSql.read(row)))
                .list();
    }

    private List<Group> groups(Split split) {
        String name = split.name();
        return issues.queryWhole("SELECT g.*, " + name + " AS group_name FROM (" + figures(split) + ") g "
                        + split.names() + " ORDER BY " + name + " IS NULL, " + name)
                .map((row, context) -> new Group(row.getString("group_name"), DurationSql.read(row)))
                .list();
    }

    private String figures(Split split) {
        return DurationSql.figures(
                dialect,
                "SELECT " + split.key() + " AS group_key, i.id, " + LATENCY + " AS duration FROM issues i "
                        + split.joins() + " WHERE " + known);
    }
}
