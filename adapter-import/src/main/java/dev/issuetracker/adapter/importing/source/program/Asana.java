package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;

/** Asana tasks: a task is done when it has a time of its completion. */
final class Asana {
    static final ImportFormat PAGE = ImportFormat.named("asana")
            .sign(Sign.names("task id", "section/column"))
            .sign(Sign.names("task id", "last modified", "name"))
            .column(Column.past(Past.KEY, "task id"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "name").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "notes"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "section/column"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "assignee"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "tags"))
            .column(Column.past(Past.CREATED, "created at"))
            .column(Column.past(Past.UPDATED, "last modified"))
            .column(Column.past(Past.RESOLVED, "completed at"))
            .column(Column.past(Past.PARENT_TITLE, "parent task"))
            .column(Column.named("Due date", CellKind.DATE, "due date"))
            .column(Column.named("Project", CellKind.TEXT, "projects"))
            .statusesOfTeams()
            .finishedByTime()
            .build();

    private Asana() {}
}
