package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.link.Relation;
import java.util.Map;

/** Plane work items: lists, relations and comments are arrays of JSON, and there are no descriptions. */
final class Plane {
    /** What begins, ends or is done with another item has no relation of its own here. */
    private static final Map<String, Relation> RELATIONS = Map.of(
            "blocked_by",
            Relation.BLOCKED_BY,
            "duplicate",
            Relation.DUPLICATES,
            "relates_to",
            Relation.RELATES,
            "start_before",
            Relation.RELATES,
            "finish_before",
            Relation.RELATES,
            "implemented_by",
            Relation.RELATES);

    static final ImportFormat PAGE = ImportFormat.named("plane")
            .sign(Sign.names("project identifier", "sequence id"))
            .column(Column.past(Past.KEY, "identifier"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "name").asRequired())
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "state name"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.ARRAY, "assignees"))
            .column(Column.of(IssueField.LABELS, CellKind.ARRAY, "labels"))
            .column(Column.past(Past.AUTHOR, "created by name"))
            .column(Column.past(Past.CREATED, "created at"))
            .column(Column.past(Past.UPDATED, "updated at"))
            .column(Column.past(Past.RESOLVED, "completed at"))
            .column(Column.past(Past.COMMENT_OBJECTS, "comments"))
            .column(Column.named("Priority", CellKind.NAME, "priority").meaning("", "none"))
            .column(Column.named("Due date", CellKind.DATE, "target date"))
            .column(Column.named("Estimate", CellKind.NUMBER, "estimate"))
            .column(Column.past(Past.PARENT, "parent"))
            .column(Column.wordedLinks(RELATIONS, "relations"))
            .statusesOfTeams()
            .build();

    private Plane() {}
}
