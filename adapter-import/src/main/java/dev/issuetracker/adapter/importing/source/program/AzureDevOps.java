package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.markup.Markup;
import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;

/** Azure DevOps queries, also those of trees, which have a column of titles for each level. */
final class AzureDevOps {
    static final ImportFormat PAGE = ImportFormat.named("azure-devops")
            .sign(Sign.names("work item type", "title"))
            .sign(Sign.names("work item type", "title 1"))
            .column(Column.past(Past.KEY, "id"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "title", "title 1", "title 2", "title 3", "title 4")
                    .repeated()
                    .asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "state"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "assigned to"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "tags").separatedBy(';'))
            .column(Column.past(Past.AUTHOR, "created by"))
            .column(Column.past(Past.CREATED, "created date"))
            .column(Column.past(Past.UPDATED, "changed date"))
            .column(Column.past(Past.RESOLVED, "closed date"))
            .column(Column.named("Priority", CellKind.NAME, "priority")
                    .meaning("urgent", "1")
                    .meaning("high", "2")
                    .meaning("medium", "3")
                    .meaning("low", "4"))
            .column(Column.named("Type", CellKind.NAME, "work item type")
                    .meaning("feature", "user story", "product backlog item", "epic")
                    .meaning("task", "issue"))
            .column(Column.named("Due date", CellKind.DATE, "due date", "target date"))
            .column(Column.named("Milestone", CellKind.TEXT, "iteration path"))
            .column(Column.named("Estimate", CellKind.NUMBER, "story points"))
            .column(Column.past(Past.PARENT, "parent"))
            .statusesOfTeams()
            .writtenIn(Markup.HTML)
            .build();

    private AzureDevOps() {}
}
