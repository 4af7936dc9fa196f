package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.OneRow;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.session.Session;
import dev.issuetracker.application.session.Sessions;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Sessions in the table {@code sessions}. */
public final class JdbiSessions implements Sessions {
    /** Every request asks it. */
    private static final OneRow<User> USER = new OneRow<>("""
            SELECT u.id, u.username, u.email, u.role, u.created_at, u.disabled_at, u.placeholder_key
            FROM sessions s JOIN users u ON u.id = s.user_id
            WHERE s.id = ? AND s.expires_at > ? AND u.disabled_at IS NULL
            """, JdbiUsers.UserRow::user);

    /** The other statements on the table {@code sessions}. */
    interface Table {
        @SqlUpdate("""
                INSERT INTO sessions (id, user_id, created_at, expires_at, address, user_agent)
                VALUES (:id, :userId, :at, :expiresAt, :address, :userAgent)
                """)
        void insert(String id, long userId, long at, long expiresAt, String address, String userAgent);

        @SqlUpdate("DELETE FROM sessions WHERE id = :id")
        void delete(String id);

        @SqlUpdate("DELETE FROM sessions WHERE id = :id AND user_id = :userId")
        boolean deleteOf(long userId, String id);

        @SqlUpdate("DELETE FROM sessions WHERE user_id = :userId AND id <> :keptId")
        int deleteOthers(long userId, String keptId);

        @SqlUpdate("DELETE FROM sessions WHERE user_id = :userId")
        int deleteAll(long userId);

        @SqlUpdate("DELETE FROM sessions WHERE expires_at < :before")
        void deleteExpired(long before);
    }

    private final UnitOfWork work;

    public JdbiSessions(UnitOfWork work) {
        this.work = work;
    }

    @Override
    public void add(String id, long userId, Instant at, Instant expiresAt, CallOrigin origin) {
        table().insert(id, userId, Micros.of(at), Micros.of(expiresAt), origin.address(), origin.userAgent());
    }

    @Override
    public Optional<User> user(String id, Instant at) {
        return USER.find(work.handle(), id, Micros.of(at));
    }

    @Override
    public Page<Session, Session.Key> list(long userId, Instant at, PageRequest<Session.Key> request) {
        Keyset page = Keyset.of(request, true, List.of("created_at", "id"), List.of("keyTime", "keyId"));
        Session.Key key = request.key();
        Query query = work.handle().createQuery("""
                SELECT id, created_at, expires_at, address, user_agent
                FROM sessions
                WHERE user_id = :userId AND expires_at > :at AND <condition>
                <tail>
                """);
        List<Session> found = page.define(query)
                .bind("userId", userId)
                .bind("at", Micros.of(at))
                .bind("keyTime", Micros.ofNullable(key == null ? null : key.createdAt()))
                .bind("keyId", key == null ? null : key.id())
                .map((row, context) -> new Session(
                        row.getString("id"),
                        Micros.read(row, "created_at"),
                        Micros.read(row, "expires_at"),
                        row.getString("address"),
                        row.getString("user_agent")))
                .list();
        return Page.of(request, found, Session::key);
    }

    @Override
    public void end(String id) {
        table().delete(id);
    }

    @Override
    public boolean end(long userId, String id) {
        return table().deleteOf(userId, id);
    }

    @Override
    public int endOthers(long userId, String keptId) {
        return table().deleteOthers(userId, keptId);
    }

    @Override
    public int endAll(long userId) {
        return table().deleteAll(userId);
    }

    @Override
    public void sweep(Instant before) {
        table().deleteExpired(Micros.of(before));
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
