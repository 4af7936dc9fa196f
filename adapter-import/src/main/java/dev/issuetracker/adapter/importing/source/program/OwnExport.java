package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;

/** The issues of a tracker such as this one, as it exports them: tables, or lines of JSON. */
final class OwnExport {
    static final ImportFormat PAGE = ImportFormat.named("issue-tracker")
            .sign(Sign.names("id", "title", "status", "created_by", "created_at", "updated_at", "version"))
            .sign(Sign.names("id", "title", "status", "created_by.username", "created_at", "updated_at", "version"))
            .column(Column.past(Past.KEY, "id"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "title").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "status"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "assignee", "assignee.username"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "labels", "labels.name"))
            .column(Column.past(Past.PARENT, "parent"))
            .column(Column.past(Past.AUTHOR, "created_by", "created_by.username"))
            .column(Column.past(Past.CREATED, "created_at"))
            .column(Column.past(Past.UPDATED, "updated_at"))
            .column(Column.past(Past.RESOLVED, "resolved_at"))
            .customField("fields.%s", "fields.%s.username")
            .status(Status.OPEN, Status.OPEN.code())
            .status(Status.IN_PROGRESS, Status.IN_PROGRESS.code())
            .status(Status.RESOLVED, Status.RESOLVED.code())
            .escapingGuards()
            .pointed()
            .build();

    private OwnExport() {}
}
