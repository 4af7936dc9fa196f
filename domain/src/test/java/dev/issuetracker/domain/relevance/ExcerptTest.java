package dev.issuetracker.domain.relevance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.relevance.Excerpt.Mark;
import dev.issuetracker.domain.text.CaseFolding;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static Excerpt of(String text, Set<String> words, int length) {
        return Excerpt.of(text, words, length).orElseThrow();
    }

    private static List<String> marked(Excerpt excerpt) {
        return excerpt.marks().stream()
                .map(mark -> excerpt.text().substring(mark.from(), mark.to()))
                .toList();
    }

    @Test
    void shortTextIsShownWhole() {
        Excerpt excerpt = of("The Login fails: LOGIN", Set.of("login"), 100);
        assertEquals("The Login fails: LOGIN", excerpt.text());
        assertEquals(List.of(new Mark(4, 9), new Mark(17, 22)), excerpt.marks());
    }

    @Test
    void longTextIsShownAroundItsBestPlace() {
        String text = "blogins ".repeat(30) + "a login " + "hay ".repeat(100);
        Excerpt excerpt = of(text, Set.of("login"), 40);
        assertEquals("…blogins a login hay hay hay hay hay hay …", excerpt.text());
        assertEquals(List.of(new Mark(2, 7), new Mark(11, 16)), excerpt.marks());
    }

    @Test
    void textWithoutTheWordsHasNoExcerpt() {
        assertEquals(Optional.empty(), Excerpt.of("hay", Set.of("needle"), 10));
        assertEquals(Optional.empty(), Excerpt.of("hay", Set.of(), 10));
    }

    @Test
    void placesThatOverlapAreMarkedOnce() {
        assertEquals(
                List.of(new Mark(0, 6), new Mark(7, 9)),
                of("abcdef ab", Set.of("ab", "abcd", "cdef"), 20).marks());
    }

    @Test
    void wordLongerThanTheExcerptIsShownWhole() {
        assertEquals(
                "x".repeat(50),
                of("hay " + "x".repeat(50), Set.of("x".repeat(50)), 20).text().replaceAll("[^x]", ""));
    }

    @Test
    void marksAreInNfcWhateverTheTextIs() {
        Excerpt excerpt = of("Cafe\u0301 U\u0308ber \uD83D\uDE00 U\u0308BER", Set.of("\u00FCber"), 100);
        assertEquals("Caf\u00E9 \u00DCber \uD83D\uDE00 \u00DCBER", excerpt.text());
        assertEquals(List.of("\u00DCber", "\u00DCBER"), marked(excerpt));
    }

    @Test
    void excerptOfAnyTextMarksWhatFoldsToTheWord() {
        Random random = new Random(12);
        List<String> parts = List.of(
                "a",
                "B",
                " ",
                "\u0130",
                "\u00DF",
                "e\u0301",
                "\uD83D\uDE00",
                "\u01C5",
                "\uA64A",
                "\u1C88",
                "needle",
                "\u691C");
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            String word = CaseFolding.fold(parts.get(random.nextInt(parts.size())));
            Optional<Excerpt> excerpt = Excerpt.of(text.toString(), Set.of(word), 1 + random.nextInt(20));
            assertEquals(CaseFolding.fold(text.toString()).contains(word), excerpt.isPresent());
            excerpt.ifPresent(found -> marked(found)
                    .forEach(part ->
                            assertEquals("", CaseFolding.fold(part).replace(word, ""), text + " <" + word + ">")));
            excerpt.ifPresent(found -> assertTrue(!found.marks().isEmpty(), text + " <" + word + ">"));
        }
    }
}
