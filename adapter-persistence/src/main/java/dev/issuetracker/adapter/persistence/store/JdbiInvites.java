package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.account.Invite;
import dev.issuetracker.application.account.Invites;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.UserRef;
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

/** Invites in the table {@code invites}. Only hashes of their codes are stored. */
public final class JdbiInvites implements Invites {
    /** The statements on the table {@code invites}. */
    interface Table {
        @SqlQuery("""
                INSERT INTO invites (code_hash, role, created_by, created_at, expires_at)
                VALUES (:codeHash, :role, :by, :at, :expiresAt)
                RETURNING id
                """)
        long insert(String codeHash, String role, long by, long at, long expiresAt);

        @SqlQuery("""
                SELECT i.id, i.role, i.created_by, u.username, i.created_at, i.expires_at
                FROM invites i JOIN users u ON u.id = i.created_by
                WHERE i.code_hash = :codeHash AND i.expires_at > :at
                """)
        Optional<Invite> find(String codeHash, long at);

        @SqlUpdate("DELETE FROM invites WHERE id = :id")
        boolean delete(long id);

        @SqlUpdate("DELETE FROM invites WHERE created_by = :user")
        void deleteAllBy(long user);

        @SqlUpdate("DELETE FROM invites WHERE expires_at < :before")
        void deleteExpired(long before);
    }

    static final class Row implements RowMapper<Invite> {
        @Override
        public Invite map(ResultSet row, StatementContext context) throws SQLException {
            return new Invite(
                    row.getLong("id"),
                    Role.of(row.getString("role")),
                    new UserRef(row.getLong("created_by"), row.getString("username")),
                    Micros.read(row, "created_at"),
                    Micros.read(row, "expires_at"));
        }
    }

    private final UnitOfWork work;

    public JdbiInvites(UnitOfWork work) {
        this.work = work;
    }

    @Override
    public Invite add(String codeHash, Role role, UserRef by, Instant at, Instant expiresAt) {
        long id = table().insert(codeHash, role.code(), by.id(), Micros.of(at), Micros.of(expiresAt));
        return new Invite(id, role, by, at, expiresAt);
    }

    @Override
    public Optional<Invite> find(String codeHash, Instant at) {
        return table().find(codeHash, Micros.of(at));
    }

    @Override
    public Page<Invite, Long> list(Instant at, PageRequest<Long> request) {
        Keyset page = Keyset.of(request, true, List.of("i.id"), List.of("key"));
        Query query = work.handle().createQuery("""
                SELECT i.id, i.role, i.created_by, u.username, i.created_at, i.expires_at
                FROM invites i JOIN users u ON u.id = i.created_by
                WHERE i.expires_at > :at AND <condition>
                <tail>
                """);
        List<Invite> found = page.define(query)
                .bind("at", Micros.of(at))
                .bind("key", request.key())
                .map(new Row())
                .list();
        return Page.of(request, found, Invite::id);
    }

    @Override
    public boolean remove(long id) {
        return table().delete(id);
    }

    @Override
    public void removeAllBy(long userId) {
        table().deleteAllBy(userId);
    }

    @Override
    public void sweep(Instant before) {
        table().deleteExpired(Micros.of(before));
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
