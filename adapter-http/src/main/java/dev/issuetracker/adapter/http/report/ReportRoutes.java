package dev.issuetracker.adapter.http.report;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Download;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.report.ReportJson.AgeingJson;
import dev.issuetracker.adapter.http.report.ReportJson.LatencyReportJson;
import dev.issuetracker.adapter.http.report.ReportJson.ThroughputReportJson;
import dev.issuetracker.adapter.http.report.ReportJson.TimesInStatusJson;
import dev.issuetracker.adapter.http.report.ReportJson.TopAssigneesJson;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.AcceptHeader;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.adapter.http.wire.RequestHeaders;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.report.LatencySplit;
import dev.issuetracker.application.report.ReportRequest;
import dev.issuetracker.application.report.ReportService;
import dev.issuetracker.application.report.ReportTable;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.report.Ageing;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.PeriodUnit;
import dev.issuetracker.domain.report.Throughput;
import dev.issuetracker.domain.report.TimeInStatus;
import dev.issuetracker.domain.report.TopAssignee;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** {@code /reports}, each as JSON or, for who prefers it, as a table of CSV. */
public final class ReportRoutes {
    private static final String CSV = "text/csv";

    private final ReportService reports;

    /** Makes the routes of this service. */
    public ReportRoutes(ReportService reports) {
        this.reports = reports;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.getFile("/reports/top-assignees", Permission.READ, reading(this::topAssignees));
        routes.getFile("/reports/latency", Permission.READ, reading(this::latency));
        routes.getFile("/reports/throughput", Permission.READ, reading(this::throughput));
        routes.getFile("/reports/time-in-status", Permission.READ, reading(this::timeInStatus));
        routes.getFile("/reports/ageing", Permission.READ, reading(this::ageing));
    }

    /** Makes a report of the parameters of a request. */
    private interface Reader {
        Answer read(Query query, Violations violations, Caller caller);
    }

    /** A report in both of its forms. */
    private record Answer(String name, Object json, ReportTable table) {}

    private Routes.ForCaller reading(Reader reader) {
        return (ctx, caller) -> {
            String accept = RequestHeaders.list(ctx, "Accept");
            if (!AcceptHeader.takes(accept, Json.MEDIA_TYPE) && !AcceptHeader.takes(accept, CSV)) {
                throw ProblemException.notAcceptable(Json.MEDIA_TYPE);
            }
            Violations violations = new Violations();
            Answer answer = reader.read(new Query(ctx, violations), violations, caller);
            ctx.header("Vary", "Accept");
            if (AcceptHeader.prefers(accept, CSV, Json.MEDIA_TYPE)) {
                send(ctx, answer.name(), reports.csv(caller, answer.table()));
            } else {
                Answers.compressible(ctx, answer.json());
            }
        };
    }

    private static void send(Context ctx, String name, byte[] csv) throws IOException {
        try (OutputStream out = new Download(ctx, name + ".csv", CSV).open()) {
            out.write(csv);
        }
    }

    private static ReportRequest complete(ReportRequest request, Query query, Violations violations) {
        query.end();
        return request.withShape(violations.list());
    }

    private Answer topAssignees(Query query, Violations violations, Caller caller) {
        int limit = query.integer("limit", 1, ReportService.MAX_TOP, ReportService.DEFAULT_TOP);
        ReportRequest request = complete(ReportParameters.span(query, caller), query, violations);
        List<TopAssignee> top = reports.topAssignees(caller, request, limit);
        return new Answer("top-assignees", TopAssigneesJson.of(top), ReportTables.topAssignees(top));
    }

    private Answer latency(Query query, Violations violations, Caller caller) {
        LatencySplit split = ReportParameters.split(query);
        ReportRequest request = complete(ReportParameters.span(query, caller), query, violations);
        LatencyReport report = reports.latency(caller, request, split);
        boolean grouped = split != null;
        return new Answer("latency", LatencyReportJson.of(report, grouped), ReportTables.latency(report));
    }

    private Answer throughput(Query query, Violations violations, Caller caller) {
        PeriodUnit unit = ReportParameters.period(query);
        ReportRequest request = complete(ReportParameters.span(query, caller), query, violations);
        List<Throughput> throughput = reports.throughput(caller, request, unit);
        return new Answer(
                "throughput",
                ThroughputReportJson.of(unit, request.zone(), throughput),
                ReportTables.throughput(throughput));
    }

    private Answer timeInStatus(Query query, Violations violations, Caller caller) {
        ReportRequest request = complete(ReportParameters.span(query, caller), query, violations);
        List<TimeInStatus> times = reports.timeInStatus(caller, request);
        return new Answer("time-in-status", TimesInStatusJson.of(times), ReportTables.timeInStatus(times));
    }

    private Answer ageing(Query query, Violations violations, Caller caller) {
        ReportRequest request = complete(ReportParameters.issues(query, caller), query, violations);
        Ageing ageing = reports.ageing(caller, request);
        return new Answer("ageing", AgeingJson.of(ageing), ReportTables.ageing(ageing));
    }
}
