package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedText;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** Saved texts of one kind, in a table of their own. */
public final class JdbiSavedTexts implements SavedTexts {
    private static final String SELECT = """
            SELECT s.id, s.owner_id, u.username, s.name, s.<text> AS text, s.shared, s.created_at, s.updated_at,
                   s.version
            FROM <table> s JOIN users u ON u.id = s.owner_id
            """;

    static final class Row implements RowMapper<SavedText> {
        @Override
        public SavedText map(ResultSet row, StatementContext context) throws SQLException {
            return new SavedText(
                    row.getLong("id"),
                    new UserRef(row.getLong("owner_id"), row.getString("username")),
                    row.getString("name"),
                    row.getString("text"),
                    row.getInt("shared") == 1,
                    Micros.read(row, "created_at"),
                    Micros.read(row, "updated_at"),
                    row.getLong("version"));
        }
    }

    /**
     * Where texts of a kind are.
     *
     * @param text the column
     */
    private record Place(SavedKind kind, String table, String text) {}

    private final UnitOfWork work;
    private final Dialect dialect;
    private final Place place;

    private JdbiSavedTexts(UnitOfWork work, Dialect dialect, Place place) {
        this.work = work;
        this.dialect = dialect;
        this.place = place;
    }

    /** Those in the table {@code saved_searches}. */
    public static JdbiSavedTexts searches(UnitOfWork work, Dialect dialect) {
        return new JdbiSavedTexts(work, dialect, new Place(SavedKind.SEARCH, "saved_searches", "query"));
    }

    /** Those in the table {@code import_mappings}. */
    public static JdbiSavedTexts mappings(UnitOfWork work, Dialect dialect) {
        return new JdbiSavedTexts(work, dialect, new Place(SavedKind.MAPPING, "import_mappings", "mapping"));
    }

    @Override
    public void lock() {
        dialect.lock(work.handle(), place.table());
    }

    @Override
    public SavedText add(UserRef owner, String name, String text, boolean shared, Instant at) {
        Query insert = query("""
                INSERT INTO <table> (owner_id, name, name_key, <text>, shared, created_at, updated_at, version)
                VALUES (:ownerId, :name, :key, :text, :shared, :at, :at, 1)
                RETURNING id
                """)
                .bind("ownerId", owner.id())
                .bind("name", name)
                .bind("key", LookupKey.of(name))
                .bind("text", text)
                .bind("shared", number(shared))
                .bind("at", Micros.of(at));
        long id = named(owner, name, () -> insert.mapTo(Long.class).one());
        return new SavedText(id, owner, name, text, shared, at, at, 1);
    }

    @Override
    public Optional<SavedText> find(long id) {
        return query(SELECT + "WHERE s.id = :id").bind("id", id).map(new Row()).findOne();
    }

    @Override
    public int count(long ownerId) {
        return query("SELECT count(*) FROM <table> WHERE owner_id = :ownerId")
                .bind("ownerId", ownerId)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public List<SavedText> findNamed(String name, long userId) {
        return query(SELECT + """
                WHERE s.name_key = :key AND (s.owner_id = :userId OR s.shared = 1)
                ORDER BY s.id
                """)
                .bind("key", LookupKey.of(name))
                .bind("userId", userId)
                .map(new Row())
                .list();
    }

    @Override
    public List<SavedText> findBeginning(String begun, long userId, int most) {
        String key = LookupKey.of(begun);
        return query(SELECT + """
                WHERE s.name_key >= :begun AND substr(s.name_key, 1, :length) = :begun
                  AND (s.owner_id = :userId OR s.shared = 1)
                ORDER BY s.name_key, s.id
                LIMIT :most
                """)
                .bind("begun", key)
                .bind("length", key.codePointCount(0, key.length()))
                .bind("userId", userId)
                .bind("most", most)
                .map(new Row())
                .list();
    }

    @Override
    public void save(SavedText edited) {
        long before = edited.version() - 1;
        Update update = update("""
                UPDATE <table>
                SET name = :name, name_key = :key, <text> = :text, shared = :shared, updated_at = :at,
                    version = :before + 1
                WHERE id = :id AND version = :before
                """)
                .bind("id", edited.id())
                .bind("name", edited.name())
                .bind("key", LookupKey.of(edited.name()))
                .bind("text", edited.text())
                .bind("shared", number(edited.shared()))
                .bind("at", Micros.of(edited.updatedAt()))
                .bind("before", before);
        if (named(edited.owner(), edited.name(), update::execute) == 0) {
            throw moved(edited.id(), before);
        }
    }

    @Override
    public void remove(SavedText text) {
        int removed = update("DELETE FROM <table> WHERE id = :id AND version = :version")
                .bind("id", text.id())
                .bind("version", text.version())
                .execute();
        if (removed == 0) {
            throw moved(text.id(), text.version());
        }
    }

    @Override
    public Page<SavedText, Long> list(long userId, PageRequest<Long> request) {
        Keyset page = Keyset.by("s.id", request);
        Query query = query(SELECT + """
                WHERE (s.owner_id = :userId OR s.shared = 1) AND <condition>
                <tail>
                """);
        List<SavedText> found = page.define(query)
                .bind("userId", userId)
                .bind("key", request.key())
                .map(new Row())
                .list();
        return Page.of(request, found, SavedText::id);
    }

    private static int number(boolean shared) {
        return shared ? 1 : 0;
    }

    private Query query(String sql) {
        return work.handle().createQuery(sql).define("table", place.table()).define("text", place.text());
    }

    private Update update(String sql) {
        return work.handle().createUpdate(sql).define("table", place.table()).define("text", place.text());
    }

    /** Writes a name that the owner may have given to another text. */
    private <T> T named(UserRef owner, String name, Supplier<T> write) {
        try {
            return write.get();
        } catch (JdbiException failure) {
            throw switch (SqlFailure.of(failure)) {
                case TAKEN -> place.kind().taken(owner, name, failure);
                case DANGLING -> TrackerException.notFound("user", owner.id());
                default -> failure;
            };
        }
    }

    private TrackerException moved(long id, long expected) {
        String noun = place.kind().noun();
        return find(id).<TrackerException>map(
                        current -> new StaleVersionException(noun, id, expected, current.version()))
                .orElseGet(() -> TrackerException.notFound(noun, id));
    }
}
