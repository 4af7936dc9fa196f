package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.link.Relation;

/** Any other table. It shows no sign of its own: its sender names this format, and says what its columns fill. */
final class Other {
    static final ImportFormat PAGE = ImportFormat.named("other")
            .column(Column.past(Past.KEY, "key"))
            .column(Column.past(Past.URL, "url"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "title").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "status"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.PEOPLE, "assignee"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "labels"))
            .column(Column.past(Past.AUTHOR, "created_by"))
            .column(Column.past(Past.CREATED, "created_at"))
            .column(Column.past(Past.UPDATED, "updated_at"))
            .column(Column.past(Past.RESOLVED, "resolved_at"))
            .column(Column.past(Past.COMMENT, "comments").repeated())
            .column(Column.named("Due date", CellKind.DATE, "due date"))
            .column(Column.named("Estimate", CellKind.NUMBER, "estimate"))
            .column(Column.past(Past.PARENT, "parent"))
            .column(Column.link(Relation.BLOCKS, "blocks"))
            .column(Column.link(Relation.BLOCKED_BY, "blocked_by"))
            .column(Column.link(Relation.DUPLICATES, "duplicates"))
            .column(Column.link(Relation.DUPLICATED_BY, "duplicated_by"))
            .column(Column.link(Relation.RELATES, "relates"))
            .statusesOfTeams()
            .build();

    private Other() {}
}
