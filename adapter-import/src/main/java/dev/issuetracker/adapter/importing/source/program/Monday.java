package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.file.Blocks;
import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import java.util.List;

/**
 * A board of monday.com: groups with headers of their own, subitems below their items, and comments on another sheet.
 * People name most columns; these are the names that boards have at first.
 */
final class Monday {
    private static final String[] KEYS = {"item id (auto generated)", "item id"};
    private static final String[] PEOPLE = {"person", "people", "owner", "assignee"};
    private static final String[] DAYS = {"due date", "date", "deadline", "timeline - end"};
    /** Of parts a timeline is no other word for the day of an item, beside which it may be. */
    private static final String[] DUE = {"due date", "date", "deadline", "timeline - end", "timeline"};

    private static final String GROUP = "Group";
    private static final String PARENT = "Parent item";
    private static final List<String> COMMENTS = List.of("comments.author", "comments.date", "comments.text");
    private static final String OTHERS = "Comments of";

    private static final Blocks BLOCKS = new Blocks(
            "name",
            "subitems",
            List.of(List.of(PEOPLE), List.of(DAYS)),
            List.of(KEYS),
            GROUP,
            PARENT,
            new Blocks.Remarks(
                    "updates",
                    "item id",
                    "item name",
                    List.of("user", "created at", "update content"),
                    COMMENTS,
                    OTHERS));

    static final ImportFormat PAGE = ImportFormat.named("monday")
            .sign(Sign.names().oneOf(KEYS).beginningWith("name"))
            .sign(Sign.names("subitems").beginningWith("name"))
            .sign(Sign.names("status", "person").beginningWith("name"))
            .inBlocks(BLOCKS)
            .column(Column.past(Past.KEY, KEYS))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "name").asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description", "long text", "notes"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "status"))
            .column(Column.past(Past.CATEGORY, GROUP))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.PEOPLE, PEOPLE))
            .column(Column.of(IssueField.LABELS, CellKind.LIST, "tags"))
            .column(Column.past(Past.CREATED, "created at"))
            .column(Column.past(Past.PARENT, PARENT))
            .column(Column.past(Past.COMMENT_AUTHORS, COMMENTS.get(0)))
            .column(Column.past(Past.COMMENT_TIMES, COMMENTS.get(1)))
            .column(Column.past(Past.COMMENT_TEXTS, COMMENTS.get(2)))
            .column(Column.named("Priority", CellKind.NAME, "priority")
                    .meaning("urgent", "critical", "critical ⚠️", "critical ⚠️️")
                    .meaning("low", "best effort"))
            .column(Column.named("Due date", CellKind.PERIOD, DUE))
            .status(Status.IN_PROGRESS, "working on it", "stuck")
            .statusesOfTeams()
            .passingOver("Comments on items that are not in the table", "comments of")
            .build();

    private Monday() {}
}
