package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.LargeTexts;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.OneRow;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Comments in the table {@code comments}. */
public final class JdbiComments implements Comments {
    /** The other statements on the table {@code comments}. */
    interface Table {
        @SqlQuery("""
                SELECT m.id, m.issue_id, m.body, m.author_id, u.username, m.created_at, m.updated_at, m.version
                FROM comments m JOIN users u ON u.id = m.author_id
                WHERE m.id = :id AND m.issue_id = :issueId
                """)
        Optional<Comment> find(long issueId, long id);

        @SqlUpdate("""
                UPDATE comments SET body = :body, search_text = :searchText, updated_at = :at, version = :version
                WHERE id = :id AND version = :before
                """)
        int update(long id, String body, String searchText, long at, long version, long before);

        @SqlUpdate("DELETE FROM comments WHERE id = :id AND version = :version")
        int delete(long id, long version);

        @SqlQuery("SELECT id, issue_id FROM comments ORDER BY id DESC LIMIT :most")
        @KeyColumn("id")
        @ValueColumn("issue_id")
        Map<Long, Long> newest(int most);
    }

    static final class CommentRow implements RowMapper<Comment> {
        @Override
        public Comment map(ResultSet row, StatementContext context) throws SQLException {
            return new Comment(
                    row.getLong("id"),
                    row.getLong("issue_id"),
                    row.getString("body"),
                    new UserRef(row.getLong("author_id"), row.getString("username")),
                    Micros.read(row, "created_at"),
                    Micros.read(row, "updated_at"),
                    row.getLong("version"));
        }
    }

    private record Added(long id, boolean webhooks) {}

    private static final OneRow<Added> ADD =
            new OneRow<>("""
            INSERT INTO comments (issue_id, body, search_text, author_id, created_at, updated_at, version)
            VALUES (?, ?, ?, ?, ?, ?, 1)
            RETURNING id, EXISTS (SELECT 1 FROM webhooks) AS webhooks
            """, row -> new Added(row.getLong("id"), row.getBoolean("webhooks")));

    /** The body only when it is short, and its length, as {@link LargeTexts} needs them. */
    private static final String SHORT_BODY = "CASE WHEN octet_length(m.body) <= " + LargeTexts.SHORT
            + " THEN m.body ELSE '' END AS body, octet_length(m.body) AS octets";

    private final UnitOfWork work;

    public JdbiComments(UnitOfWork work) {
        this.work = work;
    }

    @Override
    public Comment add(long issueId, String body, UserRef author, Instant at) {
        try {
            long time = Micros.of(at);
            Added added = ADD.find(work.handle(), issueId, body, CaseFolding.fold(body), author.id(), time, time)
                    .orElseThrow();
            work.sawWebhooks(added.webhooks());
            return new Comment(added.id(), issueId, body, author, at, at, 1);
        } catch (JdbiException failure) {
            if (SqlFailure.of(failure) == SqlFailure.DANGLING) {
                throw TrackerException.notFound("issue", issueId);
            }
            throw failure;
        }
    }

    @Override
    public Optional<Comment> find(long issueId, long id) {
        return table().find(issueId, id);
    }

    @Override
    public void save(Comment edited) {
        long before = edited.version() - 1;
        int updated = table().update(
                        edited.id(),
                        edited.body(),
                        CaseFolding.fold(edited.body()),
                        Micros.of(edited.updatedAt()),
                        edited.version(),
                        before);
        if (updated == 0) {
            throw moved(edited, before);
        }
    }

    @Override
    public void remove(Comment comment) {
        if (table().delete(comment.id(), comment.version()) == 0) {
            throw moved(comment, comment.version());
        }
    }

    @Override
    public Map<Long, Long> newest(int most) {
        return table().newest(most);
    }

    private TrackerException moved(Comment comment, long expected) {
        return find(comment.issueId(), comment.id())
                .<TrackerException>map(
                        current -> new StaleVersionException("comment", comment.id(), expected, current.version()))
                .orElseGet(() -> TrackerException.notFound("comment", comment.id()));
    }

    @Override
    public Page<Comment, Long> list(long issueId, PageRequest<Long> request) {
        Keyset page = Keyset.by("m.id", request);
        return LargeTexts.page(work.handle(), request, new CommentRow(), Comment::id, (whole, rows) -> {
            Query query = work.handle().createQuery("""
                    SELECT m.id, m.issue_id, <body>, m.author_id, u.username, m.created_at, m.updated_at, m.version
                    FROM comments m JOIN users u ON u.id = m.author_id
                    WHERE m.issue_id = :issueId AND <condition>
                    <tail>
                    """);
            return page.define(query, rows)
                    .define("body", whole ? "m.body" : SHORT_BODY)
                    .bind("issueId", issueId)
                    .bind("key", request.key());
        });
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
