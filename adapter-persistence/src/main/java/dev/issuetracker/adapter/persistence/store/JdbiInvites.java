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
import org.jdbi.v3.core.statement.StatementContext;

public final class JdbiInvites implements Invites {
    private static final String SELECT = """
            SELECT i.id, i.role, i.created_by, u.username, i.created_at, i.expires_at
            FROM invites i JOIN users u ON u.id = i.created_by
            """;

    private static final class Row implements RowMapper<Invite> {
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
        long id = work.handle()
                .createQuery("""
                        INSERT INTO invites (code_hash, role, created_by, created_at, expires_at)
                        VALUES (:codeHash, :role, :by, :at, :expiresAt)
                        RETURNING id
                        """)
                .bind("codeHash", codeHash)
                .bind("role", role.code())
                .bind("by", by.id())
                .bind("at", Micros.of(at))
                .bind("expiresAt", Micros.of(expiresAt))
                .mapTo(Long.class)
                .one();
        return new Invite(id, role, by, at, expiresAt);
    }

    @Override
    public Optional<Invite> find(String codeHash, Instant at) {
        return work.handle()
                .createQuery(SELECT + "WHERE i.code_hash = :codeHash AND i.expires_at > :at")
                .bind("codeHash", codeHash)
                .bind("at", Micros.of(at))
                .map(new Row())
                .findOne();
    }

    @Override
    public Page<Invite, Long> list(Instant at, PageRequest<Long> request) {
        Keyset page = Keyset.of(request, true, List.of("i.id"), List.of("key"));
        List<Invite> found = work.handle()
                .createQuery(SELECT + "WHERE i.expires_at > :at AND " + page.condition() + "\n" + page.tail())
                .bind("at", Micros.of(at))
                .bind("key", request.key())
                .map(new Row())
                .list();
        return Page.of(request, found, Invite::id);
    }

    @Override
    public boolean remove(long id) {
        return work.handle()
                        .createUpdate("DELETE FROM invites WHERE id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    @Override
    public void removeAllBy(long userId) {
        work.handle()
                .createUpdate("DELETE FROM invites WHERE created_by = :user")
                .bind("user", userId)
                .execute();
    }

    @Override
    public void sweep(Instant before) {
        work.handle()
                .createUpdate("DELETE FROM invites WHERE expires_at < :before")
                .bind("before", Micros.of(before))
                .execute();
    }
}
