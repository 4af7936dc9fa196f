package dev.issuetracker.adapter.http;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.application.session.TokenIssuer;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Session tokens as JSON Web Tokens, signed by HMAC with SHA-256. A token names its issuer, the audience
 * {@value #AUDIENCE}, its session ({@code jti}) and the user's id ({@code sub}). It carries no rights: those are looked
 * up for every call.
 *
 * <p>A token chooses neither algorithm nor key: its header must have {@code alg} and {@code typ} as they are issued,
 * and nothing else.
 */
public final class JwtTokens implements TokenIssuer {
    /** How many bytes a key has at least: as many as the hash (RFC 7518). */
    public static final int MIN_KEY_BYTES = 32;

    private static final String AUDIENCE = "issue-tracker";
    /**
     * How far the clock of the server that issued a token may be ahead of ours, in seconds. Expiry has no such grace.
     */
    private static final long CLOCK_SKEW = 60;
    /** Three times as long as tokens that are issued, and too short to cost anything. */
    private static final int MAX_LENGTH = 1_024;

    private static final JsonNode HEADER = json("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

    private final Algorithm algorithm;
    private final String issuer;
    private final List<JWTVerifier> verifiers;
    private final VerifiedTokens verified;

    /**
     * Makes an issuer that reads back only what was made with one of the same keys and the same issuer name.
     *
     * @param keys secrets of {@value #MIN_KEY_BYTES} bytes or more; the first signs, and all verify
     * @param issuer the name of the issuer, such as the tracker's
     * @param clock by which tokens expire
     * @throws IllegalArgumentException when there is no key, or one is too short
     */
    public JwtTokens(List<byte[]> keys, String issuer, Clock clock) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key for tokens");
        }
        this.algorithm = algorithm(keys.get(0));
        this.issuer = issuer;
        this.verified = new VerifiedTokens(clock);
        this.verifiers = keys.stream().map(key -> verifier(key, issuer, clock)).toList();
    }

    private static Algorithm algorithm(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key for tokens has " + key.length + " bytes; it needs at least " + MIN_KEY_BYTES);
        }
        return Algorithm.HMAC256(key);
    }

    private static JWTVerifier verifier(byte[] key, String issuer, Clock clock) {
        JWTVerifier.BaseVerification rules = (JWTVerifier.BaseVerification) JWT.require(algorithm(key))
                .withIssuer(issuer)
                .withAudience(AUDIENCE)
                .withClaimPresence("exp")
                .withClaimPresence("sub")
                .withClaimPresence("jti")
                .acceptIssuedAt(CLOCK_SKEW);
        return rules.build(clock);
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
            if (token.length() > MAX_LENGTH) {
                throw rejected(null);
            }
            return verified.sessionOf(token, this::verify);
        } catch (TokenExpiredException expired) {
            throw new TrackerException(
                    ErrorCode.TOKEN_REFUSED, "This token has expired. Sign in again at /signin.", expired);
        } catch (JWTVerificationException invalid) {
            throw rejected(invalid);
        }
    }

    private DecodedJWT verify(String token) {
        if (!wellFormed(token.split("\\.", -1))) {
            throw rejected(null);
        }
        SignatureVerificationException otherKey = null;
        for (JWTVerifier verifier : verifiers) {
            try {
                return verifier.verify(token);
            } catch (SignatureVerificationException invalid) {
                otherKey = invalid;
            }
        }
        throw otherKey == null ? new IllegalStateException("there is no key") : otherKey;
    }

    private static TrackerException rejected(@Nullable Exception cause) {
        return new TrackerException(
                ErrorCode.TOKEN_REFUSED, "This token was not made by this tracker. Sign in at /signin.", cause);
    }

    /**
     * Whether a token is written as we write them: with our header and no claim twice, and each part in the one way in
     * which Base64 writes its bytes. So no token has two forms.
     */
    private static boolean wellFormed(String[] parts) {
        if (parts.length != 3) {
            return false;
        }
        try {
            for (String part : parts) {
                if (!Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(decoded(part))
                        .equals(part)) {
                    return false;
                }
            }
            return HEADER.equals(json(text(parts[0]))) && json(text(parts[1])).isObject();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    private static String text(String part) {
        return new String(decoded(part), StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException when it is not JSON, or an object has a name twice */
    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
