package dev.issuetracker.application.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final String BUG = "\uD83D\uDC1E";

    private static List<String> violations(@Nullable String password) {
        Violations violations = new Violations();
        PasswordRules.check("password", password, "jane_the_first", "jane.doe+issues@example.org", violations);
        return violations.list().stream().map(Violation::code).toList();
    }

    @Test
    void passwordsAreCountedInCodePoints() {
        assertEquals(List.of("too_short"), violations(BUG.repeat(7)));
        assertEquals(List.of(), violations(BUG.repeat(8)));
        assertEquals(List.of(), violations(BUG.repeat(128)));
        assertEquals(List.of("too_long"), violations(BUG.repeat(129)));
    }

    @Test
    void passwordsAreCountedAsTheyAreHashed() {
        // An a with a ring above is one character, however it was typed.
        assertEquals(List.of("too_short"), violations("a\u030A".repeat(7)));
        assertEquals(List.of(), violations("a\u030A".repeat(128)));
    }

    @Test
    void hugePasswordIsTooLongAndNotNormalized() {
        assertEquals(List.of("too_long"), violations("a".repeat(1_000_000)));
    }

    @Test
    void missingPasswordIsReportedAsMissing() {
        assertEquals(List.of("required"), violations(null));
    }

    @Test
    void halfACharacterIsRejected() {
        assertEquals(List.of("invalid_unicode"), violations("long enough " + BUG.charAt(0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "        ",
                "aaaaaaab",
                "\t\u0000\u0007 oddly",
                "nothing but words",
                "\u5BC6\u7801\u5F88\u957F\u554A\u554A\u554A\u554A"
            })
    void nothingElseIsAskedOfAPassword(String password) {
        assertEquals(List.of(), violations(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PassWord1",
                "12345678",
                "qwertyuiop",
                "iloveyou",
                "elizabeth",
                "!qaz2wsx",
                "zzzzzzz1",
                "p@ssw0rd",
                "\uFF30\uFF41\uFF53\uFF53\uFF57\uFF4F\uFF52\uFF44"
            })
    void commonPasswordIsRejectedWhateverItsCase(String password) {
        assertEquals(List.of("too_common"), violations(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane_the_first",
                "JANE_THE_FIRST",
                "jane.doe+issues",
                "Jane.Doe+Issues@example.org",
                "issuetracker",
                "Issue Tracker",
                "issue-tracker"
            })
    void whatEverybodyKnowsOfTheAccountIsRejected(String password) {
        assertEquals(List.of("too_common"), violations(password));
    }

    @Test
    void passwordMayHoldACommonOne() {
        assertEquals(List.of(), violations("password jane_the_first"));
    }

    @Test
    void sameKeysGiveTheSamePasswordOnEverySystem() {
        assertEquals(
                PasswordRules.check("password", "r\u00E9sum\u00E9 \uFB01le", "", "", new Violations()),
                PasswordRules.claimed("re\u0301sume\u0301 file").orElseThrow().normal());
    }

    @Test
    void whatCanBeNobodysPasswordIsNotCompared() {
        for (String text : List.of("x".repeat(129), "x".repeat(100_000), "half " + BUG.charAt(1))) {
            assertEquals(Optional.empty(), PasswordRules.claimed(text));
        }
        assertTrue(PasswordRules.claimed("x".repeat(128)).isPresent());
    }

    @Test
    void everyLineOfTheListIsFound() throws IOException {
        List<String> lines = lines();
        assertTrue(lines.size() > 10_000);
        for (String line : lines) {
            assertTrue(CommonPasswords.shipped().has(line), line);
        }
    }

    @Test
    void textsThatAreNotALineAreNotFound() {
        for (String text :
                List.of("", "\n", "\u0000", "!", "passwor", "passworddd", "password\n", "~~~~~~~~", "\u00FF")) {
            assertFalse(CommonPasswords.shipped().has(text), text);
        }
    }

    @Test
    void listIsSortedAndHoldsNothingThatIsTooShortAnyway() throws IOException {
        List<String> lines = lines();
        assertEquals(List.copyOf(new TreeSet<>(lines)), lines);
        assertTrue(lines.stream().allMatch(line -> line.matches("[\\x21-\\x40\\x5B-\\x7E]{8,}")));
    }

    private static List<String> lines() throws IOException {
        try (InputStream list = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
