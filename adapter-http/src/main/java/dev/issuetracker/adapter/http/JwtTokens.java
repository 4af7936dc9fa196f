package dev.issuetracker.adapter.http;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import dev.issuetracker.application.account.TokenIssuer;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Clock;
import java.time.Instant;

/**
 * Tokens as JSON Web Tokens, signed by HMAC with SHA-256. A token names its issuer, the audience {@value #AUDIENCE}, its session
 * ({@code jti}) and the user's id ({@code sub}); it carries no rights, which are looked up with every call.
 */
public final class JwtTokens implements TokenIssuer {
    /** How many bytes a key has at least: as many as the hash (RFC 7518). */
    public static final int MIN_KEY_BYTES = 32;

    private static final String AUDIENCE = "issue-tracker";
    /** How far the clocks of two servers may stand apart, in seconds. */
    private static final long CLOCK_SKEW = 60;

    private final Algorithm algorithm;
    private final String issuer;
    private final JWTVerifier verifier;

    /**
     * Makes an issuer that reads back only what was made with the same key and the same issuer name.
     *
     * @param key {@value #MIN_KEY_BYTES} bytes or more that nobody can guess
     * @param issuer who issues, such as the tracker's name
     * @param clock tells when a token has expired
     * @throws IllegalArgumentException when the key is too short
     */
    public JwtTokens(byte[] key, String issuer, Clock clock) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key for tokens has " + key.length + " bytes, at least " + MIN_KEY_BYTES + " are wanted");
        }
        this.algorithm = Algorithm.HMAC256(key);
        this.issuer = issuer;
        JWTVerifier.BaseVerification rules = (JWTVerifier.BaseVerification) JWT.require(algorithm)
                .withIssuer(issuer)
                .withAudience(AUDIENCE)
                .withClaimPresence("exp")
                .withClaimPresence("sub")
                .withClaimPresence("jti")
                .acceptIssuedAt(CLOCK_SKEW);
        this.verifier = rules.build(clock);
    }

    @Override
    public String issue(String sessionId, long userId, Instant issuedAt, Instant expiresAt) {
        return JWT.create()
                .withIssuer(issuer)
                .withAudience(AUDIENCE)
                .withSubject(Long.toString(userId))
                .withJWTId(sessionId)
                .withIssuedAt(issuedAt)
                .withExpiresAt(expiresAt)
                .sign(algorithm);
    }

    @Override
    public String sessionOf(String token) {
        try {
            return verifier.verify(token).getId();
        } catch (TokenExpiredException expired) {
            throw new TrackerException(
                    ErrorCode.TOKEN_REFUSED, "This token has expired. Sign in again at /signin.", expired);
        } catch (JWTVerificationException refused) {
            throw new TrackerException(
                    ErrorCode.TOKEN_REFUSED, "This token is not one of this tracker's. Sign in at /signin.", refused);
        }
    }
}
