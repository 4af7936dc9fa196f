package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;

/** OpenProject work packages with an English header, whatever the language of the values. */
final class OpenProject {
    static final ImportFormat PAGE = ImportFormat.named("openproject")
            .sign(Sign.names("subject", "type", "status").beginningWith("id"))
            .column(Column.past(Past.KEY, "id"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "subject").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "status"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "assignee"))
            .column(Column.past(Past.PARENT_LINE, "parent"))
            .column(Column.past(Past.AUTHOR, "author"))
            .column(Column.past(Past.CREATED, "created on"))
            .column(Column.past(Past.UPDATED, "updated on"))
            .column(Column.named("Priority", CellKind.NAME, "priority")
                    .meaning("urgent", "immediate")
                    .meaning("medium", "normal"))
            .column(Column.named("Type", CellKind.NAME, "type")
                    .meaning("feature", "user story", "epic", "característica")
                    .meaning("task", "tarea"))
            .column(Column.named("Due date", CellKind.DATE, "finish date", "due date"))
            .column(Column.named("Milestone", CellKind.TEXT, "version"))
            .status(Status.OPEN, "nuevo", "in specification", "specified", "to be scheduled", "scheduled")
            .status(Status.IN_PROGRESS, "en progreso", "developed", "tested", "test failed")
            .status(Status.RESOLVED, "cerrado", "rechazado")
            .optionsSeparatedBy(';')
            .statusesOfTeams()
            .build();

    private OpenProject() {}
}
