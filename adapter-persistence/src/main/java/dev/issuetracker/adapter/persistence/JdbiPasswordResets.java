package dev.issuetracker.adapter.persistence;

import dev.issuetracker.application.account.PasswordResets;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

final class JdbiPasswordResets implements PasswordResets {
    /** The statements on the table {@code password_resets}. */
    interface Table {
        @SqlUpdate("""
                INSERT INTO password_resets (user_id, code_hash, created_at, expires_at)
                VALUES (:userId, :hash, :at, :expiresAt)
                ON CONFLICT (user_id) DO UPDATE
                SET code_hash = excluded.code_hash, created_at = excluded.created_at, expires_at = excluded.expires_at
                """)
        void upsert(long userId, String hash, long at, long expiresAt);

        @SqlQuery("""
                SELECT u.id, u.username, u.email, u.role, u.created_at, u.disabled_at
                FROM password_resets r JOIN users u ON u.id = r.user_id
                WHERE r.code_hash = :hash AND r.expires_at > :at
                """)
        Optional<User> user(String hash, long at);

        @SqlUpdate("DELETE FROM password_resets WHERE code_hash = :hash AND expires_at > :at")
        boolean delete(String hash, long at);
    }

    private final UnitOfWork work;

    JdbiPasswordResets(UnitOfWork work) {
        this.work = work;
    }

    @Override
    public void put(long userId, String codeHash, Instant at, Instant expiresAt) {
        table().upsert(userId, codeHash, Micros.of(at), Micros.of(expiresAt));
    }

    @Override
    public Optional<User> find(String codeHash, Instant at) {
        return table().user(codeHash, Micros.of(at));
    }

    @Override
    public boolean take(String codeHash, Instant at) {
        return table().delete(codeHash, Micros.of(at));
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
