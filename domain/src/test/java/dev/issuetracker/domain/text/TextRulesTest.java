package dev.issuetracker.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextRulesTest {
    private final Violations violations = new Violations();

    private String line(@Nullable String value) {
        return TextRules.line("field", value, 1, 5, violations);
    }

    private List<String> violations() {
        return violations.list().stream().map(Violation::code).toList();
    }

    @Test
    void goodLineHasNoViolations() {
        line("abcde");
        assertEquals(List.of(), violations());
    }

    @Test
    void surroundingWhiteSpaceIsDropped() {
        assertEquals("a b", line(" \u2003a b\t\n"));
    }

    @Test
    void droppedWhiteSpaceDoesNotCount() {
        line("     abcde     ");
        assertEquals(List.of(), violations());
    }

    @Test
    void missingTextIsReportedAsRequired() {
        line(null);
        assertEquals(List.of("required"), violations());
    }

    @Test
    void blankTextIsReportedAsBlank() {
        line(" \u2003\t");
        assertEquals(List.of("blank"), violations());
    }

    @Test
    void textOfWhatNobodySeesIsBlank() {
        Stream.concat(Unseen.CHARACTERS.stream(), Stream.of("\uFE0F")).forEach(text -> {
            Violations own = new Violations();
            TextRules.text("field", text, 1, 5, own);
            assertEquals("blank", own.list().get(0).code());
        });
    }

    @Test
    void textKeepsWhatSaysHowItIsShown() {
        assertEquals("\u202Ea\u202C\u2060", TextRules.text("field", " \u202Ea\u202C\u2060 ", 1, 5, violations));
        assertEquals("\u202Ea\u202C", TextRules.title("field", " \u202Ea\u202C ", 1, 5, violations));
        assertEquals(List.of(), violations());
    }

    @Test
    void nameThatIsSoughtKeepsWhatNobodySees() {
        assertEquals("bug\u200B", TextRules.sought("field", " bug\u200B ", 5, violations));
        assertEquals(List.of(), violations());
    }

    @Test
    void emptyTextIsGoodWhereNothingIsRequired() {
        TextRules.line("field", "", 0, 5, violations);
        assertEquals(List.of(), violations());
    }

    @Test
    void shortTextIsReportedAsTooShort() {
        TextRules.line("field", "ab", 3, 5, violations);
        assertEquals(List.of("too_short"), violations());
    }

    @Test
    void longTextIsReportedAsTooLong() {
        line("abcdef");
        assertEquals(List.of("too_long"), violations());
    }

    @Test
    void lengthIsCountedInCodePoints() {
        line("\uD83D\uDC1E".repeat(5));
        assertEquals(List.of(), violations());
    }

    @Test
    void halfASurrogatePairIsRejected() {
        for (String text : List.of("a\uD83D", "\uDC1Ea", "\uDC1E\uD83D")) {
            Violations own = new Violations();
            TextRules.line("field", text, 1, 5, own);
            assertEquals("invalid_unicode", own.list().get(0).code());
        }
    }

    @Test
    void controlCharactersAreRejected() {
        for (String text : List.of("a\u0000b", "a\u001Bb", "a\u007Fb", "a\u0085b")) {
            Violations own = new Violations();
            TextRules.text("field", text, 1, 5, own);
            assertEquals("control_character", own.list().get(0).code());
        }
    }

    @Test
    void violationNamesTheCharacterAndItsPlace() {
        line("ab\u0007");
        assertEquals(
                "field has the control character U+0007 at position 2; remove it.",
                violations.list().get(0).message());
    }

    @Test
    void lineBreakInALineIsRejected() {
        line("a\nb");
        assertEquals(List.of("control_character"), violations());
    }

    @Test
    void tabInALineIsRejected() {
        line("a\tb");
        assertEquals(List.of("control_character"), violations());
    }

    @Test
    void textMayHaveLinesAndTabs() {
        TextRules.text("field", "a\r\n\tb", 1, 9, violations);
        assertEquals(List.of(), violations());
    }

    @Test
    void longTextIsShortenedByCharactersNotUnits() {
        assertEquals("𝔘𝔫…", TextRules.shortened("𝔘𝔫𝔦", 2));
    }

    @Test
    void shortTextIsNotShortened() {
        assertEquals("𝔘𝔫", TextRules.shortened("𝔘𝔫", 2));
    }
}
