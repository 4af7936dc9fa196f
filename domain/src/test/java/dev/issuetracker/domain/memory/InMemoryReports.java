package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.report.Latency;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.LatencyReport.Group;
import dev.issuetracker.domain.report.LatencyReport.Grouping;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.report.TopAssignee;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.CodePointOrder;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reports over issues in memory. */
public final class InMemoryReports implements Reports {
    private final InMemoryStore store;

    InMemoryReports(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public List<TopAssignee> topAssignees(
            int limit, @Nullable Status status, @Nullable Instant from, @Nullable Instant to) {
        Map<UserRef, List<Issue>> byAssignee = new HashMap<>();
        store.issues()
                .all()
                .filter(issue -> !issue.deleted())
                .filter(issue -> status == null || issue.status() == status)
                .filter(issue -> InMemoryIssues.within(issue.createdAt(), from, to))
                .forEach(issue -> {
                    UserRef assignee = issue.assignee();
                    if (assignee != null) {
                        byAssignee
                                .computeIfAbsent(assignee, any -> new ArrayList<>())
                                .add(issue);
                    }
                });
        return byAssignee.entrySet().stream()
                .map(entry -> top(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(TopAssignee::total)
                        .reversed()
                        .thenComparing(top -> CaseFolding.fold(top.assignee().username()), CodePointOrder::compare))
                .limit(limit)
                .toList();
    }

    private static TopAssignee top(UserRef assignee, List<Issue> issues) {
        return new TopAssignee(
                assignee,
                issues.size(),
                count(issues, Status.OPEN),
                count(issues, Status.IN_PROGRESS),
                count(issues, Status.RESOLVED));
    }

    private static long count(List<Issue> issues, Status status) {
        return issues.stream().filter(issue -> issue.status() == status).count();
    }

    @Override
    public LatencyReport latency(@Nullable Grouping grouping, @Nullable Instant from, @Nullable Instant to) {
        return latency(issue -> places(grouping, issue), CodePointOrder::compare, from, to);
    }

    @Override
    public LatencyReport latencyBy(Field field, @Nullable Instant from, @Nullable Instant to) {
        Comparator<String> order =
                field.type() == FieldType.USER ? CodePointOrder::compare : InMemoryIssues.byFieldKey(field);
        return latency(issue -> places(AddedFields.of(field.ref()), issue), order, from, to);
    }

    /**
     * The group of an issue.
     *
     * @param key what its issues have in common; null when they have nothing of what the report is split by
     */
    private record Place(@Nullable String key, @Nullable String name) {
        static final Place NONE = new Place(null, null);

        static Place named(String name) {
            return new Place(name, name);
        }
    }

    private LatencyReport latency(
            Function<Issue, List<Place>> places,
            Comparator<String> order,
            @Nullable Instant from,
            @Nullable Instant to) {
        List<Double> all = new ArrayList<>();
        Map<Place, List<Double>> groups = new TreeMap<>(Comparator.comparing(Place::key, Comparator.nullsLast(order)));
        store.issues().all().filter(issue -> !issue.deleted()).forEach(issue -> {
            Instant resolvedAt = issue.resolvedAt();
            Duration latency = issue.latency().orElse(null);
            if (resolvedAt != null && latency != null && InMemoryIssues.within(resolvedAt, from, to)) {
                double seconds = latency.toNanos() / 1e9;
                all.add(seconds);
                places.apply(issue)
                        .forEach(place -> groups.computeIfAbsent(place, any -> new ArrayList<>())
                                .add(seconds));
            }
        });
        return new LatencyReport(
                latency(all),
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey().name(), latency(group.getValue())))
                        .toList());
    }

    private static List<Place> places(@Nullable Grouping grouping, Issue issue) {
        if (grouping == null) {
            return List.of();
        }
        return switch (grouping) {
            case ASSIGNEE -> {
                UserRef assignee = issue.assignee();
                yield List.of(assignee == null ? Place.NONE : Place.named(assignee.username()));
            }
            case LABEL ->
                orNone(issue.labels().stream()
                        .map(label -> Place.named(label.name()))
                        .toList());
            case MONTH ->
                List.of(Place.named(YearMonth.from(
                                Objects.requireNonNull(issue.resolvedAt()).atOffset(ZoneOffset.UTC))
                        .toString()));
        };
    }

    private static List<Place> places(IssueField<?> field, Issue issue) {
        Object value = issue.get(field);
        if (value instanceof List<?> options) {
            return orNone(
                    options.stream().map(option -> place((OptionRef) option)).toList());
        } else if (value instanceof OptionRef option) {
            return List.of(place(option));
        } else if (value instanceof UserRef user) {
            return List.of(Place.named(user.username()));
        } else if (value instanceof BigDecimal number) {
            return List.of(new Place(FieldKeys.of(number), number.toPlainString()));
        }
        return value == null
                ? List.of(Place.NONE)
                : List.of(new Place(FieldKeys.of(field, issue.values()).get(0), value.toString()));
    }

    private static Place place(OptionRef option) {
        return new Place(FieldKeys.ofId(option.id()), option.name());
    }

    private static List<Place> orNone(List<Place> places) {
        return places.isEmpty() ? List.of(Place.NONE) : places;
    }

    private static Latency latency(List<Double> seconds) {
        if (seconds.isEmpty()) {
            return Latency.NONE;
        }
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Latency(
                sorted.length,
                new Latency.Figures(
                        Arrays.stream(sorted).average().orElseThrow(),
                        percentile(sorted, 0.5),
                        percentile(sorted, 0.9),
                        percentile(sorted, 0.99),
                        sorted[0],
                        sorted[sorted.length - 1]));
    }

    private static double percentile(double[] sorted, double fraction) {
        double place = fraction * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
