package dev.issuetracker.application.memory;

import dev.issuetracker.application.access.Origin;
import dev.issuetracker.application.account.Sessions;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Table;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.Optional;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {
    private static final Table<String, Session> SESSIONS = new Table<>("sessions");

    private final InMemoryStore store;

    private record Session(long userId, Instant expiresAt) {}

    public InMemorySessions(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void add(String id, long userId, Instant at, Instant expiresAt, Origin origin) {
        store.write(SESSIONS).put(id, new Session(userId, expiresAt));
    }

    @Override
    public Optional<User> user(String id, Instant at) {
        return Optional.ofNullable(store.read(SESSIONS).get(id))
                .filter(session -> at.isBefore(session.expiresAt()))
                .flatMap(session -> store.users().find(session.userId()))
                .filter(user -> !user.disabled());
    }

    @Override
    public void end(String id) {
        store.write(SESSIONS).remove(id);
    }

    @Override
    public void endAll(long userId) {
        store.write(SESSIONS).values().removeIf(session -> session.userId() == userId);
    }

    @Override
    public void sweep(Instant before) {
        store.write(SESSIONS).values().removeIf(session -> session.expiresAt().isBefore(before));
    }
}
