package dev.issuetracker.application.memory;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.session.Session;
import dev.issuetracker.application.session.Sessions;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Pages;
import dev.issuetracker.domain.memory.Table;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CodePointOrder;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {
    private static final Table<String, Owned> SESSIONS = new Table<>("sessions");

    private final InMemoryStore store;

    private record Owned(long userId, Session session) {
        private boolean alive(Instant at) {
            return at.isBefore(session.expiresAt());
        }
    }

    public InMemorySessions(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void add(String id, long userId, Instant at, Instant expiresAt, CallOrigin origin) {
        Session session = new Session(id, at, expiresAt, origin.address(), origin.userAgent());
        store.write(SESSIONS).put(id, new Owned(userId, session));
    }

    @Override
    public Optional<User> user(String id, Instant at) {
        return Optional.ofNullable(store.read(SESSIONS).get(id))
                .filter(owned -> owned.alive(at))
                .flatMap(owned -> store.users().find(owned.userId()))
                .filter(user -> !user.disabled());
    }

    @Override
    public Page<Session, Session.Key> list(long userId, Instant at, PageRequest<Session.Key> request) {
        List<Session> found = store.read(SESSIONS).values().stream()
                .filter(owned -> owned.userId() == userId && owned.alive(at))
                .map(Owned::session)
                .toList();
        Comparator<Session.Key> oldest =
                Comparator.comparing(Session.Key::createdAt).thenComparing(Session.Key::id, CodePointOrder::compare);
        return Pages.of(found, oldest.reversed(), Session::key, request);
    }

    @Override
    public void end(String id) {
        store.write(SESSIONS).remove(id);
    }

    @Override
    public boolean end(long userId, String id) {
        return remove(owned -> owned.userId() == userId && owned.session().id().equals(id)) > 0;
    }

    @Override
    public int endOthers(long userId, String keptId) {
        return remove(owned -> owned.userId() == userId && !owned.session().id().equals(keptId));
    }

    @Override
    public int endAll(long userId) {
        return remove(owned -> owned.userId() == userId);
    }

    private int remove(Predicate<Owned> which) {
        int before = store.read(SESSIONS).size();
        store.write(SESSIONS).values().removeIf(which);
        return before - store.read(SESSIONS).size();
    }

    @Override
    public void sweep(Instant before) {
        store.write(SESSIONS)
                .values()
                .removeIf(owned -> owned.session().expiresAt().isBefore(before));
    }
}
