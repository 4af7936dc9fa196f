package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;

/** YouTrack issues, in its default columns or fewer. */
final class YouTrack {
    static final ImportFormat PAGE = ImportFormat.named("youtrack")
            .sign(Sign.names("issue id", "project", "state", "summary"))
            .column(Column.past(Past.KEY, "issue id"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "summary").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "state"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "assignee").meaning("", "unassigned"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "tags"))
            .column(Column.past(Past.AUTHOR, "reporter"))
            .column(Column.past(Past.CREATED, "created"))
            .column(Column.past(Past.UPDATED, "updated"))
            .column(Column.past(Past.RESOLVED, "resolved"))
            .column(Column.named("Priority", CellKind.NAME, "priority")
                    .meaning("urgent", "show-stopper", "critical")
                    .meaning("high", "major")
                    .meaning("medium", "normal")
                    .meaning("low", "minor"))
            .column(Column.named("Type", CellKind.NAME, "type"))
            .column(Column.named("Milestone", CellKind.TEXT, "fix versions"))
            .status(Status.OPEN, "submitted", "to be discussed", "to verify")
            .status(Status.RESOLVED, "can't reproduce", "obsolete", "incomplete", "without verification")
            .statusesOfTeams()
            .build();

    private YouTrack() {}
}
