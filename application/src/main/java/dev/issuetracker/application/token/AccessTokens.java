package dev.issuetracker.application.token;

import dev.issuetracker.application.access.Scope;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores personal access tokens by their hashes. */
public interface AccessTokens {
    AccessToken add(long userId, String name, Scope scope, String hash, Instant at, Instant expiresAt);

    /**
     * The token of a hash that is alive at that time: it is dead from its expiry on, and while its account is disabled.
     */
    Optional<Owned> find(String hash, Instant at);

    /** Lists a user's tokens that are alive at that time, newest first; the request's keys are ids. */
    Page<AccessToken, Long> list(long userId, Instant at, PageRequest<Long> request);

    /** How many tokens of a user are alive at that time. */
    int count(long userId, Instant at);

    /** Notes that a token was used, unless a later use is noted; does nothing when the token does not exist. */
    void used(long id, Instant at);

    /** Ends a token of that user. Returns what it was; empty when the user has no such token. */
    Optional<AccessToken> end(long userId, long id);

    /** Ends all tokens of a user. Returns what they were. */
    List<AccessToken> endAll(long userId);

    /** Removes the tokens that expired before that time. */
    void sweep(Instant before);

    /** A token and its owner. */
    record Owned(User owner, AccessToken token) {}
}
