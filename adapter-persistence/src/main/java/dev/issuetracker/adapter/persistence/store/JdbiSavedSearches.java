package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.search.SavedSearch;
import dev.issuetracker.domain.search.SavedSearches;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Saved searches in the table {@code saved_searches}. */
public final class JdbiSavedSearches implements SavedSearches {
    /** The statements on the table {@code saved_searches}. */
    interface Table {
        @SqlQuery("""
                INSERT INTO saved_searches (owner_id, name, name_key, query, shared, created_at, updated_at, version)
                VALUES (:ownerId, :name, :key, :query, :shared, :at, :at, 1)
                RETURNING id
                """)
        long insert(long ownerId, String name, String key, String query, int shared, long at);

        @SqlQuery("""
                SELECT s.id, s.owner_id, u.username, s.name, s.query, s.shared, s.created_at, s.updated_at, s.version
                FROM saved_searches s JOIN users u ON u.id = s.owner_id
                WHERE s.id = :id
                """)
        Optional<SavedSearch> find(long id);

        @SqlQuery("SELECT count(*) FROM saved_searches WHERE owner_id = :ownerId")
        int count(long ownerId);

        @SqlQuery("""
                SELECT s.id, s.owner_id, u.username, s.name, s.query, s.shared, s.created_at, s.updated_at, s.version
                FROM saved_searches s JOIN users u ON u.id = s.owner_id
                WHERE s.name_key = :key AND (s.owner_id = :userId OR s.shared = 1)
                ORDER BY s.id
                """)
        List<SavedSearch> named(String key, long userId);

        @SqlQuery("""
                SELECT s.id, s.owner_id, u.username, s.name, s.query, s.shared, s.created_at, s.updated_at, s.version
                FROM saved_searches s JOIN users u ON u.id = s.owner_id
                WHERE s.name_key >= :begun AND substr(s.name_key, 1, :length) = :begun
                  AND (s.owner_id = :userId OR s.shared = 1)
                ORDER BY s.name_key, s.id
                LIMIT :most
                """)
        List<SavedSearch> beginning(String begun, int length, long userId, int most);

        @SqlUpdate("""
                UPDATE saved_searches
                SET name = :name, name_key = :key, query = :query, shared = :shared, updated_at = :at,
                    version = :before + 1
                WHERE id = :id AND version = :before
                """)
        int update(long id, String name, String key, String query, int shared, long at, long before);

        @SqlUpdate("DELETE FROM saved_searches WHERE id = :id AND version = :version")
        int delete(long id, long version);
    }

    static final class Row implements RowMapper<SavedSearch> {
        @Override
        public SavedSearch map(ResultSet row, StatementContext context) throws SQLException {
            return new SavedSearch(
                    row.getLong("id"),
                    new UserRef(row.getLong("owner_id"), row.getString("username")),
                    row.getString("name"),
                    row.getString("query"),
                    row.getInt("shared") == 1,
                    Micros.read(row, "created_at"),
                    Micros.read(row, "updated_at"),
                    row.getLong("version"));
        }
    }

    private final UnitOfWork work;

    public JdbiSavedSearches(UnitOfWork work) {
        this.work = work;
    }

    @Override
    public SavedSearch add(UserRef owner, String name, String query, boolean shared, Instant at) {
        try {
            long id = table().insert(owner.id(), name, LookupKey.of(name), query, number(shared), Micros.of(at));
            return new SavedSearch(id, owner, name, query, shared, at, at, 1);
        } catch (JdbiException failure) {
            throw SqlFailure.of(failure) == SqlFailure.TAKEN ? taken(owner, name, failure) : failure;
        }
    }

    @Override
    public Optional<SavedSearch> find(long id) {
        return table().find(id);
    }

    @Override
    public int count(long ownerId) {
        return table().count(ownerId);
    }

    @Override
    public List<SavedSearch> findNamed(String name, long userId) {
        return table().named(LookupKey.of(name), userId);
    }

    @Override
    public List<SavedSearch> findBeginning(String begun, long userId, int most) {
        String key = LookupKey.of(begun);
        return table().beginning(key, key.codePointCount(0, key.length()), userId, most);
    }

    @Override
    public void save(SavedSearch edited) {
        long before = edited.version() - 1;
        int updated;
        try {
            updated = table().update(
                            edited.id(),
                            edited.name(),
                            LookupKey.of(edited.name()),
                            edited.query(),
                            number(edited.shared()),
                            Micros.of(edited.updatedAt()),
                            before);
        } catch (JdbiException failure) {
            throw SqlFailure.of(failure) == SqlFailure.TAKEN ? taken(edited.owner(), edited.name(), failure) : failure;
        }
        if (updated == 0) {
            throw moved(edited.id(), before);
        }
    }

    @Override
    public void remove(SavedSearch search) {
        if (table().delete(search.id(), search.version()) == 0) {
            throw moved(search.id(), search.version());
        }
    }

    @Override
    public Page<SavedSearch, Long> list(long userId, PageRequest<Long> request) {
        Keyset page = Keyset.by("s.id", request);
        Query query = work.handle().createQuery("""
                SELECT s.id, s.owner_id, u.username, s.name, s.query, s.shared, s.created_at, s.updated_at, s.version
                FROM saved_searches s JOIN users u ON u.id = s.owner_id
                WHERE (s.owner_id = :userId OR s.shared = 1) AND <condition>
                <tail>
                """);
        List<SavedSearch> found = page.define(query)
                .bind("userId", userId)
                .bind("key", request.key())
                .map(new Row())
                .list();
        return Page.of(request, found, SavedSearch::id);
    }

    private static int number(boolean shared) {
        return shared ? 1 : 0;
    }

    private static TrackerException taken(UserRef owner, String name, JdbiException failure) {
        return new TrackerException(
                ErrorCode.SEARCH_TAKEN, owner.username() + " has a saved search named " + name + " already.", failure);
    }

    private TrackerException moved(long id, long expected) {
        return find(id).<TrackerException>map(
                        current -> new StaleVersionException("saved search", id, expected, current.version()))
                .orElseGet(() -> TrackerException.notFound("saved search", id));
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
