package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;

/** ClickUp tasks: times are milliseconds since 1970, lists are in brackets, comments are JSON. */
final class ClickUp {
    static final ImportFormat PAGE = ImportFormat.named("clickup")
            .sign(Sign.names("task id", "task name", "list name"))
            .column(Column.past(Past.KEY, "task id"))
            .column(Column.past(Past.URL, "task link"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "task name").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "task content"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "status"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.ARRAY, "assignees"))
            .column(Column.of(IssueField.LABELS, CellKind.ARRAY, "tags"))
            .column(Column.past(Past.CREATED, "date created"))
            .column(Column.past(Past.COMMENT_OBJECTS, "comments"))
            .column(Column.named("Priority", CellKind.NAME, "priority")
                    .meaning("urgent", "1")
                    .meaning("high", "2")
                    .meaning("medium", "3", "normal")
                    .meaning("low", "4")
                    .meaning("", "null", "none"))
            .column(Column.named("Due date", CellKind.DATE, "due date").meaning("", "null"))
            .column(Column.named("Estimate", CellKind.NUMBER, "time estimated")
                    .inUnitsOf(3_600_000)
                    .meaning("", "0", "null"))
            .column(Column.named("Project", CellKind.TEXT, "list name"))
            .column(Column.past(Past.PARENT, "parent id").meaning("", "null"))
            .statusesOfTeams()
            .build();

    private ClickUp() {}
}
