package dev.issuetracker.adapter.persistence.row;

import dev.issuetracker.adapter.persistence.row.IssueColumns.Texts;
import dev.issuetracker.adapter.persistence.sql.ListColumn;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.issue.ChildCount;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.IssueTimes;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** An issue as a row, its people and labels in it. */
public final class IssueRow implements RowMapper<Issue> {
    /** What is read of an issue; conditions on {@code i} follow. */
    public static final String SELECT = select(Texts.ALL, "");

    /** The same without the texts that may be large. */
    public static final String SELECT_OUTLINE = select(Texts.NONE, "");

    /** The same with those texts only when they are short. */
    public static final String SELECT_SHORT = select(Texts.SHORT, "");

    /** The same as the first with the comments in one column; null when there are none, or more than a thread holds. */
    public static final String SELECT_THREAD = select(
            Texts.ALL,
            new SqlText("""
            , (SELECT count(*) FROM issues p WHERE p.parent_id = i.id AND p.deleted_at IS NULL) AS children,
            (SELECT count(*) FROM issues p WHERE p.parent_id = i.id AND p.deleted_at IS NULL AND p.status = 'resolved')
              AS children_resolved,
            CASE WHEN (SELECT count(*) <= <most_comments> AND sum(octet_length(m.body)) <= <most_octets>
                       FROM comments m WHERE m.issue_id = i.id)
              THEN (SELECT string_agg(m.id || '\037' || m.author_id || '\037' || u.username || '\037' || m.created_at
                            || '\037' || m.updated_at || '\037' || m.version || '\037' || m.body, '\036' ORDER BY m.id)
                    FROM comments m JOIN users u ON u.id = m.author_id
                    WHERE m.issue_id = i.id)
              END AS comments
            """)
                    .with("most_comments", IssueThread.MAX_COMMENTS)
                    .with("most_octets", Page.MAX_TEXT)
                    .text());

    /**
     * Every issue has a creator. The join is an outer one all the same, so that no plan begins with the accounts: the
     * database would read all issues then, and sort them.
     */
    private static String select(Texts texts, String more) {
        return new SqlText("""
                SELECT i.id, <values>,
                       i.created_by, c.username AS creator_name, i.created_at, i.updated_at, i.resolved_at,
                       i.deleted_at, i.version,
                       (SELECT count(*) FROM comments m WHERE m.issue_id = i.id) AS comment_count,
                       (SELECT string_agg(l.id || '\037' || l.color || '\037' || l.name, '\036')
                        FROM issue_labels il JOIN labels l ON l.id = il.label_id
                        WHERE il.issue_id = i.id) AS labels,
                       <version> AS field_catalog,
                       CASE WHEN i.fields <> '' AND EXISTS (SELECT 1 FROM fields WHERE type = 'user')
                       THEN (SELECT string_agg(v.user_id || '\037' || u.username, '\036')
                             FROM issue_fields v JOIN users u ON u.id = v.user_id
                             WHERE v.issue_id = i.id AND v.user_id IS NOT NULL)
                       END AS field_users
                <more>FROM issues i
                LEFT JOIN users c ON c.id = i.created_by
                LEFT JOIN users a ON a.id = i.assignee_id
                """)
                .with("values", IssueColumns.selected(texts))
                .with("version", FieldCatalog.VERSION)
                .with("more", more)
                .text();
    }

    private final Handle handle;
    private final FieldCatalog fields;

    public IssueRow(Handle handle, FieldCatalog fields) {
        this.handle = handle;
        this.fields = fields;
    }

    @Override
    public Issue map(ResultSet row, StatementContext context) throws SQLException {
        return issue(row);
    }

    /** A thread; without comments, though the issue has some, when those are more than a thread holds. */
    public IssueThread thread(ResultSet row) throws SQLException {
        Issue issue = issue(row);
        List<Comment> comments = ListColumn.records(row.getString("comments")).stream()
                .map(fields -> comment(issue.id(), fields))
                .toList();
        ChildCount children = new ChildCount(row.getLong("children"), row.getLong("children_resolved"));
        return new IssueThread(issue, children, comments, Optional.empty());
    }

    private Issue issue(ResultSet row) throws SQLException {
        IssueValues.Builder values = IssueValues.stored();
        for (IssueColumn<?> column : IssueColumns.ALL) {
            column.readInto(values, row);
        }
        readFields(row, values);
        IssueTimes times = new IssueTimes(
                Micros.read(row, "created_at"),
                Micros.read(row, "updated_at"),
                Micros.readNullable(row, "resolved_at"),
                Micros.readNullable(row, "deleted_at"));
        UserRef createdBy = new UserRef(row.getLong("created_by"), row.getString("creator_name"));
        return new Issue(
                row.getLong("id"),
                row.getLong("version"),
                values.build(),
                createdBy,
                times,
                row.getLong("comment_count"));
    }

    private void readFields(ResultSet row, IssueValues.Builder values) throws SQLException {
        String packed = row.getString("fields");
        if (!packed.isEmpty()) {
            Map<Long, UserRef> users = new HashMap<>();
            for (String[] user : ListColumn.records(row.getString("field_users"))) {
                long id = Long.parseLong(user[0]);
                users.put(id, new UserRef(id, user[1]));
            }
            FieldDefinitions definitions = fields.at(handle, row.getLong("field_catalog"));
            PackedFields.read(packed, definitions, users::get, values);
        }
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
}
