package dev.issuetracker.application.session;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Opens sessions and issues their tokens. */
public final class SessionTokens {
    private final Sessions sessions;
    private final TokenIssuer issuer;
    private final Supplier<String> ids;
    private final Duration life;

    /**
     * Wires the class.
     *
     * @param ids gives ids that nobody can guess and that never repeat
     * @param life how long a token is good for
     */
    public SessionTokens(Sessions sessions, TokenIssuer issuer, Supplier<String> ids, Duration life) {
        this.sessions = sessions;
        this.issuer = issuer;
        this.ids = ids;
        this.life = life;
    }

    /** An id that no session has. */
    private String newId() {
        return ids.get();
    }

    /** How long a token is good for. */
    public Duration life() {
        return life;
    }

    /**
     * Opens a session, in the caller's unit of work.
     *
     * @return its token
     */
    public String open(long userId, Instant at, CallOrigin origin) {
        String id = newId();
        Instant expiresAt = at.plus(life);
        sessions.sweep(at);
        sessions.add(id, userId, at, expiresAt, origin);
        return issuer.issue(id, userId, at, expiresAt);
    }

    /**
     * The session of a token.
     *
     * @throws TrackerException {@code TOKEN_REFUSED} when the token is not ours, was altered, or has expired
     */
    public String sessionOf(String token) {
        return issuer.sessionOf(token);
    }
}
