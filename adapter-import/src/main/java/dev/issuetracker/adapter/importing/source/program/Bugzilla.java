package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;

/** Bugzilla lists, with the header for programs or that for people. */
final class Bugzilla {
    static final ImportFormat PAGE = ImportFormat.named("bugzilla")
            .sign(Sign.names().beginningWith("bug_id"))
            .sign(Sign.names("bug id", "component"))
            .column(Column.past(Past.KEY, "bug_id", "bug id"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "short_desc", "summary")
                    .asRequired())
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "bug_status", "status"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "assigned_to", "assignee"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "keywords"))
            .column(Column.past(Past.AUTHOR, "reporter"))
            .column(Column.past(Past.CREATED, "opendate", "opened"))
            .column(Column.past(Past.UPDATED, "changeddate", "changed"))
            .column(Column.named("Priority", CellKind.NAME, "priority")
                    .meaning("urgent", "p1", "highest")
                    .meaning("high", "p2")
                    .meaning("medium", "p3", "normal")
                    .meaning("low", "p4", "p5", "lowest")
                    .meaning("", "--", "---"))
            .column(Column.named("Milestone", CellKind.TEXT, "target_milestone", "target milestone")
                    .meaning("", "---"))
            .column(Column.named("Resolution", CellKind.NAME, "resolution").meaning("", "---"))
            .column(Column.named("Components", CellKind.LIST, "component"))
            .status(Status.OPEN, "unconfirmed", "needinfo")
            .build();

    private Bugzilla() {}
}
