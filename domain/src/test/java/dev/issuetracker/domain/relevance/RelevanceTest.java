package dev.issuetracker.domain.relevance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.issue.FoundText;
import dev.issuetracker.domain.issue.FoundText.CommentText;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.text.CaseFolding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RelevanceTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000001Z");
    private static final SoughtWords CRASH = new SoughtWords(Set.of("crash"), Set.of("crash"));

    private static FoundText text(String title, String description, String... comments) {
        List<CommentText> each =
                Stream.of(comments).map(body -> new CommentText(1, body)).toList();
        return new FoundText(1, NOON, 0, CaseFolding.fold(title), CaseFolding.fold(description), each);
    }

    private static void assertBestFirst(SoughtWords words, FoundText... texts) {
        Relevance relevance = new Relevance(words);
        for (int i = 1; i < texts.length; i++) {
            assertTrue(
                    relevance.rank(texts[i - 1]).score()
                            > relevance.rank(texts[i]).score(),
                    texts[i - 1] + " before " + texts[i]);
        }
    }

    @Test
    void titleCountsMoreThanDescriptionAndThisMoreThanComment() {
        assertBestFirst(
                CRASH,
                text("A crash happens", "Here"),
                text("It happens", "A crash happens"),
                text("It happens", "Here", "A crash happens"),
                text("It happens", "Here", "Nothing"));
    }

    @Test
    void wholeWordCountsMoreThanBeginningAndThisMoreThanPart() {
        assertBestFirst(CRASH, text("The crash!", ""), text("The crashes", ""), text("Noncrash", ""));
    }

    @Test
    void wordAtTheEndOfALongDescriptionCountsMoreThanPartsInTheTitle() {
        assertBestFirst(CRASH, text("Title", "hay ".repeat(900) + "crash"), text("Noncrash noncrash noncrash", ""));
    }

    @Test
    void moreOftenCountsMore() {
        assertBestFirst(CRASH, text("Crash after crash now", ""), text("Crash after start now", ""));
    }

    @Test
    void shortTextCountsMoreThanLongOne() {
        assertBestFirst(CRASH, text("Title", "A crash"), text("Title", "A crash" + " and more".repeat(40)));
    }

    @Test
    void allWordsCountMoreThanOneOfThem() {
        SoughtWords two = new SoughtWords(Set.of("crash", "start"), Set.of());
        assertBestFirst(two, text("Crash at start", ""), text("Crash, crash, crash", ""));
    }

    @Test
    void wordOfAScriptWithoutBlanksIsWholeAnywhere() {
        SoughtWords word = new SoughtWords(Set.of("\u691C\u7D22"), Set.of());
        long inside = new Relevance(word)
                .rank(text("\u5168\u6587\u691C\u7D22\u7D50\u679C", ""))
                .score();
        long alone = new Relevance(word).rank(text("aa \u691C\u7D22 bb", "")).score();
        assertEquals(alone, inside);
    }

    @Test
    void wordInsideOfCodeIsFoundBetweenItsSigns() {
        SoughtWords word = new SoughtWords(Set.of("case"), Set.of());
        assertBestFirst(word, text("my_case.of()", ""), text("showcases(of)", ""));
    }

    @Test
    void equalOnesComeByAgeThenById() {
        Rank older = Rank.of(5, NOON, 9);
        Rank newer = Rank.of(5, NOON.plusSeconds(1), 3);
        Rank newest = Rank.of(5, NOON.plusSeconds(1), 4);
        Rank best = Rank.of(6, NOON, 1);
        assertEquals(
                List.of(best, newest, newer, older),
                Stream.of(older, newer, newest, best).sorted().toList());
    }

    @Test
    void rankComesBackFromItsKey() {
        Rank rank = Rank.of(7_000_000, Instant.parse("1969-12-31T00:00:00Z"), 42);
        assertEquals(Optional.of(rank), Rank.of(rank.key()));
        for (String other : List.of("", "=high", "7", "7:", "x:1", "-1:1", "7:1:1", "1234567890123456789:1")) {
            assertEquals(Optional.empty(), Rank.of(new IssueKey(other, 1)), other);
        }
    }

    @Test
    void wordsAreThoseThatAFilterMustFind() {
        IssueFilter all = IssueFilter.all();
        IssueFilter filter = all.keyword("One")
                .and(IssueFilter.or(List.of(all.keyword("two", true), all.blocked(true))))
                .and(IssueFilter.not(all.keyword("three")));
        assertEquals(new SoughtWords(Set.of("one", "two"), Set.of("two")), SoughtWords.of(filter));
        assertTrue(SoughtWords.of(all.keyword("").keyword("\uD800")).none());
    }
}
