package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.count.LatencyCursor;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.report.Grouping;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.LatencyReport.Group;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The latencies of issues and of their groups, from what is packed of all issues. */
final class PackedLatencies {
    /** The group of the issues without. */
    private static final long NONE = 0;

    private final FilteredIssues issues;
    private final Predicate<LatencyCursor> wanted;
    private final Latencies all = new Latencies();
    private final Map<Long, Latencies> latencies = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();

    /** @param wanted which of all issues it is about */
    PackedLatencies(FilteredIssues issues, Predicate<LatencyCursor> wanted) {
        this.issues = issues;
        this.wanted = wanted;
    }

    /** The report; empty when what is packed does not say, or is too far out of date. */
    Optional<LatencyReport> report(@Nullable Grouping grouping) {
        return groups(grouping).map(found -> new LatencyReport(all.figures(), all.histogram(), found));
    }

    /** Only the groups; none without a grouping. */
    Optional<List<Group>> groups(@Nullable Grouping grouping) {
        if (grouping == null) {
            return read(issue -> {}) ? Optional.of(groups) : Optional.empty();
        } else if (grouping instanceof Grouping.ByField some) {
            return ofField(some.field());
        } else if (grouping instanceof Grouping.ByMonth month) {
            return ofMonths(month.zone());
        }
        return switch ((Grouping.OfEveryIssue) grouping) {
            case ASSIGNEE -> named("username", "users", issue -> add(issue.assignee(), issue));
            case LABEL -> named("name", "labels", this::addToLabels);
        };
    }

    private Optional<List<Group>> ofField(Field field) {
        Consumer<LatencyCursor> each = issue -> addToValues(field.id(), issue);
        return switch (field.type()) {
            case USER -> named("username", "users", each);
            case SELECT, MULTI_SELECT -> ofOptions(field.options(), each);
            case TEXT, NUMBER, DATE -> Optional.empty();
        };
    }

    private Optional<List<Group>> ofMonths(ZoneId zone) {
        Months months = new Months(zone);
        if (!read(issue -> add(months.of(issue.resolvedAt()), issue))) {
            return Optional.empty();
        }
        latencies.keySet().stream().sorted().toList().forEach(month -> take(month, Months.name(month)));
        return Optional.of(groups);
    }

    private Optional<List<Group>> ofOptions(List<FieldOption> options, Consumer<LatencyCursor> each) {
        if (!read(each)) {
            return Optional.empty();
        }
        options.forEach(option -> take(option.id(), option.name()));
        take(NONE, null);
        return Optional.of(groups);
    }

    /** Groups that are called as a row of a table is, in the order of these names. */
    private Optional<List<Group>> named(String column, String table, Consumer<LatencyCursor> each) {
        if (!read(each)) {
            return Optional.empty();
        }
        issues.withoutIssues("SELECT id, " + column + " AS name FROM " + table + " ORDER BY " + column)
                .map((row, context) -> {
                    take(row.getLong("id"), row.getString("name"));
                    return 0;
                })
                .list();
        take(NONE, null);
        return Optional.of(groups);
    }

    private boolean read(Consumer<LatencyCursor> each) {
        return issues.chunks().read(issue -> {
            if (wanted.test(issue)) {
                all.add(issue.latency());
                each.accept(issue);
            }
        });
    }

    private void take(long id, @Nullable String name) {
        Latencies found = latencies.remove(id);
        if (found != null) {
            groups.add(new Group(name, found.figures()));
        }
    }

    private void add(long group, LatencyCursor issue) {
        latencies.computeIfAbsent(group, id -> new Latencies()).add(issue.latency());
    }

    private void addToLabels(LatencyCursor issue) {
        for (int i = 0; i < issue.labels(); i++) {
            add(issue.label(i), issue);
        }
        if (issue.labels() == 0) {
            add(NONE, issue);
        }
    }

    private void addToValues(long field, LatencyCursor issue) {
        boolean none = true;
        for (int i = 0; i < issue.values(); i++) {
            if (issue.field(i) == field) {
                none = false;
                add(issue.value(i), issue);
            }
        }
        if (none) {
            add(NONE, issue);
        }
    }
}
