package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.adapter.http.importing.ImportJson.RowErrorJson;
import dev.issuetracker.adapter.http.problem.ProblemMembers;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the problem of a rejected import says of the file. */
public final class RejectedJson {
    /** For the problems of the server. */
    public static final ProblemMembers<ImportRejectedException> MEMBERS =
            new ProblemMembers<>(ImportRejectedException.class, RejectedJson::members);

    private RejectedJson() {}

    private static Map<String, Object> members(ImportRejectedException exception) {
        ImportReport report = exception.report();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rows", report.rows());
        members.put("rejected", report.rejected());
        members.put("errors", report.errors().stream().map(RowErrorJson::of).toList());
        members.put("unknown_values", report.unknownValues());
        members.put("unused", report.unused());
        members.put("errors_total", report.errorsTotal());
        return members;
    }
}
