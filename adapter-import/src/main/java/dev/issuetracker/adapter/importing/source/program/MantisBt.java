package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;

/** MantisBT with its English header: numbers are padded with zeros, dates have no times. */
final class MantisBt {
    static final ImportFormat PAGE = ImportFormat.named("mantisbt")
            .sign(Sign.names("reporter", "date submitted").beginningWith("id"))
            .column(Column.past(Past.KEY, "id"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "summary").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "status"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "assigned to"))
            .column(Column.past(Past.AUTHOR, "reporter"))
            .column(Column.past(Past.CREATED, "date submitted"))
            .column(Column.past(Past.UPDATED, "updated"))
            .column(Column.named("Priority", CellKind.NAME, "priority")
                    .meaning("urgent", "immediate")
                    .meaning("medium", "normal")
                    .meaning("", "none"))
            .column(Column.named("Milestone", CellKind.TEXT, "fixed in version"))
            .column(Column.named("Category", CellKind.NAME, "category"))
            .column(Column.named("Resolution", CellKind.NAME, "resolution"))
            .status(Status.OPEN, "feedback")
            .build();

    private MantisBt() {}
}
