package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;

/** Taiga: issues, and user stories, which call the time of their end otherwise. */
final class Taiga {
    static final ImportFormat PAGE = ImportFormat.named("taiga")
            .sign(Sign.names("ref", "subject", "is_closed"))
            .column(Column.past(Past.KEY, "ref"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "subject").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "status"))
            .column(Column.past(Past.FINISHED, "is_closed"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "assigned_to"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "tags"))
            .column(Column.past(Past.AUTHOR, "owner"))
            .column(Column.past(Past.CREATED, "created_date"))
            .column(Column.past(Past.UPDATED, "modified_date"))
            .column(Column.past(Past.RESOLVED, "finished_date", "finish_date"))
            .column(Column.named("Priority", CellKind.NAME, "priority").meaning("medium", "normal"))
            .column(Column.named("Type", CellKind.NAME, "type").meaning("feature", "enhancement"))
            .column(Column.named("Due date", CellKind.DATE, "due_date"))
            .column(Column.named("Milestone", CellKind.TEXT, "sprint"))
            .statusesOfTeams()
            .guardingFormulas()
            .build();

    private Taiga() {}
}
