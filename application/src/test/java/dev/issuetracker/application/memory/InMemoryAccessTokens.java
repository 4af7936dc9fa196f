package dev.issuetracker.application.memory;

import dev.issuetracker.application.access.Scope;
import dev.issuetracker.application.token.AccessToken;
import dev.issuetracker.application.token.AccessTokens;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Pages;
import dev.issuetracker.domain.memory.Table;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Personal access tokens in memory. */
public final class InMemoryAccessTokens implements AccessTokens {
    private static final Table<Long, Row> TOKENS = new Table<>("personal_access_tokens");

    private final InMemoryStore store;

    private record Row(long userId, String hash, AccessToken token) {
        private boolean alive(Instant at) {
            return at.isBefore(token.expiresAt());
        }
    }

    public InMemoryAccessTokens(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public AccessToken add(long userId, String name, Scope scope, String hash, Instant at, Instant expiresAt) {
        AccessToken token = new AccessToken(store.nextId(TOKENS), name, scope, at, expiresAt, null);
        store.write(TOKENS).put(token.id(), new Row(userId, hash, token));
        return token;
    }

    @Override
    public Optional<Owned> find(String hash, Instant at) {
        return store.read(TOKENS).values().stream()
                .filter(row -> row.hash().equals(hash) && row.alive(at))
                .findFirst()
                .flatMap(row -> store.users()
                        .find(row.userId())
                        .filter(user -> !user.disabled())
                        .map((User owner) -> new Owned(owner, row.token())));
    }

    @Override
    public Page<AccessToken, Long> list(long userId, Instant at, PageRequest<Long> request) {
        return Pages.of(alive(userId, at), Comparator.<Long>reverseOrder(), AccessToken::id, request);
    }

    @Override
    public int count(long userId, Instant at) {
        return alive(userId, at).size();
    }

    private List<AccessToken> alive(long userId, Instant at) {
        return store.read(TOKENS).values().stream()
                .filter(row -> row.userId() == userId && row.alive(at))
                .map(Row::token)
                .toList();
    }

    @Override
    public void used(long id, Instant at) {
        store.write(TOKENS).computeIfPresent(id, (key, row) -> {
            AccessToken token = row.token();
            Instant last = token.lastUsedAt();
            if (last != null && !last.isBefore(at)) {
                return row;
            }
            return new Row(
                    row.userId(),
                    row.hash(),
                    new AccessToken(id, token.name(), token.scope(), token.createdAt(), token.expiresAt(), at));
        });
    }

    @Override
    public Optional<AccessToken> end(long userId, long id) {
        Row row = store.read(TOKENS).get(id);
        if (row == null || row.userId() != userId) {
            return Optional.empty();
        }
        store.write(TOKENS).remove(id);
        return Optional.of(row.token());
    }

    @Override
    public List<AccessToken> endAll(long userId) {
        List<AccessToken> ended = store.read(TOKENS).values().stream()
                .filter(row -> row.userId() == userId)
                .map(Row::token)
                .toList();
        store.write(TOKENS).values().removeIf(row -> row.userId() == userId);
        return ended;
    }

    @Override
    public void sweep(Instant before) {
        store.write(TOKENS).values().removeIf(row -> row.token().expiresAt().isBefore(before));
    }
}
