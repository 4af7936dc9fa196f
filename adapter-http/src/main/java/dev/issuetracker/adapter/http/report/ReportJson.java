package dev.issuetracker.adapter.http.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.domain.report.Latency;
import dev.issuetracker.domain.report.Latency.Figures;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.TopAssignee;
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

    /** How long resolving takes; every figure is null when nothing is resolved. */
    record LatencyJson(
            long resolved,
            @Nullable Double averageSeconds,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds,
            @Nullable Double p99Seconds,
            @Nullable Double minSeconds,
            @Nullable Double maxSeconds) {
        static LatencyJson of(Latency latency) {
            Figures figures = latency.figures();
            if (figures == null) {
                return new LatencyJson(latency.resolved(), null, null, null, null, null, null);
            }
            return new LatencyJson(
                    latency.resolved(),
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

    /**
     * The latency of all issues, and of each group.
     *
     * @param groups left out when no grouping was asked for
     */
    record LatencyReportJson(
            @JsonUnwrapped LatencyJson all,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<GroupJson> groups) {
        static LatencyReportJson of(LatencyReport report, boolean grouped) {
            return new LatencyReportJson(
                    LatencyJson.of(report.all()),
                    grouped ? report.groups().stream().map(GroupJson::of).toList() : null);
        }
    }

    /**
     * The latency of one group.
     *
     * @param key null for the issues without what the report is grouped by
     */
    record GroupJson(@Nullable String key, @JsonUnwrapped LatencyJson latency) {
        static GroupJson of(LatencyReport.Group group) {
            return new GroupJson(group.key(), LatencyJson.of(group.latency()));
        }
    }
}
