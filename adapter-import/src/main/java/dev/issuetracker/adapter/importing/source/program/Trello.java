package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;

/** Trello cards, from the CSV of a board: lists are statuses, and labels have a colour behind them. */
final class Trello {
    static final ImportFormat PAGE = ImportFormat.named("trello")
            .sign(Sign.names("card id", "card name", "list name"))
            .column(Column.past(Past.KEY, "card id"))
            .column(Column.past(Past.URL, "card url"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "card name").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "card description"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "list name"))
            .column(Column.past(Past.FINISHED, "due complete"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "members"))
            .column(Column.of(IssueField.LABELS, CellKind.COLORED_LIST, "labels"))
            .column(Column.past(Past.UPDATED, "last activity date"))
            .column(Column.named("Due date", CellKind.DATE, "due date"))
            .column(Column.named("Project", CellKind.TEXT, "board name"))
            .statusesOfTeams()
            .build();

    private Trello() {}
}
