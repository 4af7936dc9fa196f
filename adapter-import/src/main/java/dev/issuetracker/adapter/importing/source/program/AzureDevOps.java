package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.markup.Markup;
import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.stream.IntStream;

/** Azure DevOps queries, also those of trees, which have a column of titles for each level. */
final class AzureDevOps {
    private static final String[] TITLES = IntStream.rangeClosed(0, 20)
            .mapToObj(level -> level == 0 ? "title" : "title " + level)
            .toArray(String[]::new);

    static final ImportFormat PAGE = ImportFormat.named("azure-devops")
            .sign(Sign.names("work item type", "title"))
            .sign(Sign.names("work item type", "title 1"))
            .column(Column.past(Past.KEY, "id"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, TITLES)
                    .repeated()
                    .asRequired())
            .inTrees()
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
            .optionsSeparatedBy(';')
            .statusesOfTeams()
            .writtenIn(Markup.HTML)
            .build();

    private AzureDevOps() {}
}
