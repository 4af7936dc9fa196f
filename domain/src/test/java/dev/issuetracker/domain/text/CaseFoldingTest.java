package dev.issuetracker.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CaseFoldingTest {
    private static void assertSame(String one, String other) {
        assertEquals(CaseFolding.fold(one), CaseFolding.fold(other));
    }

    private static String name(String text) {
        return String.format(Locale.ROOT, "U+%04X", text.codePointAt(0));
    }

    @Test
    void asciiCaseIsIgnored() {
        assertSame("LoGiN", "login");
    }

    @Test
    void asciiIsFoldedAlikeWhateverElseATextHolds() {
        for (char each = 0; each < 0x80; each++) {
            assertEquals(CaseFolding.fold(each + "\u00FC"), CaseFolding.fold(String.valueOf(each)) + "\u00FC");
        }
    }

    @Test
    void umlautsCaseIsIgnored() {
        assertSame("\u00DCBER", "\u00FCber");
    }

    @Test
    void everySigmaIsTheSame() {
        assertSame("\u03A3\u03C3\u03C2", "\u03C3\u03C3\u03C3");
    }

    @Test
    void dottedAndDotlessLettersAreTheSame() {
        assertSame("\u0130I\u0131i", "iiii");
    }

    @Test
    void astralCaseIsIgnored() {
        assertSame("\uD801\uDC00", "\uD801\uDC28");
    }

    @Test
    void compositionIsIgnored() {
        assertSame("Cafe\u0301", "CAF\u00C9");
    }

    @Test
    void accentsAreNotIgnored() {
        assertNotEquals(CaseFolding.fold("caf\u00E9"), CaseFolding.fold("cafe"));
    }

    @Test
    void sharpSIsNotTwoLetters() {
        assertNotEquals(CaseFolding.fold("stra\u00DFe"), CaseFolding.fold("STRASSE"));
    }

    @Test
    void foldingTheFoldedChangesNothing() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.getType(point) != Character.SURROGATE) {
                String text = Character.toString(point);
                String folded = CaseFolding.fold(text);
                assertEquals(folded, CaseFolding.fold(folded), () -> name(text));
            }
        }
    }

    @Test
    void foldingAgreesWithEqualsIgnoreCase() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String text = Character.toString(point);
            if (Character.getType(point) != Character.SURROGATE && Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
                String upper = Character.toString(Character.toUpperCase(point));
                assertEquals(CaseFolding.fold(upper), CaseFolding.fold(text), () -> name(text));
            }
        }
    }

    @Test
    void defaultLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertEquals("title", CaseFolding.fold("TITLE"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
