package dev.issuetracker.application.memory;

import dev.issuetracker.application.account.Invite;
import dev.issuetracker.application.account.Invites;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Pages;
import dev.issuetracker.domain.memory.Table;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Invites in memory. */
public final class InMemoryInvites implements Invites {
    private static final Table<Long, Kept> INVITES = new Table<>("invites");

    private final InMemoryStore store;

    private record Kept(String codeHash, Invite invite) {
        boolean goodAt(Instant at) {
            return at.isBefore(invite.expiresAt());
        }
    }

    public InMemoryInvites(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Invite add(String codeHash, Role role, UserRef by, Instant at, Instant expiresAt) {
        Invite invite = new Invite(store.nextId(INVITES), role, by, at, expiresAt);
        store.write(INVITES).put(invite.id(), new Kept(codeHash, invite));
        return invite;
    }

    @Override
    public Optional<Invite> find(String codeHash, Instant at) {
        return store.read(INVITES).values().stream()
                .filter(kept -> kept.codeHash().equals(codeHash) && kept.goodAt(at))
                .map(Kept::invite)
                .findFirst();
    }

    @Override
    public Page<Invite, Long> list(Instant at, PageRequest<Long> request) {
        List<Invite> found = store.read(INVITES).values().stream()
                .filter(kept -> kept.goodAt(at))
                .map(Kept::invite)
                .toList();
        return Pages.of(found, Comparator.<Long>reverseOrder(), Invite::id, request);
    }

    @Override
    public boolean remove(long id) {
        return store.write(INVITES).remove(id) != null;
    }

    @Override
    public void removeAllBy(long userId) {
        store.write(INVITES).values().removeIf(kept -> kept.invite().createdBy().id() == userId);
    }

    @Override
    public void sweep(Instant before) {
        store.write(INVITES).values().removeIf(kept -> kept.invite().expiresAt().isBefore(before));
    }
}
