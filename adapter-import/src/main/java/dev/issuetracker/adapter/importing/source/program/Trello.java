package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;

/** Trello cards, from the CSV or the JSON of a board: lists are statuses, and labels of the CSV have a colour. */
final class Trello {
    static final ImportFormat PAGE = ImportFormat.named("trello")
            .sign(Sign.names("card id", "card name", "list name"))
            .sign(Sign.names("id", "name", "idList", "list.name"))
            .column(Column.past(Past.KEY, "card id", "id"))
            .column(Column.past(Past.URL, "card url", "shortUrl"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "card name", "name")
                    .asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "card description", "desc"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "list name", "list.name"))
            .column(Column.past(Past.FINISHED, "due complete", "dueComplete"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.PEOPLE, "members"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.LIST, "members.username"))
            .column(Column.of(IssueField.LABELS, CellKind.COLORED_LIST, "labels"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "label"))
            .column(Column.past(Past.CREATED, "created"))
            .column(Column.past(Past.UPDATED, "last activity date", "dateLastActivity"))
            .column(Column.past(Past.COMMENT_TEXTS, "comments.text"))
            .column(Column.past(Past.COMMENT_AUTHORS, "comments.author"))
            .column(Column.past(Past.COMMENT_TIMES, "comments.date"))
            .column(Column.named("Due date", CellKind.DATE, "due date", "due"))
            .column(Column.named("Project", CellKind.TEXT, "board name", "board.name"))
            .timedByKeys()
            .statusesOfTeams()
            .build();

    private Trello() {}
}
