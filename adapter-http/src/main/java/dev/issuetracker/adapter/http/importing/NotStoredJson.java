package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.adapter.http.problem.ProblemMembers;
import dev.issuetracker.application.importing.report.ImportNotStoredException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the problem of an import that was taken back says of issues that keep what it changed. */
public final class NotStoredJson {
    /** For the problems of the server. */
    public static final ProblemMembers<ImportNotStoredException> MEMBERS =
            new ProblemMembers<>(ImportNotStoredException.class, NotStoredJson::members);

    private NotStoredJson() {}

    private static Map<String, Object> members(ImportNotStoredException exception) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kept", exception.kept().first());
        members.put("kept_total", exception.kept().total());
        return members;
    }
}
