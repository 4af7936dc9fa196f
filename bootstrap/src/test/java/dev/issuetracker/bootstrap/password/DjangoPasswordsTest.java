package dev.issuetracker.bootstrap.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.password.PasswordRules;
import dev.issuetracker.bootstrap.password.Argon2PasswordHasher.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hashes that Django 5.2 made are checked by the hasher of the server. */
class DjangoPasswordsTest {
    private static final String ASCII = "pbkdf2_sha256$20000$seasalt$PDreldzwYPOpKh3xbyyZ9btv0tSDrxWG54nNT3muDYs=";
    private static final String OTHER_SCRIPTS =
            "pbkdf2_sha256$20000$seasalt$3tfyInvoIdmLJI5TaZaPIMQaApPKBRlnuUAeCO9hRz8=";
    private static final String NOT_NORMAL = "pbkdf2_sha256$20000$seasalt$XOfOclDs0l7d6RMR3Go/yfWOJ7qjTyze73/RCVMBIhE=";

    private final List<Integer> iterations = new ArrayList<>();
    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher(
            new Cost(64, 1), 1, Duration.ofMinutes(2), new DjangoPasswords((password, salt, count) -> {
                iterations.add(count);
                return DjangoPasswords.pbkdf2(password, salt, count);
            }));

    private boolean matches(String password, String hash) {
        return matches(password, hash, 0);
    }

    private boolean matches(String password, String hash, int most) {
        return hasher.matches(PasswordRules.claimed(password).orElseThrow(), hash, most);
    }

    @Test
    void hashOfDjangoIsOfItsPasswordOnly() {
        assertTrue(matches("correct horse", ASCII));
        assertFalse(matches("correct house", ASCII));
    }

    @Test
    void passwordInOtherScriptsIsTheSameBytesAsInDjango() {
        assertTrue(matches("p\u00E4ssw\u00F6rd-\u043A\u043B\u044E\u0447-\uD83D\uDD11", OTHER_SCRIPTS));
    }

    @Test
    void passwordIsComparedAsItWasTypedAsDjangoDid() {
        assertTrue(matches("re\u0301sume\u0301 \uFB01le", NOT_NORMAL));
        assertFalse(matches("r\u00E9sum\u00E9 file", NOT_NORMAL));
    }

    @Test
    void hashOfDjangoIsOutdatedAndANewOneIsNot() {
        assertTrue(hasher.outdated(ASCII));
        assertFalse(hasher.outdated(hasher.hash("correct horse")));
    }

    private int spentOn(String hash, int most) {
        iterations.clear();
        matches("wrong horse", hash, most);
        return iterations.stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void everyCheckTakesAsManyIterationsAsTheCostliestHash() {
        String ours = hasher.hash("correct horse");
        assertEquals(
                List.of(30_000, 30_000, 20_000),
                List.of(spentOn(ours, 30_000), spentOn(ASCII, 30_000), spentOn(ASCII, 20_000)));
    }

    @Test
    void withoutHashesOfDjangoNoIterationsAreSpent() {
        assertEquals(0, spentOn(hasher.hash("correct horse"), 0));
    }

    @Test
    void hashThatWouldOccupyAProcessorIsNotWorkedOn() {
        assertEquals(0, spentOn(ASCII.replace("$20000$", "$9000000$"), 0));
    }
}
