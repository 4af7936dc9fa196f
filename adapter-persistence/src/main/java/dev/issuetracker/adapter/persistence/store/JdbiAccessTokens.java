package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.application.token.AccessToken;
import dev.issuetracker.application.token.AccessTokens;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Access tokens in the table {@code personal_access_tokens}. Only hashes of them are stored. */
public final class JdbiAccessTokens implements AccessTokens {
    /** The statements on the table {@code personal_access_tokens}. */
    interface Table {
        @SqlQuery("""
                INSERT INTO personal_access_tokens (user_id, name, scope, token_hash, created_at, expires_at)
                VALUES (:userId, :name, :scope, :hash, :at, :expiresAt)
                RETURNING id, name, scope, created_at, expires_at, last_used_at
                """)
        AccessToken insert(long userId, String name, String scope, String hash, long at, long expiresAt);

        @SqlQuery("""
                SELECT t.id, t.name, t.scope, t.created_at, t.expires_at, t.last_used_at,
                       u.id AS user_id, u.username, u.email, u.role, u.created_at AS user_created_at
                FROM personal_access_tokens t JOIN users u ON u.id = t.user_id
                WHERE t.token_hash = :hash AND t.expires_at > :at AND u.disabled_at IS NULL
                """)
        Optional<Owned> find(String hash, long at);

        @SqlQuery("SELECT count(*) FROM personal_access_tokens WHERE user_id = :userId AND expires_at > :at")
        int count(long userId, long at);

        @SqlUpdate("""
                UPDATE personal_access_tokens SET last_used_at = :at
                WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :at)
                """)
        void updateUse(long id, long at);

        @SqlQuery("""
                DELETE FROM personal_access_tokens
                WHERE id = :id AND user_id = :userId
                RETURNING id, name, scope, created_at, expires_at, last_used_at
                """)
        Optional<AccessToken> delete(long userId, long id);

        @SqlQuery("""
                DELETE FROM personal_access_tokens
                WHERE user_id = :userId
                RETURNING id, name, scope, created_at, expires_at, last_used_at
                """)
        List<AccessToken> deleteAll(long userId);

        @SqlUpdate("DELETE FROM personal_access_tokens WHERE expires_at < :before")
        void deleteExpired(long before);
    }

    static final class Row implements RowMapper<AccessToken> {
        @Override
        public AccessToken map(ResultSet row, StatementContext context) throws SQLException {
            return new AccessToken(
                    row.getLong("id"),
                    row.getString("name"),
                    Scope.of(row.getString("scope")),
                    Micros.read(row, "created_at"),
                    Micros.read(row, "expires_at"),
                    Micros.readNullable(row, "last_used_at"));
        }
    }

    static final class OwnedRow implements RowMapper<Owned> {
        @Override
        public Owned map(ResultSet row, StatementContext context) throws SQLException {
            User owner = new User(
                    row.getLong("user_id"),
                    row.getString("username"),
                    row.getString("email"),
                    Role.of(row.getString("role")),
                    Micros.read(row, "user_created_at"),
                    null);
            return new Owned(owner, new Row().map(row, context));
        }
    }

    private final UnitOfWork work;

    public JdbiAccessTokens(UnitOfWork work) {
        this.work = work;
    }

    @Override
    public AccessToken add(long userId, String name, Scope scope, String hash, Instant at, Instant expiresAt) {
        return table().insert(userId, name, scope.code(), hash, Micros.of(at), Micros.of(expiresAt));
    }

    @Override
    public Optional<Owned> find(String hash, Instant at) {
        return table().find(hash, Micros.of(at));
    }

    @Override
    public Page<AccessToken, Long> list(long userId, Instant at, PageRequest<Long> request) {
        Keyset page = Keyset.of(request, true, List.of("id"), List.of("key"));
        Query query = work.handle().createQuery("""
                SELECT id, name, scope, created_at, expires_at, last_used_at
                FROM personal_access_tokens
                WHERE user_id = :userId AND expires_at > :at AND <condition>
                <tail>
                """);
        List<AccessToken> found = page.define(query)
                .bind("userId", userId)
                .bind("at", Micros.of(at))
                .bind("key", request.key())
                .map(new Row())
                .list();
        return Page.of(request, found, AccessToken::id);
    }

    @Override
    public int count(long userId, Instant at) {
        return table().count(userId, Micros.of(at));
    }

    @Override
    public void used(long id, Instant at) {
        table().updateUse(id, Micros.of(at));
    }

    @Override
    public Optional<AccessToken> end(long userId, long id) {
        return table().delete(userId, id);
    }

    @Override
    public List<AccessToken> endAll(long userId) {
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
