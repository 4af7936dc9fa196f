package dev.issuetracker.adapter.persistence.placeholder;

import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.store.JdbiUsers;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.user.Placeholders;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Placeholders in the table {@code users}. */
public final class JdbiPlaceholders implements Placeholders {
    /** What no password has as its hash. */
    private static final String NO_HASH = "!";

    /** The statements on the table {@code users}. */
    interface Table {
        @SqlQuery("""
                INSERT INTO users
                    (username, username_key, email, password_hash, role, created_at, disabled_at, placeholder_key)
                VALUES (:username, :key, :email, :hash, :role, :at, :at, :key)
                RETURNING id, username, email, role, created_at, disabled_at, placeholder_key
                """)
        User insert(String username, String key, String email, String hash, String role, long at);

        @SqlQuery("""
                SELECT id, username, email, role, created_at, disabled_at, placeholder_key
                FROM users WHERE placeholder_key IN (<keys>)
                """)
        @KeyColumn("placeholder_key")
        Map<String, User> standingFor(@BindList Collection<String> keys);
    }

    private final UnitOfWork work;

    public JdbiPlaceholders(UnitOfWork work) {
        this.work = work;
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
    public Map<String, User> standingFor(Collection<String> names) {
        List<String> keys = names.stream().map(LookupKey::of).toList();
        return keys.isEmpty() ? Map.of() : table().standingFor(keys);
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
