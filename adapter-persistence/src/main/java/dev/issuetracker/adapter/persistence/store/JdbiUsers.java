package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.Credentials;
import dev.issuetracker.domain.user.DjangoHash;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Accounts in the table {@code users}. */
public final class JdbiUsers implements Users {
    /** The statements on the table {@code users}. */
    interface Table {
        @SqlQuery("""
                INSERT INTO users (username, username_key, email, password_hash, django_iterations, role, created_at)
                VALUES (:username, :key, :email, :hash, CAST(:iterations AS BIGINT),
                        CASE WHEN EXISTS (SELECT 1 FROM users) THEN 'member' ELSE 'admin' END, :at)
                RETURNING id, username, email, role, created_at, disabled_at, placeholder_key
                """)
        User insert(String username, String key, String email, String hash, @Nullable Long iterations, long at);

        @SqlQuery("SELECT EXISTS (SELECT 1 FROM users)")
        boolean any();

        @SqlQuery("""
                SELECT id, username, email, role, created_at, disabled_at, placeholder_key FROM users
                WHERE id IN (<ids>) AND joined_to IS NULL
                """)
        List<User> withIds(@BindList Collection<Long> ids);

        @SqlQuery("""
                SELECT id, username, email, role, created_at, disabled_at, placeholder_key FROM users
                WHERE username_key IN (<keys>) AND joined_to IS NULL
                """)
        List<User> withKeys(@BindList Collection<String> keys);

        @SqlQuery("""
                SELECT id, username, email, role, created_at, disabled_at, placeholder_key FROM users
                WHERE disabled_at IS NULL
                """)
        void forEachActive(Consumer<User> each);

        @SqlQuery("""
                SELECT id, username, email, role, created_at, disabled_at, placeholder_key, password_hash
                FROM users WHERE username_key = :key AND placeholder_key IS NULL
                """)
        Optional<Credentials> credentials(String key);

        @SqlQuery("""
                SELECT id, username, email, role, created_at, disabled_at, placeholder_key
                FROM users WHERE username_key = :key AND placeholder_key IS NOT NULL AND joined_to IS NULL
                """)
        Optional<User> placeholder(String key);

        @SqlUpdate("""
                UPDATE users SET password_hash = :newHash, django_iterations = CAST(:iterations AS BIGINT)
                WHERE id = :id AND password_hash = :oldHash
                """)
        void updateHash(long id, String oldHash, String newHash, @Nullable Long iterations);

        @SqlQuery("SELECT coalesce(max(django_iterations), 0) FROM users WHERE django_iterations IS NOT NULL")
        int mostDjangoIterations();

        @SqlUpdate("""
                UPDATE users
                SET username = :username, username_key = :key, email = :email, role = :role,
                    disabled_at = CAST(:disabledAt AS BIGINT)
                WHERE id = :id
                """)
        void update(long id, String username, String key, String email, String role, @Nullable Long disabledAt);
    }

    static final class UserRow implements RowMapper<User> {
        @Override
        public User map(ResultSet row, StatementContext context) throws SQLException {
            return user(row);
        }

        static User user(ResultSet row) throws SQLException {
            return new User(
                    row.getLong("id"),
                    row.getString("username"),
                    row.getString("email"),
                    Role.of(row.getString("role")),
                    Micros.read(row, "created_at"),
                    Micros.readNullable(row, "disabled_at"),
                    row.getString("placeholder_key") != null);
        }
    }

    static final class CredentialsRow implements RowMapper<Credentials> {
        @Override
        public Credentials map(ResultSet row, StatementContext context) throws SQLException {
            return new Credentials(UserRow.user(row), row.getString("password_hash"));
        }
    }

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiUsers(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public User add(String username, String email, String passwordHash, Instant at) {
        if (!table().any()) {
            lock();
        }
        freeName(username, 0);
        try {
            return table().insert(
                            username,
                            LookupKey.of(username),
                            email,
                            passwordHash,
                            djangoIterations(passwordHash),
                            Micros.of(at));
        } catch (JdbiException failure) {
            throw taken(username, failure);
        }
    }

    /** A placeholder that has a name which another account takes gets another one. */
    private void freeName(String username, long taker) {
        table().placeholder(LookupKey.of(username))
                .filter(placeholder -> placeholder.id() != taker)
                .ifPresent(placeholder -> update(placeholder.givingUpItsName("imported")));
    }

    /** The exception that a failure means: that the name is taken, or the failure itself. */
    public static RuntimeException taken(String username, JdbiException failure) {
        return SqlFailure.of(failure) == SqlFailure.TAKEN
                ? new TrackerException(
                        ErrorCode.USERNAME_TAKEN, "The username " + username + " is taken; choose another.", failure)
                : failure;
    }

    @Override
    public Optional<User> find(long id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public List<User> findAll(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : table().withIds(ids);
    }

    @Override
    public List<User> findNamed(Collection<String> usernames) {
        return usernames.isEmpty()
                ? List.of()
                : table().withKeys(usernames.stream().map(LookupKey::of).toList());
    }

    @Override
    public List<User> findAddressed(Collection<String> emails) {
        Set<String> wanted = emails.stream().map(CaseFolding::fold).collect(Collectors.toSet());
        List<User> found = new ArrayList<>();
        if (!wanted.isEmpty()) {
            // SQLite folds the letters of ASCII only.
            table().forEachActive(user -> {
                if (wanted.contains(CaseFolding.fold(user.email()))) {
                    found.add(user);
                }
            });
        }
        return found;
    }

    @Override
    public Optional<Credentials> credentials(String username) {
        // One statement, whether the account exists or not: the time of a second one would say that it does.
        return table().credentials(LookupKey.of(username));
    }

    @Override
    public Optional<Credentials> hold(long id) {
        return work.handle()
                .createQuery("""
                        SELECT id, username, email, role, created_at, disabled_at, placeholder_key, password_hash
                        FROM users WHERE id = :id AND placeholder_key IS NULL <lock>
                        """)
                .define("lock", dialect.forNoKeyUpdate())
                .bind("id", id)
                .mapTo(Credentials.class)
                .findOne();
    }

    @Override
    public void rehash(long id, String oldHash, String newHash) {
        table().updateHash(id, oldHash, newHash, djangoIterations(newHash));
    }

    /** What the column {@code django_iterations} holds beside this hash. */
    static @Nullable Long djangoIterations(String hash) {
        return DjangoHash.of(hash).map(django -> (long) django.iterations()).orElse(null);
    }

    @Override
    public int mostDjangoIterations() {
        return table().mostDjangoIterations();
    }

    @Override
    public void lock() {
        dialect.lock(work.handle(), "users");
    }

    @Override
    public void save(User user) {
        freeName(user.username(), user.id());
        try {
            update(user);
        } catch (JdbiException failure) {
            throw taken(user.username(), failure);
        }
    }

    private void update(User user) {
        table().update(
                        user.id(),
                        user.username(),
                        LookupKey.of(user.username()),
                        user.email(),
                        user.role().code(),
                        Micros.ofNullable(user.disabledAt()));
    }

    @Override
    public Page<User, String> list(UserFilter filter, PageRequest<String> request) {
        Keyset page = Keyset.by("username_key", request);
        List<String> conditions = new ArrayList<>(List.of("joined_to IS NULL", page.condition()));
        if (filter.keyword() != null) {
            conditions.add("username_key" + LookupKey.like("pattern"));
        }
        if (filter.role() != null) {
            conditions.add("role = :role");
        }
        if (filter.disabled() != null) {
            conditions.add(filter.disabled() ? "disabled_at IS NOT NULL" : "disabled_at IS NULL");
        }
        if (filter.placeholder() != null) {
            conditions.add(filter.placeholder() ? "placeholder_key IS NOT NULL" : "placeholder_key IS NULL");
        }
        Query query = work.handle().createQuery("""
                SELECT id, username, email, role, created_at, disabled_at, placeholder_key
                FROM users
                WHERE <conditions>
                <tail>
                """);
        List<User> found = page.define(query)
                .define("conditions", String.join(" AND ", conditions))
                .bind("pattern", filter.keyword() == null ? null : LookupKey.pattern(LookupKey.of(filter.keyword())))
                .bind("role", filter.role() == null ? null : filter.role().code())
                .bind("key", request.key())
                .map(new UserRow())
                .list();
        return Page.of(request, found, user -> LookupKey.of(user.username()));
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
