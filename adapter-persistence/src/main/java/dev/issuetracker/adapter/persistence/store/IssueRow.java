package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.LargeTexts;
import dev.issuetracker.adapter.persistence.sql.ListColumn;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.domain.issue.Comment;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueField;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.IssueTimes;
import dev.issuetracker.domain.issue.IssueValues;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** An issue as a row, its people and labels in it. */
public final class IssueRow implements RowMapper<Issue> {
    /** What is read of an issue; to be followed by conditions on {@code i}. */
    static final String SELECT = """
            SELECT i.id, i.title, i.description, i.status, i.assignee_id, a.username AS assignee_name,
                   i.created_by, c.username AS creator_name, i.created_at, i.updated_at, i.resolved_at, i.deleted_at,
                   i.version,
                   (SELECT count(*) FROM comments m WHERE m.issue_id = i.id) AS comment_count,
                   (SELECT string_agg(l.id || '\037' || l.color || '\037' || l.name, '\036')
                    FROM issue_labels il JOIN labels l ON l.id = il.label_id
                    WHERE il.issue_id = i.id) AS labels
            FROM issues i
            JOIN users c ON c.id = i.created_by
            LEFT JOIN users a ON a.id = i.assignee_id
            """;

    /** The same without the description, which may be large. */
    static final String SELECT_OUTLINE = SELECT.replace("i.description", "'' AS description");

    /** The same with the description only when it is short, as {@link LargeTexts} wants it. */
    public static final String SELECT_SHORT = SELECT.replace("i.description", """
            CASE WHEN octet_length(i.description) <= %d THEN i.description ELSE '' END AS description,
            octet_length(i.description) AS octets""".formatted(LargeTexts.SHORT));

    /** The same as the first with the comments, packed; null when there are none, or more than a thread holds. */
    static final String SELECT_THREAD =
            SELECT.replace("FROM issues i\n", """
            , CASE WHEN (SELECT count(*) <= %d AND sum(octet_length(m.body)) <= %d FROM comments m WHERE m.issue_id = i.id)
              THEN (SELECT string_agg(m.id || '\037' || m.author_id || '\037' || u.username || '\037' || m.created_at
                            || '\037' || m.updated_at || '\037' || m.version || '\037' || m.body, '\036' ORDER BY m.id)
                    FROM comments m JOIN users u ON u.id = m.author_id
                    WHERE m.issue_id = i.id)
              END AS comments
            FROM issues i
            """.formatted(IssueThread.MAX_COMMENTS, Page.MAX_TEXT));

    @Override
    public Issue map(ResultSet row, StatementContext context) throws SQLException {
        return issue(row);
    }

    /** A thread; without comments, though the issue has some, when those are more than a thread holds. */
    static IssueThread thread(ResultSet row, StatementContext context) throws SQLException {
        Issue issue = issue(row);
        List<Comment> comments = ListColumn.records(row.getString("comments")).stream()
                .map(fields -> comment(issue.id(), fields))
                .toList();
        return new IssueThread(issue, comments, Optional.empty());
    }

    private static Issue issue(ResultSet row) throws SQLException {
        IssueValues values = IssueValues.stored()
                .set(IssueField.TITLE, row.getString("title"))
                .set(IssueField.DESCRIPTION, row.getString("description"))
                .set(IssueField.STATUS, status(row.getString("status")))
                .set(IssueField.ASSIGNEE, user(row, "assignee_id", "assignee_name"))
                .set(IssueField.LABELS, ListColumn.labels(row.getString("labels")))
                .build();
        IssueTimes times = new IssueTimes(
                Micros.read(row, "created_at"),
                Micros.read(row, "updated_at"),
                Micros.readNullable(row, "resolved_at"),
                Micros.readNullable(row, "deleted_at"));
        UserRef createdBy = new UserRef(row.getLong("created_by"), row.getString("creator_name"));
        return new Issue(
                row.getLong("id"), row.getLong("version"), values, createdBy, times, row.getLong("comment_count"));
    }

    private static Comment comment(long issueId, String[] fields) {
        return new Comment(
                Long.parseLong(fields[0]),
                issueId,
                fields[6],
                new UserRef(Long.parseLong(fields[1]), fields[2]),
                Micros.instant(Long.parseLong(fields[3])),
                Micros.instant(Long.parseLong(fields[4])),
                Long.parseLong(fields[5]));
    }

    static Status status(String code) {
        return Status.of(code).orElseThrow(() -> new IllegalStateException("the database holds a status " + code));
    }

    static @Nullable UserRef user(ResultSet row, String id, String name) throws SQLException {
        long userId = row.getLong(id);
        return row.wasNull() ? null : new UserRef(userId, row.getString(name));
    }
}
