package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.report.Ageing;
import dev.issuetracker.domain.report.Ageing.Unresolved;
import dev.issuetracker.domain.report.Bracket;
import dev.issuetracker.domain.report.Grouping;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.LatencyReport.Group;
import dev.issuetracker.domain.report.ReportPeriod;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.report.Throughput;
import dev.issuetracker.domain.report.TimeInStatus;
import dev.issuetracker.domain.report.TopAssignee;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.CodePointOrder;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports over issues in memory. */
public final class InMemoryReports implements Reports {
    private final InMemoryStore store;

    InMemoryReports(InMemoryStore store) {
        this.store = store;
    }

    private Stream<Issue> found(IssueFilter filter) {
        return store.issues().found(filter).stream();
    }

    @Override
    public List<TopAssignee> topAssignees(IssueFilter filter, int limit) {
        Map<UserRef, List<Issue>> byAssignee = new HashMap<>();
        found(filter).forEach(issue -> {
            UserRef assignee = issue.assignee();
            if (assignee != null) {
                byAssignee.computeIfAbsent(assignee, any -> new ArrayList<>()).add(issue);
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
    public LatencyReport latency(IssueFilter filter, @Nullable Grouping grouping) {
        List<Issue> known =
                found(filter).filter(issue -> issue.latency().isPresent()).toList();
        Map<Place, List<Issue>> groups =
                new TreeMap<>(Comparator.comparing(Place::key, Comparator.nullsLast(order(grouping))));
        known.forEach(issue -> places(grouping, issue)
                .forEach(place ->
                        groups.computeIfAbsent(place, any -> new ArrayList<>()).add(issue)));
        return new LatencyReport(
                DurationFigures.of(latencies(known)),
                histogram(latencies(known)),
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey().name(), DurationFigures.of(latencies(group.getValue()))))
                        .toList());
    }

    private static List<Duration> latencies(List<Issue> issues) {
        return issues.stream().flatMap(issue -> issue.latency().stream()).toList();
    }

    private static List<Long> histogram(List<Duration> durations) {
        Long[] counts = new Long[Bracket.ALL.size()];
        Arrays.fill(counts, 0L);
        durations.forEach(duration -> counts[DurationFigures.bracket(duration)]++);
        return List.of(counts);
    }

    private static Comparator<String> order(@Nullable Grouping grouping) {
        return grouping instanceof Grouping.ByField some && some.field().type() != FieldType.USER
                ? InMemoryIssues.byFieldKey(some.field())
                : CodePointOrder::compare;
    }

    @Override
    public List<Throughput> throughput(IssueFilter filter, List<ReportPeriod> periods) {
        List<Issue> issues = found(filter).toList();
        return periods.stream().map(period -> throughput(issues, period)).toList();
    }

    private static Throughput throughput(List<Issue> issues, ReportPeriod period) {
        return new Throughput(
                period,
                issues.stream()
                        .filter(issue -> within(issue.createdAt(), period))
                        .count(),
                issues.stream()
                        .filter(issue -> within(issue.resolvedAt(), period))
                        .count(),
                issues.stream()
                        .filter(issue ->
                                before(issue.createdAt(), period.end()) && !before(issue.resolvedAt(), period.end()))
                        .count());
    }

    private static boolean within(@Nullable Instant at, ReportPeriod period) {
        return before(at, period.end()) && !before(at, period.from());
    }

    private static boolean before(@Nullable Instant at, Instant end) {
        return at != null && at.isBefore(end);
    }

    @Override
    public List<TimeInStatus> timeInStatus(IssueFilter filter, @Nullable Instant from, Instant to) {
        Map<Status, List<Duration>> times = new EnumMap<>(Status.class);
        found(filter)
                .forEach(issue -> stays(issue, from, to)
                        .forEach((status, time) -> times.computeIfAbsent(status, any -> new ArrayList<>())
                                .add(time)));
        return Stream.of(Status.values())
                .map(status -> new TimeInStatus(status, DurationFigures.of(times.getOrDefault(status, List.of()))))
                .toList();
    }

    /** How long the issue was in each status, in those in which it was at all. */
    private Map<Status, Duration> stays(Issue issue, @Nullable Instant from, Instant to) {
        Map<Status, Duration> stays = new EnumMap<>(Status.class);
        Instant since = from == null ? Instant.MIN : from;
        Status status = null;
        for (HistoryEntry entry :
                store.issues().history(issue.id(), PageRequest.first(100_000)).items()) {
            Optional<FieldChange<Status>> change = entry.change(IssueField.STATUS);
            if (change.isPresent()) {
                add(stays, status, since, earlier(entry.at(), to));
                since = later(since, entry.at());
                status = change.get().to();
            }
        }
        if (status != Status.RESOLVED) {
            add(stays, status, since, to);
        }
        return stays;
    }

    private static void add(Map<Status, Duration> stays, @Nullable Status status, Instant since, Instant until) {
        if (status != null && until.isAfter(since)) {
            stays.merge(status, Duration.between(since, until), Duration::plus);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public Ageing ageing(IssueFilter filter, Instant now) {
        List<Duration> ages = new ArrayList<>();
        List<Unresolved> histogram = new ArrayList<>(Collections.nCopies(Bracket.ALL.size(), Unresolved.NONE));
        found(filter).filter(issue -> issue.status() != Status.RESOLVED).forEach(issue -> {
            Duration age = Duration.between(earlier(issue.createdAt(), now), now);
            ages.add(age);
            int bracket = DurationFigures.bracket(age);
            Unresolved counted = histogram.get(bracket);
            histogram.set(
                    bracket,
                    issue.status() == Status.OPEN
                            ? new Unresolved(counted.open() + 1, counted.inProgress())
                            : new Unresolved(counted.open(), counted.inProgress() + 1));
        });
        return new Ageing(DurationFigures.of(ages), histogram);
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

    private static List<Place> places(@Nullable Grouping grouping, Issue issue) {
        if (grouping == null) {
            return List.of();
        } else if (grouping instanceof Grouping.ByField some) {
            return places(AddedFields.of(some.field().ref()), issue);
        } else if (grouping instanceof Grouping.ByMonth month) {
            Instant resolvedAt = Objects.requireNonNull(issue.resolvedAt());
            return List.of(
                    Place.named(YearMonth.from(resolvedAt.atZone(month.zone())).toString()));
        }
        return switch ((Grouping.OfEveryIssue) grouping) {
            case ASSIGNEE -> {
                UserRef assignee = issue.assignee();
                yield List.of(assignee == null ? Place.NONE : Place.named(assignee.username()));
            }
            case LABEL ->
                orNone(issue.labels().stream()
                        .map(label -> Place.named(label.name()))
                        .toList());
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
}
