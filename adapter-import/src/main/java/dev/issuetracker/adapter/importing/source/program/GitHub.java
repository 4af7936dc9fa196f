package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;

/** GitHub, as JSON: what its command line writes, or its REST interface, which has pull requests among the issues. */
final class GitHub {
    static final ImportFormat PAGE = ImportFormat.named("github")
            .sign(Sign.names("number", "title")
                    .oneOf("stateReason", "createdAt", "author.login", "state_reason", "user.login"))
            .column(Column.past(Past.KEY, "number"))
            .column(Column.past(Past.URL, "html_url", "url"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "title").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "body"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "state"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.LIST, "assignees.login"))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "labels.name", "labels"))
            .column(Column.past(Past.AUTHOR, "author.login", "user.login"))
            .column(Column.past(Past.CREATED, "createdAt", "created_at"))
            .column(Column.past(Past.UPDATED, "updatedAt", "updated_at"))
            .column(Column.past(Past.RESOLVED, "closedAt", "closed_at"))
            .column(Column.past(Past.COMMENT_TEXTS, "comments.body"))
            .column(Column.past(Past.COMMENT_AUTHORS, "comments.author.login"))
            .column(Column.past(Past.COMMENT_TIMES, "comments.createdAt"))
            .column(Column.named("Milestone", CellKind.TEXT, "milestone.title"))
            .column(Column.named("Type", CellKind.NAME, "type.name"))
            .column(Column.named("Resolution", CellKind.NAME, "stateReason", "state_reason"))
            .passingOver("Pull requests", "pull_request.url")
            .build();

    private GitHub() {}
}
