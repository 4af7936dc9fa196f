package dev.issuetracker.adapter.http.report;

import dev.issuetracker.adapter.http.report.ReportJson.AgeingJson;
import dev.issuetracker.adapter.http.report.ReportJson.FiguresJson;
import dev.issuetracker.adapter.http.report.ReportJson.ThroughputJson;
import dev.issuetracker.adapter.http.report.ReportJson.TookJson;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports as tables, with the names and values of their JSON. */
final class ReportTables {
    private static final List<String> FIGURES =
            List.of("average_seconds", "median_seconds", "p90_seconds", "p99_seconds", "min_seconds", "max_seconds");

    private static final List<String> NO_FIGURES = nothing(FIGURES);

    /** The ends of a range. */
    private static final List<String> ENDS = List.of("from_seconds", "to_seconds");

    private static final List<String> NO_RANGE = nothing(ENDS);

    /** What a row is about that is about all issues, in the column {@code part}. */
    private static final String ALL = "all";

    /** What a row is about that is about a range of the histogram. */
    private static final String RANGE = "range";

    private ReportTables() {}

    private static List<String> nothing(List<String> columns) {
        return Collections.nCopies(columns.size(), "");
    }

    static ReportTable topAssignees(List<TopAssignee> top) {
        return new ReportTable(
                List.of("assignee", "total", "open", "in_progress", "resolved"),
                top.stream()
                        .map(one -> row(
                                one.assignee().username(), one.total(), one.open(), one.inProgress(), one.resolved()))
                        .toList());
    }

    /** Rows of three parts: of all issues, of each range of the histogram, and of each group. */
    static ReportTable latency(LatencyReport report) {
        Stream<List<String>> all = Stream.of(joined(row(ALL, null), figures(report.all()), NO_RANGE));
        Stream<List<String>> ranges = TookJson.of(report.histogram()).stream()
                .map(range -> joined(
                        row(RANGE, null, range.resolved()), NO_FIGURES, row(range.fromSeconds(), range.toSeconds())));
        Stream<List<String>> groups = report.groups().stream()
                .map(group -> joined(row("group", group.key()), figures(group.latency()), NO_RANGE));
        return new ReportTable(
                joined(List.of("part", "key", "resolved"), FIGURES, ENDS),
                Stream.of(all, ranges, groups).flatMap(Function.identity()).toList());
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
                joined(List.of("status", "issues"), FIGURES),
                times.stream()
                        .map(time -> joined(row(time.status().code()), figures(time.times())))
                        .toList());
    }

    /** Rows of two parts: of all issues, and of each range of the histogram. */
    static ReportTable ageing(Ageing ageing) {
        Stream<List<String>> all = Stream.of(joined(row(ALL), figures(ageing.all()), NO_RANGE, row(null, null)));
        Stream<List<String>> ranges = AgeingJson.of(ageing).histogram().stream()
                .map(range -> joined(
                        row(RANGE, null),
                        NO_FIGURES,
                        row(range.fromSeconds(), range.toSeconds(), range.open(), range.inProgress())));
        return new ReportTable(
                joined(List.of("part", "unresolved"), FIGURES, ENDS, List.of("open", "in_progress")),
                Stream.concat(all, ranges).toList());
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

    @SafeVarargs
    private static List<String> joined(List<String>... cells) {
        List<String> row = new ArrayList<>();
        for (List<String> each : cells) {
            row.addAll(each);
        }
        return row;
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
