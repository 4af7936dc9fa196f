package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.report.Latency;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.LatencyReport.Group;
import dev.issuetracker.domain.report.LatencyReport.Grouping;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.report.TopAssignee;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.UserRef;
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
import java.util.Optional;
import java.util.TreeMap;
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
                        .thenComparing(top -> CaseFolding.fold(top.assignee().username()), Pages::byCodePoint))
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
        List<Double> all = new ArrayList<>();
        Map<Optional<String>, List<Double>> groups = new TreeMap<>(Comparator.comparing(
                (Optional<String> key) -> key.orElse(null), Comparator.nullsLast(Pages::byCodePoint)));
        store.issues().all().filter(issue -> !issue.deleted()).forEach(issue -> {
            Instant resolvedAt = issue.resolvedAt();
            Duration latency = issue.latency().orElse(null);
            if (resolvedAt != null && latency != null && InMemoryIssues.within(resolvedAt, from, to)) {
                double seconds = latency.toNanos() / 1e9;
                all.add(seconds);
                keys(grouping, issue, resolvedAt)
                        .forEach(key -> groups.computeIfAbsent(key, any -> new ArrayList<>())
                                .add(seconds));
            }
        });
        return new LatencyReport(
                latency(all),
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey().orElse(null), latency(group.getValue())))
                        .toList());
    }

    private static List<Optional<String>> keys(@Nullable Grouping grouping, Issue issue, Instant resolvedAt) {
        if (grouping == null) {
            return List.of();
        }
        return switch (grouping) {
            case ASSIGNEE -> {
                UserRef assignee = issue.assignee();
                yield List.of(Optional.ofNullable(assignee).map(UserRef::username));
            }
            case LABEL ->
                issue.labels().isEmpty()
                        ? List.of(Optional.empty())
                        : issue.labels().stream()
                                .map(LabelRef::name)
                                .map(Optional::of)
                                .toList();
            case MONTH ->
                List.of(Optional.of(
                        YearMonth.from(resolvedAt.atOffset(ZoneOffset.UTC)).toString()));
        };
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
