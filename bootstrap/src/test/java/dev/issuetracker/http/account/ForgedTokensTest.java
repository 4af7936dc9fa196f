package dev.issuetracker.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of a session that is alive, written otherwise; some with the very key, which is more than an attacker has. */
class ForgedTokensTest {
    private static final String KEY = "the key that signs the tokens of this test";
    private static final String FORMER = "the key that signed the tokens before";
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private static final Tracker TRACKER =
            Tracker.fresh(Store.SQLITE, Map.of("JWT_SECRET", KEY, "JWT_SECRET_PREVIOUS", FORMER));

    private static String token = "";
    private static String claims = "";

    @BeforeAll
    static void signIn() {
        token = TRACKER.guest()
                .post("/signin", "{username: 'jane', password: '" + Api.PASSWORD + "'}")
                .text("/token");
        claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    @AfterAll
    static void close() {
        TRACKER.close();
    }

    private static int status(String token) {
        return TRACKER.guest().withToken(token).get("/me").status();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String header, String claims, String algorithm, String key) {
        String content = encoded(header) + "." + encoded(claims);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static String signed(String header, String claims) {
        return signed(header, claims, "HmacSHA256", KEY);
    }

    @Test
    void tokenWrittenAsTheServerWritesItIsTaken() {
        assertEquals(200, status(signed(HEADER, claims)));
    }

    @Test
    void tokenOfTheFormerKeyIsTakenAndOfAnyOtherIsNot() {
        assertEquals(200, status(signed(HEADER, claims, "HmacSHA256", FORMER)));
        assertEquals(401, status(signed(HEADER, claims, "HmacSHA256", "any other key that there may be, and so on")));
    }

    @Test
    void newTokenIsSignedByTheNewKey() {
        String content = token.substring(0, token.lastIndexOf('.'));
        String[] parts = content.split("\\.", -1);
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        assertEquals(token, signed(header, claims));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "", "HS384", "HS512", "RS256", "ES256", "hs256"})
    void otherAlgorithmIsRejected(String algorithm) {
        String header = HEADER.replace("HS256", algorithm);
        assertEquals(401, status(signed(header, claims)));
        assertEquals(401, status(encoded(header) + "." + encoded(claims) + "."));
    }

    @ParameterizedTest
    @CsvSource({"HS384, HmacSHA384", "HS512, HmacSHA512"})
    void strongerAlgorithmIsRejectedToo(String algorithm, String mac) {
        assertEquals(401, status(signed(HEADER.replace("HS256", algorithm), claims, mac, KEY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kid\":\"../../dev/null\"",
                "\"kid\":\"' UNION SELECT 'key\"",
                "\"jku\":\"http://127.0.0.1:1/keys\"",
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "\"x5u\":\"http://127.0.0.1:1/cert\"",
                "\"x5c\":[\"AAAA\"]",
                "\"crit\":[\"exp\"]",
                "\"b64\":false",
                "\"zip\":\"DEF\"",
                "\"alg\":\"HS256\"",
                "\"alg\":\"none\""
            })
    void headerWithMoreMembersIsRejectedDespiteAGoodSignature(String more) {
        assertEquals(401, status(signed("{" + more + "," + HEADER.substring(1), claims)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"iss\":\"issue-tracker\" | \"iss\":\"elsewhere\"",
                "\"aud\":\"issue-tracker\" | \"aud\":\"elsewhere\"",
                "\"aud\":\"issue-tracker\" | \"aud\":[]",
                "\"jti\" | \"no\"",
                "\"sub\" | \"no\"",
                "\"exp\" | \"no\"",
                "\"exp\": | \"exp\":1,\"no\":",
                "\"exp\": | \"exp\":-9223372036854775808,\"no\":",
                "\"exp\": | \"exp\":\"soon\",\"no\":",
                "\"iat\": | \"nbf\":4102444800,\"iat\":",
                "\"iat\": | \"iat\":4102444800,\"no\":",
                "\"sub\" | \"jti\":\"other\",\"sub\"",
                "\"exp\" | \"exp\":4102444800,\"exp\""
            })
    void foreignClaimsAreRejectedDespiteAGoodSignature(String ours, String other) {
        String changed = claims.replace(ours, other);
        assertEquals(false, changed.equals(claims), claims);
        assertEquals(401, status(signed(HEADER, changed)));
    }

    @Test
    void everyOtherWayToWriteATokenIsRejected() {
        String[] parts = token.split("\\.", -1);
        String content = parts[0] + "." + parts[1] + ".";
        String signature = parts[2];
        // Two of the last character's six bits belong to nothing; read loosely, four characters mean the same.
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = digits.indexOf(signature.charAt(42));
        String twin = signature.substring(0, 42) + digits.charAt(last ^ 1);
        for (String other : List.of(
                content + signature + "=",
                content + signature + "==",
                content + signature.substring(0, 42),
                content + signature.substring(0, 21),
                content + signature + "A",
                content + twin,
                content,
                content + "AAAA",
                token + ".",
                token + "." + signature,
                parts[0] + "=." + parts[1] + "." + signature,
                parts[0] + "." + parts[1],
                "." + parts[1] + "." + signature,
                parts[0] + ".." + signature,
                "..",
                "a.b.c")) {
            assertEquals(401, status(other), other);
        }
    }

    @Test
    void overlongTokenIsRejected() {
        String padded = claims.substring(0, claims.length() - 1) + ",\"x\":\"" + "x".repeat(3_000) + "\"}";
        assertEquals(401, status(signed(HEADER, padded)));
    }
}
