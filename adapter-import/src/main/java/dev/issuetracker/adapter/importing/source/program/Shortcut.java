package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;

/** Shortcut stories: the zone of the times is in a column of its own. */
final class Shortcut {
    static final ImportFormat PAGE = ImportFormat.named("shortcut")
            .sign(Sign.names("is_a_blocker", "name"))
            .sign(Sign.names("utc_offset", "name"))
            .column(Column.past(Past.KEY, "id"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "name").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "state"))
            .column(Column.past(Past.FINISHED, "is_completed"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.PEOPLE, "owners"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "labels").separatedBy(';'))
            .column(Column.past(Past.AUTHOR, "requestor"))
            .column(Column.past(Past.OFFSET, "utc_offset"))
            .column(Column.past(Past.CREATED, "created_at"))
            .column(Column.past(Past.UPDATED, "updated_at"))
            .column(Column.past(Past.RESOLVED, "completed_at"))
            .column(Column.named("Type", CellKind.NAME, "type").meaning("task", "chore"))
            .column(Column.named("Due date", CellKind.DATE, "due_date"))
            .column(Column.named("Milestone", CellKind.TEXT, "epic"))
            .column(Column.named("Estimate", CellKind.NUMBER, "estimate"))
            .column(Column.named("Sprint", CellKind.TEXT, "iteration"))
            .optionsSeparatedBy(';')
            .statusesOfTeams()
            .build();

    private Shortcut() {}
}
