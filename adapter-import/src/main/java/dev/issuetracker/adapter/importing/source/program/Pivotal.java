package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;

/** Pivotal Tracker stories: accepted ones are resolved, one column for each comment and owner. */
final class Pivotal {
    static final ImportFormat PAGE = ImportFormat.named("pivotal")
            .sign(Sign.names("story type"))
            .sign(Sign.names("current state"))
            .column(Column.past(Past.KEY, "id"))
            .column(Column.past(Past.URL, "url"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "title", "story").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "current state"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.PEOPLE, "owned by").repeated())
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "labels"))
            .column(Column.past(Past.AUTHOR, "requested by"))
            .column(Column.past(Past.CREATED, "created at"))
            .column(Column.past(Past.RESOLVED, "accepted at"))
            .column(Column.past(Past.COMMENT, "comment").repeated())
            .column(Column.named("Type", CellKind.NAME, "type", "story type").meaning("task", "chore", "release"))
            .column(Column.named("Due date", CellKind.DATE, "deadline"))
            .column(Column.named("Estimate", CellKind.NUMBER, "estimate"))
            .column(Column.named("Sprint", CellKind.TEXT, "iteration"))
            .status(Status.OPEN, "unscheduled", "planned")
            .status(Status.IN_PROGRESS, "finished", "delivered", "rejected")
            .build();

    private Pivotal() {}
}
