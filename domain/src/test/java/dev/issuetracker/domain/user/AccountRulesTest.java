package dev.issuetracker.domain.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {
    private static List<String> usernameFaults(@Nullable String value) {
        Violations violations = new Violations();
        AccountRules.username(value, violations);
        return violations.list().stream().map(Violation::code).toList();
    }

    private static List<String> emailFaults(@Nullable String value) {
        Violations violations = new Violations();
        AccountRules.email(value, violations);
        return violations.list().stream().map(Violation::code).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane",
                "j",
                "jane.doe+x@home-1_2",
                "J\u00FCrgen",
                "\u0939\u093F\u0928\u094D\u0926\u0940",
                "none1",
                "\uD840\uDC00"
            })
    void goodUsernamesAreAccepted(String name) {
        assertEquals(List.of(), usernameFaults(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane doe", "jane/doe", "<b>", "a,b", "a'b", "a\u200Db", "\uD83D\uDC1E"})
    void usernamesWithOtherSignsAreRefused(String name) {
        assertEquals(List.of("invalid_username"), usernameFaults(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", "None", "\uFF4Eone", "me", "Me", "\uFF4De"})
    void wordOfTheFiltersIsNoUsername(String name) {
        assertEquals(List.of("reserved"), usernameFaults(name));
    }

    @Test
    void missingUsernameIsRefused() {
        assertEquals(List.of("required"), usernameFaults(null));
    }

    @Test
    void longUsernameIsRefused() {
        assertEquals(List.of("too_long"), usernameFaults("x".repeat(AccountRules.MAX_USERNAME + 1)));
    }

    @Test
    void usernameIsStoredInNfkc() {
        assertEquals("fiona", AccountRules.username(" \uFB01ona ", new Violations()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane@example.org", "j.d+x@sub.example.org", "\u00FC@\u00FC.example"})
    void goodEmailsAreAccepted(String email) {
        assertEquals(List.of(), emailFaults(email));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane",
                "jane@",
                "@example.org",
                "jane@example",
                "a b@example.org",
                "a@b@example.org",
                "a@example."
            })
    void badEmailsAreRefused(String email) {
        assertEquals(List.of("invalid_email"), emailFaults(email));
    }

    @Test
    void missingEmailIsRefused() {
        assertEquals(List.of("required"), emailFaults(null));
    }

    @Test
    void longEmailIsRefused() {
        assertEquals(List.of("too_long"), emailFaults("x".repeat(250) + "@a.org"));
    }

    @Test
    void rolesAreNamedAsTheyAreWrittenOnTheWire() {
        for (Role role : Role.values()) {
            assertEquals(role, Role.of(role.code()));
        }
    }

    @Test
    void credentialsDoNotShowTheirHash() {
        User user = new User(1, "jane", "jane@example.org", Role.MEMBER, Instant.EPOCH, null);
        assertEquals("Credentials[user=" + user + "]", new Credentials(user, "secret").toString());
    }
}
