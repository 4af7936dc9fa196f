package dev.issuetracker.application.memory;

import dev.issuetracker.application.password.PasswordResets;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Table;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Map.Entry;
import java.util.Optional;

/** Codes for new passwords in memory. */
public final class InMemoryPasswordResets implements PasswordResets {
    private static final Table<Long, Row> RESETS = new Table<>("password_resets");

    private final InMemoryStore store;

    private record Row(String codeHash, UserRef by, Instant expiresAt) {
        private boolean good(String hash, Instant at) {
            return codeHash.equals(hash) && at.isBefore(expiresAt);
        }
    }

    public InMemoryPasswordResets(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void put(long userId, String codeHash, UserRef by, Instant at, Instant expiresAt) {
        store.write(RESETS).put(userId, new Row(codeHash, by, expiresAt));
    }

    @Override
    public Optional<User> find(String codeHash, Instant at) {
        return store.read(RESETS).entrySet().stream()
                .filter(entry -> entry.getValue().good(codeHash, at))
                .map(Entry::getKey)
                .findFirst()
                .flatMap(store.users()::find);
    }

    @Override
    public boolean take(String codeHash, Instant at) {
        return store.write(RESETS).values().removeIf(row -> row.good(codeHash, at));
    }

    @Override
    public void removeAllBy(long userId) {
        store.write(RESETS).values().removeIf(row -> row.by().id() == userId);
    }
}
