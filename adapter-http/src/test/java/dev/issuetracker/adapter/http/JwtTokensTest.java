package dev.issuetracker.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class JwtTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
    private static final Instant LATER = NOW.plusSeconds(3_600);
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final JwtTokens tokens = at(NOW);

    private static JwtTokens at(Instant time) {
        return new JwtTokens(List.of(KEY), "tracker", Clock.fixed(time, ZoneOffset.UTC));
    }

    private void assertRejected(String token) {
        TrackerException exception = assertThrows(TrackerException.class, () -> tokens.sessionOf(token));
        assertEquals(ErrorCode.TOKEN_REFUSED, exception.code());
    }

    private String token() {
        return tokens.issue("session-1", 7, NOW, LATER);
    }

    /** The claims of every token that is ours, but for its session and its end. */
    private static JWTCreator.Builder claims() {
        return JWT.create().withIssuer("tracker").withAudience("issue-tracker").withSubject("7");
    }

    @Test
    void tokenLeadsBackToItsSession() {
        assertEquals("session-1", tokens.sessionOf(token()));
    }

    @Test
    void tokenSaysWhatItIs() {
        var token = JWT.decode(token());
        assertEquals("HS256", token.getAlgorithm());
        assertEquals("tracker", token.getIssuer());
        assertEquals(List.of("issue-tracker"), token.getAudience());
        assertEquals("7", token.getSubject());
        assertEquals(NOW, token.getIssuedAtAsInstant());
        assertEquals(LATER, token.getExpiresAtAsInstant());
    }

    @Test
    void expiredTokenIsRejected() {
        String token = token();
        assertEquals("session-1", at(LATER.minusSeconds(1)).sessionOf(token));
        assertThrows(TrackerException.class, () -> at(LATER.plusSeconds(1)).sessionOf(token));
    }

    @Test
    void tokenThatWasReadBeforeExpiresAllTheSame() {
        AtomicReference<Instant> time = new AtomicReference<>(NOW);
        JwtTokens later = new JwtTokens(List.of(KEY), "tracker", ((InstantSource) time::get).withZone(ZoneOffset.UTC));
        String token = token();
        assertEquals("session-1", later.sessionOf(token));

        time.set(LATER.plusSeconds(1));

        TrackerException expired = assertThrows(TrackerException.class, () -> later.sessionOf(token));
        assertEquals("This token has expired. Sign in again at /signin.", expired.getMessage());
    }

    @Test
    void ofMoreTokensThanAreRememberedEachIsRead() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i <= VerifiedTokens.MOST; i++) {
                assertEquals("s" + i, tokens.sessionOf(tokens.issue("s" + i, 7, NOW, LATER)));
            }
        }
    }

    @Test
    void tokenOfAnotherKeyIsRejected() {
        byte[] other = KEY.clone();
        other[0]++;
        assertRejected(
                new JwtTokens(List.of(other), "tracker", Clock.fixed(NOW, ZoneOffset.UTC)).issue("s", 7, NOW, LATER));
    }

    @Test
    void tokenOfAnotherIssuerIsRejected() {
        assertRejected(
                new JwtTokens(List.of(KEY), "other", Clock.fixed(NOW, ZoneOffset.UTC)).issue("s", 7, NOW, LATER));
    }

    @Test
    void tokenForAnotherAudienceIsRejected() {
        assertRejected(claims().withAudience("elsewhere")
                .withJWTId("s")
                .withExpiresAt(LATER)
                .sign(Algorithm.HMAC256(KEY)));
    }

    @Test
    void tokenWithoutEndIsRejected() {
        assertRejected(claims().withJWTId("s").sign(Algorithm.HMAC256(KEY)));
    }

    @Test
    void tokenWithoutSessionIsRejected() {
        assertRejected(claims().withExpiresAt(LATER).sign(Algorithm.HMAC256(KEY)));
    }

    @Test
    void unsignedTokenIsRejected() {
        assertRejected(claims().withJWTId("s").withExpiresAt(LATER).sign(Algorithm.none()));
    }

    @Test
    void tokenOfAnotherAlgorithmIsRejected() {
        assertRejected(claims().withJWTId("s").withExpiresAt(LATER).sign(Algorithm.HMAC512(KEY)));
    }

    @Test
    void alteredTokenIsRejectedAlsoAfterTheTokenWasRead() {
        assertEquals("session-1", tokens.sessionOf(token()));
        String[] parts = token().split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String altered = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("session-1", "session-2").getBytes(StandardCharsets.UTF_8));
        assertRejected(parts[0] + "." + altered + "." + parts[2]);
    }

    @Test
    void anythingElseIsRejected() {
        for (String text : List.of("", "x", "a.b.c", "..", token() + "x", token().substring(3))) {
            assertRejected(text);
        }
    }

    @Test
    void firstKeySignsAndEveryKeyVerifies() {
        byte[] next = KEY.clone();
        next[0]++;
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        JwtTokens rotated = new JwtTokens(List.of(next, KEY), "tracker", clock);
        assertEquals("session-1", rotated.sessionOf(token()));
        String fresh = rotated.issue("session-2", 7, NOW, LATER);
        assertEquals("session-2", new JwtTokens(List.of(next), "tracker", clock).sessionOf(fresh));
        assertRejected(fresh);
    }

    @Test
    void tokenOfTheFormerKeyExpiresToo() {
        byte[] next = KEY.clone();
        next[0]++;
        Clock late = Clock.fixed(LATER.plusSeconds(1), ZoneOffset.UTC);
        JwtTokens rotated = new JwtTokens(List.of(next, KEY), "tracker", late);
        assertThrows(TrackerException.class, () -> rotated.sessionOf(token()));
    }

    @Test
    void clockOfTheIssuerMayBeAMinuteAheadAndNoMore() {
        assertEquals("s", tokens.sessionOf(tokens.issue("s", 7, NOW.plusSeconds(60), LATER)));
        assertRejected(tokens.issue("s", 7, NOW.plusSeconds(61), LATER));
    }

    @Test
    void expiryIsGivenNoGrace() {
        assertRejected(tokens.issue("s", 7, NOW.minusSeconds(60), NOW.minusSeconds(1)));
    }

    @Test
    void everyTokenOfOursIsShorterThanTheLongestThatIsRead() {
        String token = tokens.issue("s".repeat(36), Long.MAX_VALUE, NOW, Instant.parse("9999-12-31T23:59:59Z"));
        assertEquals("s".repeat(36), tokens.sessionOf(token));
    }

    @Test
    void noKeyIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> new JwtTokens(List.of(), "tracker", Clock.systemUTC()));
    }

    @Test
    void shortKeyIsRejected() {
        byte[] key = Arrays.copyOf(KEY, 31);
        assertThrows(
                IllegalArgumentException.class, () -> new JwtTokens(List.of(KEY, key), "tracker", Clock.systemUTC()));
        assertThrows(IllegalArgumentException.class, () -> new JwtTokens(List.of(key), "tracker", Clock.systemUTC()));
    }
}
