package dev.issuetracker.bootstrap.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.password.PasswordHasher;
import dev.issuetracker.application.password.PasswordRules;
import dev.issuetracker.bootstrap.password.Argon2PasswordHasher.Cost;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest {
    private final PasswordHasher hasher = new Argon2PasswordHasher(Cost.RECOMMENDED, 1, Duration.ofMinutes(2));

    private boolean matches(String password, String hash) {
        return hasher.matches(PasswordRules.claimed(password).orElseThrow(), hash, 0);
    }

    @Test
    void hashIsOfItsPasswordOnly() {
        String hash = hasher.hash("correct horse");
        assertTrue(matches("correct horse", hash));
        assertFalse(matches("correct hors\u00E9", hash));
    }

    @Test
    void hashCarriesItsParameters() {
        assertTrue(hasher.hash("correct horse").startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void hashOfNobodyIsLikeAnyOther() {
        String hash = hasher.hash("correct horse");
        String nobodys = hasher.hashOfNobody();
        assertEquals(hash.length(), nobodys.length());
        assertEquals(hash.substring(0, hash.lastIndexOf(",p=1$")), nobodys.substring(0, nobodys.lastIndexOf(",p=1$")));
        assertNotEquals(nobodys, hasher.hashOfNobody());
        assertFalse(hasher.outdated(nobodys));
        assertFalse(matches("correct horse", nobodys));
        assertFalse(matches("", nobodys));
    }

    @Test
    void everybodyGetsATurnHoweverFewThereAreAtOnce() {
        String hash = hasher.hash("correct horse");
        assertEquals(
                8,
                IntStream.range(0, 8)
                        .parallel()
                        .filter(i -> matches("correct horse", hash))
                        .count());
    }

    @Test
    void callWithoutATurnInTimeIsRejected() {
        PasswordHasher busy = new Argon2PasswordHasher(Cost.RECOMMENDED, 0, Duration.ofMillis(1));
        TrackerException exception = assertThrows(TrackerException.class, () -> busy.hash("correct horse"));
        assertEquals(ErrorCode.OVERLOADED, exception.code());
    }
}
