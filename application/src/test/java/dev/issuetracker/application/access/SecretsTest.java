package dev.issuetracker.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void secretIsItsPrefixAndLettersAndDigits() {
        assertTrue(Secrets.make("itp_").matches("itp_[0-9A-Za-z]{49}"));
    }

    @Test
    void noTwoSecretsAreEqual() {
        assertNotEquals(Secrets.make("itp_"), Secrets.make("itp_"));
    }

    @Test
    void secretThatWasMadeIsWellFormed() {
        for (int i = 0; i < 1_000; i++) {
            assertTrue(Secrets.wellFormed("itp_", Secrets.make("itp_")));
        }
    }

    @Test
    void secretWithACharacterAlteredIsNot() {
        String secret = Secrets.make("itp_");
        for (int i = 0; i < secret.length(); i++) {
            char other = secret.charAt(i) == 'a' ? 'b' : 'a';
            assertFalse(Secrets.wellFormed("itp_", secret.substring(0, i) + other + secret.substring(i + 1)));
        }
    }

    @Test
    void anythingElseIsNot() {
        String secret = Secrets.make("itp_");
        for (String text :
                List.of("", "itp_", secret + "0", secret.substring(1), Secrets.make("itr_"), "x".repeat(53))) {
            assertFalse(Secrets.wellFormed("itp_", text), text);
        }
    }

    @Test
    void hashIsSha256() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Secrets.hash("abc"));
    }
}
