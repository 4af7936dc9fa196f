package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.link.Relation;

/** Linear: joined labels, people by their addresses, and dates as a browser writes them in some exports. */
final class Linear {
    static final ImportFormat PAGE = ImportFormat.named("linear")
            .sign(Sign.names("id", "team", "title").oneOf("cycle number", "triaged", "canceled"))
            .column(Column.past(Past.KEY, "id"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "title").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "status"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "assignee"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "labels"))
            .column(Column.past(Past.AUTHOR, "creator"))
            .column(Column.past(Past.CREATED, "created"))
            .column(Column.past(Past.UPDATED, "updated"))
            .column(Column.past(Past.RESOLVED, "completed", "canceled").repeated())
            .column(Column.named("Priority", CellKind.NAME, "priority").meaning("", "no priority"))
            .column(Column.named("Due date", CellKind.DATE, "due date"))
            .column(Column.named("Milestone", CellKind.TEXT, "project milestone"))
            .column(Column.named("Estimate", CellKind.NUMBER, "estimate"))
            .column(Column.named("Project", CellKind.TEXT, "project"))
            .column(Column.named("Sprint", CellKind.TEXT, "cycle name"))
            .column(Column.past(Past.PARENT, "parent issue"))
            .column(Column.link(Relation.BLOCKS, "blocks"))
            .column(Column.link(Relation.BLOCKED_BY, "blocked by"))
            .column(Column.link(Relation.DUPLICATES, "duplicate of"))
            .column(Column.link(Relation.RELATES, "related to"))
            .statusesOfTeams()
            .guardingFormulas()
            .build();

    private Linear() {}
}
