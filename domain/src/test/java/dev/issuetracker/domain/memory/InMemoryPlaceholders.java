package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.Credentials;
import dev.issuetracker.domain.user.Placeholders;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Placeholders in memory. */
public final class InMemoryPlaceholders implements Placeholders {
    private static final Table<String, Long> BY_NAME = new Table<>("placeholders");

    /** The ids of accounts, by those of the placeholders that were joined to them. */
    private static final Table<Long, Long> JOINED = new Table<>("joined");

    private final InMemoryStore store;

    InMemoryPlaceholders(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public User add(String name, Instant at) {
        String key = CaseFolding.fold(name);
        if (store.read(BY_NAME).containsKey(key)
                || !store.users().findNamed(List.of(name)).isEmpty()) {
            throw InMemoryUsers.taken(name);
        }
        User made = User.placeholder(store.nextId(InMemoryUsers.USERS), name, at);
        store.write(InMemoryUsers.USERS).put(made.id(), new Credentials(made, ""));
        store.write(BY_NAME).put(key, made.id());
        return made;
    }

    @Override
    public Map<String, User> byNames(Collection<String> names) {
        Map<String, User> found = new HashMap<>();
        for (String name : names) {
            String key = CaseFolding.fold(name);
            Optional.ofNullable(store.read(BY_NAME).get(key))
                    .flatMap(id -> store.users().find(accountOf(id)))
                    .ifPresent(user -> found.put(key, user));
        }
        return found;
    }

    @Override
    public void join(User placeholder, UserRef account) {
        store.write(InMemoryUsers.USERS).remove(placeholder.id());
        store.write(JOINED).put(placeholder.id(), account.id());
    }

    /** The account to which a placeholder was joined; the same id for all others. */
    private long accountOf(long id) {
        return store.read(JOINED).getOrDefault(id, id);
    }

    /** Somebody as they are called now. */
    UserRef now(UserRef user) {
        return store.users().find(accountOf(user.id())).map(User::ref).orElseThrow();
    }
}
