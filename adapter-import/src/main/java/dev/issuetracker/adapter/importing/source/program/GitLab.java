package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import java.time.ZoneId;

/**
 * GitLab issues, in the three headers that its versions write: the number of an issue is its IID where that is there.
 */
final class GitLab {
    static final ImportFormat PAGE = ImportFormat.named("gitlab")
            .sign(Sign.names("created at (utc)", "title").oneOf("issue id", "iid"))
            // The work items of a group.
            .sign(Sign.names("created at (utc)", "title", "id", "author username"))
            .column(Column.past(Past.KEY, "iid", "issue id", "id"))
            .column(Column.past(Past.URL, "url"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "title").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "state"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.PEOPLE, "assignee username", "assignee"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "labels"))
            .column(Column.past(Past.AUTHOR, "author username", "author"))
            .column(Column.past(Past.CREATED, "created at (utc)"))
            .column(Column.past(Past.UPDATED, "updated at (utc)"))
            .column(Column.past(Past.RESOLVED, "closed at (utc)"))
            .column(Column.named("Type", CellKind.NAME, "type")
                    .meaning("task", "issue")
                    .meaning("bug", "incident"))
            .column(Column.named("Due date", CellKind.DATE, "due date"))
            .column(Column.named("Milestone", CellKind.TEXT, "milestone"))
            .column(Column.named("Estimate", CellKind.NUMBER, "time estimate")
                    .inUnitsOf(3_600)
                    .meaning("", "0"))
            .column(Column.named("Weight", CellKind.NUMBER, "weight"))
            .column(Column.past(Past.PARENT, "parent iid"))
            .zone(ZoneId.of("UTC"))
            .build();

    private GitLab() {}
}
