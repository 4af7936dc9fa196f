package dev.issuetracker.adapter.http.report;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.report.ReportJson.LatencyReportJson;
import dev.issuetracker.adapter.http.report.ReportJson.TopAssigneesJson;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.field.FieldCriterion;
import dev.issuetracker.application.report.ReportService;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.LatencyReport.Grouping;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** {@code /reports}. */
public final class ReportRoutes {
    private final ReportService reports;

    /** Makes the routes of this service. */
    public ReportRoutes(ReportService reports) {
        this.reports = reports;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.get("/reports/top-assignees", Permission.READ, this::topAssignees);
        routes.get("/reports/latency", Permission.READ, this::latency);
    }

    private void topAssignees(Context ctx, Caller caller) {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        int limit = query.integer("limit", 1, ReportService.MAX_TOP, ReportService.DEFAULT_TOP);
        Status status = query.choice("status", Status::of, "one of open, in_progress, resolved");
        Query.Span span = query.span("from", "to");
        query.end();
        violations.throwIfAny();
        Answers.json(
                ctx, 200, TopAssigneesJson.of(reports.topAssignees(caller, limit, status, span.from(), span.to())));
    }

    private void latency(Context ctx, Caller caller) {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        GroupBy groupBy = query.choice("group_by", GroupBy::of, "one of assignee, label, month, or field.<name>");
        Query.Span span = query.span("from", "to");
        query.end();
        violations.throwIfAny();
        LatencyReport report = groupBy == null
                ? reports.latency(caller, null, span.from(), span.to())
                : groupBy.report(reports, caller, span);
        Answers.json(ctx, 200, LatencyReportJson.of(report, groupBy != null));
    }

    /** By what the report is split. */
    private interface GroupBy {
        static Optional<GroupBy> of(String text) {
            if (text.startsWith(FieldCriterion.PREFIX)) {
                String field = text.substring(FieldCriterion.PREFIX.length());
                return Optional.of((reports, caller, span) -> reports.latencyBy(caller, field, span.from(), span.to()));
            }
            return Arrays.stream(Grouping.values())
                    .filter(grouping -> grouping.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .map(grouping ->
                            (reports, caller, span) -> reports.latency(caller, grouping, span.from(), span.to()));
        }

        LatencyReport report(ReportService reports, Caller caller, Query.Span span);
    }
}
