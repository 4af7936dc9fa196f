package dev.issuetracker.application.session;

import java.time.Instant;

/**
 * A session as its owner sees it.
 *
 * @param id names the session and opens nothing: a token is valid by its signature, which takes the key
 * @param address where it was opened from
 * @param userAgent what the client that opened it called itself; empty when it did not say
 */
public record Session(String id, Instant createdAt, Instant expiresAt, String address, String userAgent) {
    public Key key() {
        return new Key(createdAt, id);
    }

    /** The position of a session in a list of sessions. */
    public record Key(Instant createdAt, String id) {}
}
