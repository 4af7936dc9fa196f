package dev.issuetracker.adapter.http;

import com.auth0.jwt.interfaces.DecodedJWT;
import dev.issuetracker.adapter.http.wire.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers the tokens that were verified, so that the many requests of a session verify theirs once. See
 * docs/decisions/0071-a-token-is-verified-once.md.
 */
final class VerifiedTokens {
    /** Those of as many people are in use at once. When there are more, all are forgotten, and verified once more. */
    static final int MOST = 1_000;

    private final Map<ByteBuffer, Verified> byHash = new ConcurrentHashMap<>();
    private final Clock clock;

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    private record Verified(String session, Instant expiresAt) {}

    /**
     * The session of a token. One that is unknown is verified, and so is one that has expired, for which {@code verify}
     * throws what is wrong.
     */
    String sessionOf(String token, Function<String, DecodedJWT> verify) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
        Verified known = byHash.get(hash);
        if (known == null || !clock.instant().isBefore(known.expiresAt())) {
            DecodedJWT verified = verify.apply(token);
            known = new Verified(verified.getId(), verified.getExpiresAtAsInstant());
            if (byHash.size() >= MOST) {
                byHash.clear();
            }
            byHash.put(hash, known);
        }
        return known.session();
    }
}
