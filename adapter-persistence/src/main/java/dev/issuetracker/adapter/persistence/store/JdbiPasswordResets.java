package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.password.PasswordResets;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Codes that let a person set a new password, in the table {@code password_resets}: one for each account. */
public final class JdbiPasswordResets implements PasswordResets {
    /** The statements on the table {@code password_resets}. */
    interface Table {
        @SqlUpdate("""
                INSERT INTO password_resets (user_id, code_hash, created_by, created_at, expires_at)
                VALUES (:userId, :hash, :by, :at, :expiresAt)
                ON CONFLICT (user_id) DO UPDATE
                SET code_hash = excluded.code_hash, created_by = excluded.created_by, created_at = excluded.created_at,
                    expires_at = excluded.expires_at
                """)
        void upsert(long userId, String hash, long by, long at, long expiresAt);

        @SqlQuery("""
                SELECT u.id, u.username, u.email, u.role, u.created_at, u.disabled_at, u.placeholder_key
                FROM password_resets r JOIN users u ON u.id = r.user_id
                WHERE r.code_hash = :hash AND r.expires_at > :at
                """)
        Optional<User> user(String hash, long at);

        @SqlUpdate("DELETE FROM password_resets WHERE code_hash = :hash AND expires_at > :at")
        boolean delete(String hash, long at);

        @SqlUpdate("DELETE FROM password_resets WHERE created_by = :userId")
        void deleteAllBy(long userId);
    }

    private final UnitOfWork work;

    public JdbiPasswordResets(UnitOfWork work) {
        this.work = work;
    }

    @Override
    public void put(long userId, String codeHash, UserRef by, Instant at, Instant expiresAt) {
        table().upsert(userId, codeHash, by.id(), Micros.of(at), Micros.of(expiresAt));
    }

    @Override
    public Optional<User> find(String codeHash, Instant at) {
        return table().user(codeHash, Micros.of(at));
    }

    @Override
    public boolean take(String codeHash, Instant at) {
        return table().delete(codeHash, Micros.of(at));
    }

    @Override
    public void removeAllBy(long userId) {
        table().deleteAllBy(userId);
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
