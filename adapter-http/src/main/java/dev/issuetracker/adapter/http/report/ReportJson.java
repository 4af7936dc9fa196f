package dev.issuetracker.adapter.http.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.domain.report.Ageing;
import dev.issuetracker.domain.report.Ageing.Unresolved;
import dev.issuetracker.domain.report.Bracket;
import dev.issuetracker.domain.report.Durations;
import dev.issuetracker.domain.report.Durations.Figures;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.PeriodUnit;
import dev.issuetracker.domain.report.ReportPeriod;
import dev.issuetracker.domain.report.Throughput;
import dev.issuetracker.domain.report.TimeInStatus;
import dev.issuetracker.domain.report.TopAssignee;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports as they are sent. */
final class ReportJson {
    private ReportJson() {}

    /** The accounts that have the most issues. */
    record TopAssigneesJson(List<TopAssigneeJson> results) {
        static TopAssigneesJson of(List<TopAssignee> results) {
            return new TopAssigneesJson(
                    results.stream().map(TopAssigneeJson::of).toList());
        }
    }

    /** How many issues an account has. */
    record TopAssigneeJson(UserRefJson assignee, long total, long open, long inProgress, long resolved) {
        static TopAssigneeJson of(TopAssignee top) {
            return new TopAssigneeJson(
                    UserRefJson.of(top.assignee()), top.total(), top.open(), top.inProgress(), top.resolved());
        }
    }

    /** How long something took; every figure is null when that is known of no issue. */
    record FiguresJson(
            @Nullable Double averageSeconds,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds,
            @Nullable Double p99Seconds,
            @Nullable Double minSeconds,
            @Nullable Double maxSeconds) {
        private static final FiguresJson NONE = new FiguresJson(null, null, null, null, null, null);

        static FiguresJson of(Durations durations) {
            Figures figures = durations.figures();
            return figures == null
                    ? NONE
                    : new FiguresJson(
                            seconds(figures.average()),
                            seconds(figures.median()),
                            seconds(figures.p90()),
                            seconds(figures.p99()),
                            seconds(figures.min()),
                            seconds(figures.max()));
        }

        /** Rounded to microseconds, as times are; more digits would only come from the arithmetic. */
        private static double seconds(double value) {
            return Math.round(value * 1e6) / 1e6;
        }
    }

    /** How many issues took a time in a range. */
    record TookJson(long fromSeconds, @Nullable Long toSeconds, long resolved) {
        static List<TookJson> of(List<Long> histogram) {
            List<TookJson> all = new ArrayList<>();
            for (int i = 0; i < histogram.size(); i++) {
                Bracket bracket = Bracket.ALL.get(i);
                all.add(new TookJson(from(bracket), to(bracket), histogram.get(i)));
            }
            return all;
        }
    }

    /**
     * The latency of all issues, and of each group.
     *
     * @param groups left out when no grouping was asked for
     */
    record LatencyReportJson(
            long resolved,
            @JsonUnwrapped FiguresJson figures,
            List<TookJson> histogram,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<GroupJson> groups) {
        static LatencyReportJson of(LatencyReport report, boolean grouped) {
            return new LatencyReportJson(
                    report.all().count(),
                    FiguresJson.of(report.all()),
                    TookJson.of(report.histogram()),
                    grouped ? report.groups().stream().map(GroupJson::of).toList() : null);
        }
    }

    /**
     * The latency of one group.
     *
     * @param key null for the issues without what the report is grouped by
     */
    record GroupJson(
            @Nullable String key,
            long resolved,
            @JsonUnwrapped FiguresJson figures) {
        static GroupJson of(LatencyReport.Group group) {
            return new GroupJson(group.key(), group.latency().count(), FiguresJson.of(group.latency()));
        }
    }

    /** What came and went. */
    record ThroughputReportJson(String period, String timeZone, List<ThroughputJson> results) {
        static ThroughputReportJson of(PeriodUnit unit, ZoneId zone, List<Throughput> throughput) {
            return new ThroughputReportJson(
                    unit.code(),
                    zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId(),
                    throughput.stream().map(ThroughputJson::of).toList());
        }
    }

    /**
     * What came and went in a period.
     *
     * @param day its first
     * @param from its first moment
     * @param to its last moment, exact to the microsecond, as the list takes it
     */
    record ThroughputJson(String day, Instant from, Instant to, long created, long resolved, long backlog) {
        static ThroughputJson of(Throughput throughput) {
            ReportPeriod period = throughput.period();
            return new ThroughputJson(
                    period.day().toString(),
                    period.from(),
                    period.end().minus(1, ChronoUnit.MICROS),
                    throughput.created(),
                    throughput.resolved(),
                    throughput.backlog());
        }
    }

    /** How long issues were in each status. */
    record TimesInStatusJson(List<TimeInStatusJson> results) {
        static TimesInStatusJson of(List<TimeInStatus> times) {
            return new TimesInStatusJson(
                    times.stream().map(TimeInStatusJson::of).toList());
        }
    }

    /** How long issues were in a status. */
    record TimeInStatusJson(
            String status, long issues, @JsonUnwrapped FiguresJson figures) {
        static TimeInStatusJson of(TimeInStatus time) {
            return new TimeInStatusJson(time.status().code(), time.times().count(), FiguresJson.of(time.times()));
        }
    }

    /** How old what is not resolved is. */
    record AgeingJson(long unresolved, @JsonUnwrapped FiguresJson figures, List<AgedJson> histogram) {
        static AgeingJson of(Ageing ageing) {
            List<AgedJson> histogram = new ArrayList<>();
            for (int i = 0; i < ageing.histogram().size(); i++) {
                Bracket bracket = Bracket.ALL.get(i);
                Unresolved counted = ageing.histogram().get(i);
                histogram.add(new AgedJson(from(bracket), to(bracket), counted.open(), counted.inProgress()));
            }
            return new AgeingJson(ageing.all().count(), FiguresJson.of(ageing.all()), histogram);
        }
    }

    /** How many issues have an age in a range. */
    record AgedJson(long fromSeconds, @Nullable Long toSeconds, long open, long inProgress) {}

    private static long from(Bracket bracket) {
        return bracket.from().toSeconds();
    }

    private static @Nullable Long to(Bracket bracket) {
        Duration end = bracket.to();
        return end == null ? null : end.toSeconds();
    }
}
