package dev.issuetracker.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void whatNobodySeesAroundANameIsDropped() {
        for (String each : Unseen.CHARACTERS) {
            assertEquals("bug", Names.stripped(each + "bug" + each + " "), () -> name(each));
        }
    }

    @Test
    void nothingIsLeftOfWhatNobodySees() {
        for (String each : Unseen.CHARACTERS) {
            assertEquals("", Names.stripped(each + each), () -> name(each));
        }
        assertEquals("", Names.stripped("\uFE0F\u200D\uFE0F"));
        assertEquals("", Names.stripped("\u115F\u1160 \u034F"));
    }

    @Test
    void emojiStayWhole() {
        for (String emoji : List.of(
                "\u2764\uFE0F",
                "\uD83D\uDC69\u200D\uD83D\uDCBB",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F")) {
            assertEquals(emoji, Names.stripped(" " + emoji + "\u200B"));
        }
    }

    @Test
    void whatIsInsideOfANameStays() {
        assertEquals("a\u200Bb\u00A0c", Names.stripped("a\u200Bb\u00A0c"));
    }

    @Test
    void signsThatAreFormatsOnlyByNameStay() {
        assertEquals("\u06DD", Names.stripped("\u06DD"));
        assertEquals("\u060112", Names.stripped("\u060112"));
    }

    @Test
    void namesAreTheSameWhateverTheCaseAndWhatIsAround() {
        assertEquals(Names.folded("Bug"), Names.folded("\u200BBUG\u00A0"));
    }

    private static String name(String character) {
        return "U+" + Integer.toHexString(character.codePointAt(0));
    }
}
