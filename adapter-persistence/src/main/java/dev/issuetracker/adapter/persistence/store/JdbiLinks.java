package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.Link.Removal;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.link.LinkedIssue;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.link.NewLink;
import dev.issuetracker.domain.link.SeenLink;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Links in the table {@code issue_links}. */
public final class JdbiLinks implements Links {
    /** The links that the issue {@code :issueId} sees, with what it sees at their other ends; conditions follow. */
    private static final String SEEN = """
            SELECT k.id, k.type, k.from_id, k.to_id, k.created_by, c.username AS creator_name, k.created_at,
                   k.removed_by, r.username AS remover_name, k.removed_at, o.id AS other_id, o.title, o.status
            FROM issue_links k
            JOIN issues o ON o.id = CASE k.from_id WHEN :issueId THEN k.to_id ELSE k.from_id END
            JOIN users c ON c.id = k.created_by
            LEFT JOIN users r ON r.id = k.removed_by
            WHERE (k.from_id = :issueId OR k.to_id = :issueId) AND o.deleted_at IS NULL
            """;

    /** The statements on the table {@code issue_links}. */
    interface Table {
        @SqlQuery("""
                INSERT INTO issue_links (type, from_id, to_id, created_by, created_at)
                VALUES (:type, :from, :to, :by, :at)
                RETURNING id
                """)
        long insert(String type, long from, long to, long by, long at);

        @SqlQuery(SEEN + "AND k.id = :id AND k.removed_at IS NULL")
        Optional<SeenLink> find(long issueId, long id);

        @SqlUpdate("""
                UPDATE issue_links SET removed_by = :by, removed_at = :at
                WHERE id = :id AND removed_at IS NULL
                """)
        int remove(long id, long by, long at);

        @SqlQuery("""
                SELECT count(*) FROM issue_links k
                WHERE (k.from_id = :issueId OR k.to_id = :issueId) AND k.removed_at IS NULL
                """)
        long count(long issueId);

        @SqlQuery("""
                SELECT type, from_id, to_id FROM issue_links
                WHERE from_id IN (<issueIds>) AND to_id IN (<issueIds>) AND removed_at IS NULL
                """)
        List<NewLink> among(@BindList Collection<Long> issueIds);

        @SqlQuery("""
                SELECT issue_id, count(*) AS links
                FROM (SELECT from_id AS issue_id FROM issue_links WHERE from_id IN (<issueIds>) AND removed_at IS NULL
                      UNION ALL
                      SELECT to_id FROM issue_links WHERE to_id IN (<issueIds>) AND removed_at IS NULL) k
                GROUP BY issue_id
                """)
        @KeyColumn("issue_id")
        @ValueColumn("links")
        Map<Long, Long> counts(@BindList Collection<Long> issueIds);
    }

    static final class NewLinkRow implements RowMapper<NewLink> {
        @Override
        public NewLink map(ResultSet row, StatementContext context) throws SQLException {
            return new NewLink(
                    LinkType.of(row.getString("type")).orElseThrow(), row.getLong("from_id"), row.getLong("to_id"));
        }
    }

    static final class SeenRow implements RowMapper<SeenLink> {
        @Override
        public SeenLink map(ResultSet row, StatementContext context) throws SQLException {
            Link link = new Link(
                    row.getLong("id"),
                    LinkType.of(row.getString("type")).orElseThrow(),
                    row.getLong("from_id"),
                    row.getLong("to_id"),
                    new UserRef(row.getLong("created_by"), row.getString("creator_name")),
                    Micros.read(row, "created_at"),
                    removal(row));
            return new SeenLink(
                    link,
                    new LinkedIssue(
                            row.getLong("other_id"),
                            row.getString("title"),
                            Status.of(row.getString("status")).orElseThrow()));
        }

        private static @Nullable Removal removal(ResultSet row) throws SQLException {
            Instant at = Micros.readNullable(row, "removed_at");
            return at == null
                    ? null
                    : new Removal(new UserRef(row.getLong("removed_by"), row.getString("remover_name")), at);
        }
    }

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiLinks(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public Link add(LinkType type, long from, long to, UserRef by, Instant at) {
        try {
            long id = table().insert(type.code(), from, to, by.id(), Micros.of(at));
            return new Link(id, type, from, to, by, at, null);
        } catch (JdbiException failure) {
            throw notAdded(from, to, failure);
        }
    }

    private static RuntimeException notAdded(long from, long to, JdbiException failure) {
        return switch (SqlFailure.of(failure)) {
            case TAKEN -> taken(from, to, failure);
            case DANGLING -> gone(from, to, failure);
            default -> failure;
        };
    }

    @Override
    public void addAll(List<NewLink> added, UserRef by, Instant at) {
        if (added.isEmpty()) {
            return;
        }
        NewRows rows = new NewRows(
                "issue_links",
                List.of(
                        Column.text("type"),
                        Column.number("from_id"),
                        Column.number("to_id"),
                        Column.number("created_by"),
                        Column.number("created_at")));
        added.forEach(link -> rows.add(link.type().code(), link.from(), link.to(), by.id(), Micros.of(at)));
        NewLink first = added.get(0);
        try {
            dialect.insert(work.handle(), List.of(rows));
        } catch (JdbiException failure) {
            throw notAdded(first.from(), first.to(), failure);
        }
    }

    @Override
    public List<NewLink> among(Collection<Long> issueIds) {
        return issueIds.isEmpty() ? List.of() : table().among(issueIds);
    }

    @Override
    public Map<Long, Long> counts(Collection<Long> issueIds) {
        return issueIds.isEmpty() ? Map.of() : table().counts(issueIds);
    }

    private static TrackerException taken(long from, long to, JdbiException failure) {
        return new TrackerException(
                ErrorCode.LINK_TAKEN,
                "The issues " + from + " and " + to + " have a link of this type already.",
                failure);
    }

    private static TrackerException gone(long from, long to, JdbiException failure) {
        return new TrackerException(
                ErrorCode.NOT_FOUND, "There is no issue with id " + from + ", or none with id " + to + ".", failure);
    }

    @Override
    public Optional<SeenLink> find(long issueId, long id) {
        return table().find(issueId, id);
    }

    @Override
    public void save(Link removed) {
        Removal removal = Objects.requireNonNull(removed.removal(), "a link is saved with its removal");
        if (table().remove(removed.id(), removal.by().id(), Micros.of(removal.at())) == 0) {
            throw TrackerException.notFound("link", removed.id());
        }
    }

    @Override
    public long count(long issueId) {
        return table().count(issueId);
    }

    @Override
    public Page<SeenLink, Long> list(long issueId, boolean withRemoved, PageRequest<Long> request) {
        Keyset page = Keyset.by("k.id", request);
        List<SeenLink> found = page.define(work.handle().createQuery(SEEN + """
                        AND <present> AND <condition>
                        <tail>
                        """))
                .define("present", withRemoved ? "1 = 1" : "k.removed_at IS NULL")
                .bind("issueId", issueId)
                .bind("key", request.key())
                .map(new SeenRow())
                .list();
        return Page.of(request, found, seen -> seen.link().id());
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
