package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.CodePointOrder;
import dev.issuetracker.domain.text.Keywords;
import dev.issuetracker.domain.user.Credentials;
import dev.issuetracker.domain.user.DjangoHash;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.user.Users;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts in memory. */
public final class InMemoryUsers implements Users {
    /** Placeholders among them, with no hash. */
    static final Table<Long, Credentials> USERS = new Table<>("users");

    private final InMemoryStore store;

    InMemoryUsers(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public User add(String username, String email, String passwordHash, Instant at) {
        freeName(username, 0);
        Role role = store.read(USERS).isEmpty() ? Role.ADMIN : Role.MEMBER;
        User user = new User(store.nextId(USERS), username, email, role, at.truncatedTo(ChronoUnit.MICROS), null);
        store.write(USERS).put(user.id(), new Credentials(user, passwordHash));
        return user;
    }

    /** Requires that no account but this one has a name; a placeholder that has it gets another. */
    private void freeName(String username, long id) {
        findNamed(List.of(username)).stream().filter(user -> user.id() != id).forEach(user -> {
            if (!user.placeholder()) {
                throw taken(username);
            }
            replace(user.givingUpItsName("imported"));
        });
    }

    static TrackerException taken(String username) {
        return new TrackerException(
                ErrorCode.USERNAME_TAKEN, "The username " + username + " is taken; choose another.");
    }

    private void replace(User user) {
        Instant disabledAt = user.disabledAt();
        store.write(USERS)
                .computeIfPresent(
                        user.id(),
                        (id, now) -> new Credentials(
                                now.user()
                                        .withUsername(user.username())
                                        .withEmail(user.email())
                                        .withRole(user.role())
                                        .withDisabledAt(
                                                disabledAt == null ? null : disabledAt.truncatedTo(ChronoUnit.MICROS)),
                                now.passwordHash()));
    }

    @Override
    public Optional<User> find(long id) {
        return Optional.ofNullable(store.read(USERS).get(id)).map(Credentials::user);
    }

    @Override
    public List<User> findAll(Collection<Long> ids) {
        Set<Long> wanted = new HashSet<>(ids);
        return all().stream().filter(user -> wanted.contains(user.id())).toList();
    }

    @Override
    public List<User> findNamed(Collection<String> usernames) {
        Set<String> wanted = usernames.stream().map(CaseFolding::fold).collect(Collectors.toSet());
        return all().stream().filter(user -> wanted.contains(key(user))).toList();
    }

    @Override
    public List<User> findAddressed(Collection<String> emails) {
        Set<String> wanted = emails.stream().map(CaseFolding::fold).collect(Collectors.toSet());
        return all().stream()
                .filter(user -> user.disabledAt() == null && wanted.contains(CaseFolding.fold(user.email())))
                .toList();
    }

    /** Fails unless there is the account. */
    void require(UserRef user) {
        if (find(user.id()).isEmpty()) {
            throw TrackerException.notFound("user", user.id());
        }
    }

    @Override
    public Optional<Credentials> credentials(String username) {
        String wanted = CaseFolding.fold(username);
        return store.read(USERS).values().stream()
                .filter(credentials -> !credentials.user().placeholder())
                .filter(credentials -> key(credentials.user()).equals(wanted))
                .findFirst();
    }

    @Override
    public Optional<Credentials> hold(long id) {
        return Optional.ofNullable(store.read(USERS).get(id))
                .filter(credentials -> !credentials.user().placeholder());
    }

    @Override
    public void rehash(long id, String oldHash, String newHash) {
        store.write(USERS)
                .computeIfPresent(
                        id,
                        (key, now) -> now.passwordHash().equals(oldHash) ? new Credentials(now.user(), newHash) : now);
    }

    @Override
    public int mostDjangoIterations() {
        return store.read(USERS).values().stream()
                .flatMap(credentials -> DjangoHash.of(credentials.passwordHash()).stream())
                .mapToInt(DjangoHash::iterations)
                .max()
                .orElse(0);
    }

    @Override
    public void lock() {
        // One writer at a time.
    }

    @Override
    public void save(User user) {
        if (find(user.id()).isPresent()) {
            freeName(user.username(), user.id());
            replace(user);
        }
    }

    @Override
    public Page<User, String> list(UserFilter filter, PageRequest<String> request) {
        List<User> found = all().stream().filter(user -> passes(filter, user)).toList();
        return Pages.of(found, CodePointOrder::compare, InMemoryUsers::key, request);
    }

    private static boolean passes(UserFilter filter, User user) {
        return (filter.keyword() == null || Keywords.has(user.username(), filter.keyword()))
                && (filter.role() == null || filter.role() == user.role())
                && (filter.disabled() == null || filter.disabled() == user.disabled())
                && (filter.placeholder() == null || filter.placeholder() == user.placeholder());
    }

    private List<User> all() {
        return store.read(USERS).values().stream().map(Credentials::user).toList();
    }

    private static String key(User user) {
        return CaseFolding.fold(user.username());
    }
}
