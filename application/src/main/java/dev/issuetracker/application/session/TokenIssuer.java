package dev.issuetracker.application.session;

import dev.issuetracker.domain.error.TrackerException;
import java.time.Instant;

/** Makes tokens that cannot be forged and reads them back. */
public interface TokenIssuer {
    /** A token for a session. */
    String issue(String sessionId, long userId, Instant issuedAt, Instant expiresAt);

    /**
     * The session of a token.
     *
     * @throws TrackerException {@code TOKEN_REFUSED} when the token is not ours, was altered, or has expired
     */
    String sessionOf(String token);
}
