package dev.issuetracker.adapter.http.report;

import dev.issuetracker.adapter.http.report.ReportJson.AgedJson;
import dev.issuetracker.adapter.http.report.ReportJson.AgeingJson;
import dev.issuetracker.adapter.http.report.ReportJson.FiguresJson;
import dev.issuetracker.adapter.http.report.ReportJson.ThroughputJson;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.application.report.ReportTable;
import dev.issuetracker.domain.report.Ageing;
import dev.issuetracker.domain.report.Durations;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.Throughput;
import dev.issuetracker.domain.report.TimeInStatus;
import dev.issuetracker.domain.report.TopAssignee;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports as tables, with the names and values of their JSON. */
final class ReportTables {
    private static final List<String> FIGURES =
            List.of("average_seconds", "median_seconds", "p90_seconds", "p99_seconds", "min_seconds", "max_seconds");

    private ReportTables() {}

    static ReportTable topAssignees(List<TopAssignee> top) {
        return new ReportTable(
                List.of("assignee", "total", "open", "in_progress", "resolved"),
                top.stream()
                        .map(one -> row(
                                one.assignee().username(), one.total(), one.open(), one.inProgress(), one.resolved()))
                        .toList());
    }

    /** The groups; without a grouping, all issues in one row. */
    static ReportTable latency(LatencyReport report, boolean grouped) {
        List<String> columns = columns("resolved");
        return grouped
                ? new ReportTable(
                        joined(Stream.of("key"), columns.stream()),
                        report.groups().stream()
                                .map(group -> joined(row(group.key()).stream(), figures(group.latency()).stream()))
                                .toList())
                : new ReportTable(columns, List.of(figures(report.all())));
    }

    static ReportTable throughput(List<Throughput> throughput) {
        return new ReportTable(
                List.of("day", "from", "to", "created", "resolved", "backlog"),
                throughput.stream()
                        .map(ThroughputJson::of)
                        .map(one -> row(one.day(), one.from(), one.to(), one.created(), one.resolved(), one.backlog()))
                        .toList());
    }

    static ReportTable timeInStatus(List<TimeInStatus> times) {
        return new ReportTable(
                joined(Stream.of("status"), columns("issues").stream()),
                times.stream()
                        .map(time -> joined(Stream.of(time.status().code()), figures(time.times()).stream()))
                        .toList());
    }

    /** How many issues have an age in each range. */
    static ReportTable ageing(Ageing ageing) {
        return new ReportTable(
                List.of("from_seconds", "to_seconds", "open", "in_progress"),
                AgeingJson.of(ageing).histogram().stream()
                        .map(ReportTables::row)
                        .toList());
    }

    private static List<String> row(AgedJson aged) {
        return row(aged.fromSeconds(), aged.toSeconds(), aged.open(), aged.inProgress());
    }

    private static List<String> columns(String count) {
        return joined(Stream.of(count), FIGURES.stream());
    }

    private static List<String> figures(Durations durations) {
        FiguresJson figures = FiguresJson.of(durations);
        return row(
                durations.count(),
                figures.averageSeconds(),
                figures.medianSeconds(),
                figures.p90Seconds(),
                figures.p99Seconds(),
                figures.minSeconds(),
                figures.maxSeconds());
    }

    private static List<String> joined(Stream<String> first, Stream<String> second) {
        return Stream.concat(first, second).toList();
    }

    private static List<String> row(@Nullable Object... cells) {
        return Stream.of(cells).map(ReportTables::text).toList();
    }

    private static String text(@Nullable Object cell) {
        if (cell instanceof Double number) {
            return BigDecimal.valueOf(number).toPlainString();
        } else if (cell instanceof Instant time) {
            return Json.time(time);
        }
        return cell == null ? "" : cell.toString();
    }
}
