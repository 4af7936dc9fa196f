package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.markup.Markup;
import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.link.Relation;

/** Jira, Cloud and Server: one column for each value of a list, and a setting for the form of its dates. */
final class Jira {
    static final ImportFormat PAGE = ImportFormat.named("jira")
            .sign(Sign.names("issue key", "summary"))
            .column(Column.past(Past.KEY, "issue key"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "summary").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "status"))
            .column(Column.past(Past.CATEGORY, "status category"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "assignee"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "labels").repeated())
            .column(Column.past(Past.AUTHOR, "reporter", "creator"))
            .column(Column.past(Past.CREATED, "created"))
            .column(Column.past(Past.UPDATED, "updated"))
            .column(Column.past(Past.RESOLVED, "resolved"))
            .column(Column.past(Past.COMMENT, "comment").repeated())
            .column(Column.named("Priority", CellKind.NAME, "priority")
                    .meaning("urgent", "highest", "blocker", "critical")
                    .meaning("high", "major")
                    .meaning("low", "lowest", "minor", "trivial"))
            .column(Column.named("Type", CellKind.NAME, "issue type")
                    .meaning("feature", "story", "new feature", "improvement", "epic")
                    .meaning("task", "sub-task", "subtask"))
            .column(Column.named("Due date", CellKind.DATE, "due date"))
            .column(Column.named("Milestone", CellKind.TEXT, "fix versions", "fix version/s")
                    .repeated())
            .column(Column.named("Estimate", CellKind.NUMBER, "original estimate")
                    .inUnitsOf(3_600))
            .column(Column.named("Resolution", CellKind.NAME, "resolution"))
            .column(Column.named("Sprint", CellKind.TEXT, "sprint").repeated())
            .column(Column.named("Components", CellKind.LIST, "components", "component/s")
                    .repeated())
            .column(Column.past(Past.PARENT, "parent key"))
            .column(Column.past(Past.PARENT_NUMBER, "parent id", "parent"))
            .column(Column.past(Past.EPIC, "custom field (epic link)", "epic link", "custom field (parent link)"))
            .column(Column.past(Past.NUMBER, "issue id"))
            .column(Column.link(Relation.BLOCKS, "outward issue link (blocks)"))
            .column(Column.link(Relation.BLOCKED_BY, "inward issue link (blocks)"))
            .column(Column.link(Relation.DUPLICATES, "outward issue link (duplicate)"))
            .column(Column.link(Relation.DUPLICATED_BY, "inward issue link (duplicate)"))
            .column(Column.link(
                    Relation.RELATES,
                    "outward issue link (relates)",
                    "inward issue link (relates)",
                    "outward issue link (cloners)",
                    "inward issue link (cloners)"))
            .customField("custom field (%s)")
            .fieldsRepeat()
            .status(Status.OPEN, "à faire", "zu erledigen", "offen", "por hacer")
            .status(Status.IN_PROGRESS, "en cours", "revue en cours", "in arbeit", "in bearbeitung", "en curso")
            .status(
                    Status.RESOLVED,
                    "terminé",
                    "terminé(e)",
                    "fertig",
                    "erledigt",
                    "merged to master",
                    "cannot reproduce")
            .statusesOfTeams()
            .writtenIn(Markup.JIRA)
            .build();

    private Jira() {}
}
