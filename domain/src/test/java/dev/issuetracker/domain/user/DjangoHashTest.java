package dev.issuetracker.domain.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DjangoHashTest {
    private static final String SALT = "YK3PFtXIQbCR4p3WpWHSC3";
    private static final String BASE64 = "JbPGEjhYmAX1PFrsh/FAIPco/1LlmHec15BF4/i6v2E=";

    private static String encoded(String algorithm, String iterations) {
        return algorithm + "$" + iterations + "$" + SALT + "$" + BASE64;
    }

    @Test
    void hashOfDjangoIsReadWithItsParameters() {
        assertEquals(
                Optional.of(new DjangoHash(1_000_000, SALT, BASE64)),
                DjangoHash.of(encoded("pbkdf2_sha256", "1000000")));
    }

    @Test
    void bytesAreThoseThatTheTextEncodes() {
        assertEquals(
                DjangoHash.BYTES,
                DjangoHash.of(encoded("pbkdf2_sha256", "1")).orElseThrow().bytes().length);
    }

    @Test
    void hashThatWouldOccupyAProcessorIsNone() {
        int most = DjangoHash.MAX_ITERATIONS;
        assertEquals(
                List.of(true, false, false),
                List.of(
                        DjangoHash.of(encoded("pbkdf2_sha256", "" + most)).isPresent(),
                        DjangoHash.of(encoded("pbkdf2_sha256", "" + (most + 1))).isPresent(),
                        DjangoHash.of(encoded("pbkdf2_sha256", "99999999999")).isPresent()));
    }

    @Test
    void everyOtherTextIsNone() {
        for (String other : List.of(
                "",
                "!yRktu5LOSnvgf1lJNxkrfjv3dTIeK0EqeP2aTMby",
                "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA",
                encoded("pbkdf2_sha1", "1000"),
                encoded("pbkdf2_sha256", "0"),
                encoded("pbkdf2_sha256", "-1"),
                encoded("pbkdf2_sha256", "1") + "\n",
                encoded("pbkdf2_sha256", "1").replace(SALT, ""),
                encoded("pbkdf2_sha256", "1").replace("=", ""))) {
            assertEquals(Optional.empty(), DjangoHash.of(other), other);
        }
    }

    @Test
    void hashIsNotShown() {
        assertEquals(
                "DjangoHash[iterations=7]",
                DjangoHash.of(encoded("pbkdf2_sha256", "7")).orElseThrow().toString());
    }
}
