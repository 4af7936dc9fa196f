package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.issue.FoundText;
import dev.issuetracker.domain.issue.FoundText.CommentText;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What issues say, for an order by relevance. A theme of {@link IssuesContract}. */
public interface TextsOfIssuesContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private List<FoundText> texts(IssueFilter filter, Set<String> inComments, int most) {
        return store().in(() -> store().issues().texts(filter, inComments, most));
    }

    private List<Long> ids(IssueFilter filter, int most) {
        return texts(filter, Set.of(), most).stream().map(FoundText::id).toList();
    }

    private long comment(Issue issue, String body) {
        UserRef author = new Given(store()).author();
        return store().in(() -> store().comments().add(issue.id(), body, author, NOON))
                .id();
    }

    @Test
    default void textsOfIssuesAreFolded() {
        Issue issue = new Given(store()).issue(draft("\u00DCber ALLES", "Two\nLINES \uD83D\uDE00"));
        FoundText text = texts(IssueFilter.all(), Set.of(), 10).get(0);
        assertEquals(issue.id(), text.id());
        assertEquals(NOON, text.createdAt());
        assertEquals("\u00FCber alles", text.title());
        assertEquals("two\nlines \uD83D\uDE00", text.description());
        assertEquals(List.of(), text.comments());
    }

    @Test
    default void textsAreThoseOfTheNewestThatAreFound() {
        Given given = new Given(store());
        Issue newest = given.issue(draft("needle 1"), NOON.plusSeconds(2));
        Issue oldest = given.issue(draft("needle 2"), NOON);
        Issue between = given.issue(draft("needle 3"), NOON.plusSeconds(1));
        Issue asOld = given.issue(draft("needle 4"), NOON.plusSeconds(1));
        given.issue(draft("hay"), NOON.plusSeconds(3));
        given.delete(given.issue(draft("needle 5"), NOON.plusSeconds(3)));
        IssueFilter needles = IssueFilter.all().keyword("needle");
        assertEquals(List.of(newest.id(), asOld.id(), between.id(), oldest.id()), ids(needles, 10));
        assertEquals(List.of(newest.id(), asOld.id()), ids(needles, 2));
    }

    @Test
    default void onlyBeginningsOfTextsAreRead() {
        Issue issue = new Given(store()).issue(draft("Title", "\uD83D\uDE00".repeat(FoundText.MOST_CHARACTERS)));
        comment(issue, "\uD83D\uDE00".repeat(FoundText.MOST_CHARACTERS + 1));
        FoundText text = texts(IssueFilter.all(), Set.of("\uD83D\uDE00"), 1).get(0);
        assertEquals("\uD83D\uDE00".repeat(FoundText.MOST_CHARACTERS - 6), text.description());
        assertEquals(
                "\uD83D\uDE00".repeat(FoundText.MOST_CHARACTERS),
                text.comments().get(0).body());
    }

    @Test
    default void textsSayHowLongTheyAre() {
        Given given = new Given(store());
        given.issue(draft("Title", ""));
        long without = texts(IssueFilter.all(), Set.of(), 1).get(0).octets();
        given.issue(draft("Title", "\u00FC".repeat(100_000)));
        assertEquals(
                without + 200_000, texts(IssueFilter.all(), Set.of(), 1).get(0).octets());
    }

    @Test
    default void commentsThatHaveOneOfTheWordsAreReadTheNewestFirst() {
        Given given = new Given(store());
        Issue issue = given.issue("First");
        long one = comment(issue, "One NEEDLE");
        comment(issue, "Hay");
        long two = comment(issue, "100%_Sure");
        Issue other = given.issue("Second");
        long three = comment(other, "needles");
        Set<String> words = Set.of("needle", "0%_s");
        List<FoundText> texts = texts(IssueFilter.all(), words, 10);
        assertEquals(List.of(new CommentText(three, "needles")), texts.get(0).comments());
        assertEquals(
                List.of(new CommentText(two, "100%_Sure"), new CommentText(one, "One NEEDLE")),
                texts.get(1).comments());
        assertEquals(
                List.of(), texts(IssueFilter.all(), Set.of("%%"), 10).get(0).comments());
    }

    @Test
    default void onlyTheNewestCommentsAreRead() {
        Issue issue = new Given(store()).issue("Title");
        List<Long> ids = IntStream.rangeClosed(0, FoundText.MOST_COMMENTS)
                .mapToObj(i -> comment(issue, "needle " + i))
                .toList();
        List<Long> read = texts(IssueFilter.all(), Set.of("needle"), 1).get(0).comments().stream()
                .map(CommentText::id)
                .toList();
        assertEquals(FoundText.MOST_COMMENTS, read.size());
        assertEquals(ids.get(FoundText.MOST_COMMENTS), read.get(0));
        assertTrue(LongStream.of(ids.get(0)).noneMatch(read::contains));
    }

    @Test
    default void strangeTextsComeFolded() {
        Given given = new Given(store());
        for (String strange : Texts.STRANGE) {
            given.issue(draft("Title", strange));
            assertEquals(
                    CaseFolding.fold(strange),
                    texts(IssueFilter.all(), Set.of(), 100).stream()
                            .max((a, b) -> Long.compare(a.id(), b.id()))
                            .orElseThrow()
                            .description());
        }
    }
}
