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
    private static List<String> usernameViolations(@Nullable String value) {
        Violations violations = new Violations();
        AccountRules.username(value, violations);
        return violations.list().stream().map(Violation::code).toList();
    }

    private static List<String> emailViolations(@Nullable String value) {
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
        assertEquals(List.of(), usernameViolations(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane doe", "jane/doe", "<b>", "a,b", "a'b", "a\u200Db", "\uD83D\uDC1E"})
    void usernamesWithOtherSignsAreRejected(String name) {
        assertEquals(List.of("invalid_username"), usernameViolations(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", "None", "\uFF4Eone", "me", "Me", "\uFF4De"})
    void wordOfTheFiltersIsNoUsername(String name) {
        assertEquals(List.of("reserved"), usernameViolations(name));
    }

    @Test
    void missingUsernameIsRejected() {
        assertEquals(List.of("required"), usernameViolations(null));
    }

    @Test
    void longUsernameIsRejected() {
        assertEquals(List.of("too_long"), usernameViolations("x".repeat(AccountRules.MAX_USERNAME + 1)));
    }

    @Test
    void usernameIsStoredInNfkc() {
        assertEquals("fiona", AccountRules.username(" \uFB01ona ", new Violations()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane@example.org", "j.d+x@sub.example.org", "\u00FC@\u00FC.example"})
    void goodEmailsAreAccepted(String email) {
        assertEquals(List.of(), emailViolations(email));
    }

    private static List<String> placeholderViolations(String name) {
        Violations violations = new Violations();
        AccountRules.placeholder(name, violations);
        return violations.list().stream().map(Violation::code).toList();
    }

    @Test
    void placeholderIsCalledAsPeopleAre() {
        assertEquals(List.of(), placeholderViolations("Doe, J\u00FCrgen (QA)"));
        assertEquals(List.of(), placeholderViolations("x".repeat(AccountRules.MAX_PLACEHOLDER)));
    }

    @Test
    void placeholderHasANameOfOneLineThatFiltersDoNotUse() {
        assertEquals(List.of("blank"), placeholderViolations(" "));
        assertEquals(List.of("reserved"), placeholderViolations("Me"));
        assertEquals(List.of("reserved"), placeholderViolations("none"));
        assertEquals(List.of("control_character"), placeholderViolations("a\nb"));
        assertEquals(List.of("too_long"), placeholderViolations("x".repeat(AccountRules.MAX_PLACEHOLDER + 1)));
    }

    @Test
    void longNameIsCutWhenAPlaceholderGivesItUp() {
        User kim = User.placeholder(7, "\uD83D\uDE00".repeat(AccountRules.MAX_USERNAME), Instant.EPOCH);
        assertEquals(
                "\uD83D\uDE00".repeat(AccountRules.MAX_PLACEHOLDER) + " (imported 7)",
                kim.givingUpItsName("imported").username());
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
    void badEmailsAreRejected(String email) {
        assertEquals(List.of("invalid_email"), emailViolations(email));
    }

    @Test
    void missingEmailIsRejected() {
        assertEquals(List.of("required"), emailViolations(null));
    }

    @Test
    void longEmailIsRejected() {
        assertEquals(List.of("too_long"), emailViolations("x".repeat(250) + "@a.org"));
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
