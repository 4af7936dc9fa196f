package dev.issuetracker.adapter.persistence.placeholder;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.store.JdbiUsers;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.user.Placeholders;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Placeholders in the table {@code users}. */
public final class JdbiPlaceholders implements Placeholders {
    /** What no password has as its hash. */
    private static final String NO_HASH = "!";

    /** The statements on the table {@code users}, and one on {@code fields}. */
    interface Table {
        @SqlQuery("SELECT id FROM fields WHERE type = 'user' ORDER BY id")
        List<Long> fieldsOfPeople();

        @SqlQuery("""
                INSERT INTO users
                    (username, username_key, email, password_hash, role, created_at, disabled_at, placeholder_key)
                VALUES (:username, :key, :email, :hash, :role, :at, :at, :key)
                RETURNING id, username, email, role, created_at, disabled_at, placeholder_key
                """)
        User insert(String username, String key, String email, String hash, String role, long at);

        @SqlUpdate("""
                UPDATE users SET joined_to = :account, username = :username, username_key = :key WHERE id = :id
                """)
        void join(long id, String username, String key, long account);

        @SqlQuery("""
                SELECT p.placeholder_key AS name, u.id, u.username, u.email, u.role, u.created_at, u.disabled_at,
                       u.placeholder_key
                FROM users p JOIN users u ON u.id = coalesce(p.joined_to, p.id)
                WHERE p.placeholder_key IN (<keys>)
                """)
        @KeyColumn("name")
        Map<String, User> byNames(@BindList Collection<String> keys);
    }

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiPlaceholders(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public User add(String name, Instant at) {
        User made = User.placeholder(0, name, at);
        try {
            return table().insert(
                            name,
                            LookupKey.of(name),
                            made.email(),
                            NO_HASH,
                            made.role().code(),
                            Micros.of(at));
        } catch (JdbiException failure) {
            throw JdbiUsers.taken(name, failure);
        }
    }

    @Override
    public Map<String, User> byNames(Collection<String> names) {
        List<String> keys = names.stream().map(LookupKey::of).toList();
        return keys.isEmpty() ? Map.of() : table().byNames(keys);
    }

    @Override
    public void join(User placeholder, UserRef account) {
        Handle handle = work.handle();
        if (dialect.staging(handle)) {
            throw new TrackerException(
                    ErrorCode.WRONG_STATE,
                    "An import is being stored, which may name this person; try again after it.");
        }
        // Who stores something of the placeholder's at this moment ends first; nobody begins to.
        dialect.lockRow(handle, "users", "id", placeholder.id());
        String name = placeholder.givingUpItsName("joined").username();
        table().join(placeholder.id(), name, LookupKey.of(name), account.id());
        new Joining(handle, dialect, placeholder.id(), account.id()).move();
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
