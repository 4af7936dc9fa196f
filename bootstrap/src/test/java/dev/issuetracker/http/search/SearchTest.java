package dev.issuetracker.http.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The parameter {@code q}; {@code SearchDocumentationTest} shows what its language means. */
class SearchTest extends HttpTest {
    private final String mine = unique("mine");

    SearchTest(Store store) {
        super(store);
    }

    private Answer search(String text, String more) {
        return jane.get("/issues?q=" + Api.encoded(text) + more);
    }

    private long issue(String title) {
        return jane.issue(title + " " + mine).id();
    }

    private List<String> titles(Answer answer) {
        return answer.expect(200).titles().stream()
                .map(title -> title.replace(" " + mine, ""))
                .toList();
    }

    @Test
    void pagesOfASearchFollowEachOther() {
        List.of("a1", "b1", "a2", "b2", "a3", "b3", "qqq").forEach(this::issue);
        List<String> walked = new ArrayList<>();
        Answer page = search(mine + " (a1 OR -qqq) sort:title-desc", "&limit=2");
        walked.addAll(titles(page));
        while (!page.at("/next").isNull()) {
            page = jane.follow(page.text("/next"));
            walked.addAll(titles(page));
        }
        assertEquals(List.of("b3", "b2", "b1", "a3", "a2", "a1"), walked);
        assertEquals(List.of("b1", "a3"), titles(jane.follow(page.text("/previous"))));
    }

    @Test
    void blanksOfAnyKindAreNoSearch() {
        issue("a");
        assertEquals(1, search("\u00a0\u3000 ", "&limit=1").expect(200).titles().size());
    }

    @Test
    void cursorOfOneOrderIsNoneOfAnother() {
        List.of("a", "b", "c").forEach(this::issue);
        String cursor = search(mine + " sort:title", "&limit=1").text("/next").replaceAll(".*cursor=([^&]*).*", "$1");
        assertEquals(
                List.of("cursor invalid_cursor"),
                search(mine + " sort:id", "&cursor=" + cursor).expect(400).violations());
    }

    @Test
    void parametersNarrowTheSearch() {
        issue("one");
        jane.issue("two " + mine, "status: 'resolved'");
        assertEquals(List.of("two"), titles(search(mine + " one OR " + mine + " two", "&status=resolved")));
    }

    @Test
    void blankSearchFindsAll() {
        issue("a");
        assertEquals(List.of("a"), titles(search("  ", "&keyword=" + mine)));
    }

    @Test
    void violationsOfTheSearchComeWithThoseOfTheRest() {
        Answer answer = search(" label:unknown is:done sort:title", "&sort=title&limit=0&assignee=unknown")
                .expect(400);
        assertEquals(
                List.of(
                        "limit out_of_range",
                        "assignee unknown_user",
                        "q unknown_label",
                        "q invalid_choice",
                        "sort contradiction"),
                answer.violations());
        assertEquals("Column 8: There is no label named unknown.", answer.text("/errors/2/message"));
    }

    @Test
    void searchComesOnce() {
        assertEquals(
                List.of("q repeated"), jane.get("/issues?q=a&q=b").expect(400).violations());
    }

    @Test
    void childrenAreNarrowedByASearch() {
        long top = issue("top");
        jane.issue("one " + mine, "parent: " + top);
        jane.issue("two " + mine, "parent: " + top);
        assertEquals(List.of("two"), titles(jane.get("/issues/" + top + "/children?q=two")));
        assertEquals(List.of("two", "one"), titles(jane.get("/issues/" + top + "/children?q=sort:title-desc")));
        assertEquals(
                List.of("q syntax"),
                jane.get("/issues/" + top + "/children?q=OR").expect(400).violations());
    }

    @Test
    void bulkEditTakesASearch() {
        long one = issue("one");
        issue("two");
        jane.post("/issues/bulk", "{filter: {q: '" + mine + " -two'}, status: 'resolved'}")
                .expect(200)
                .shows("/issues", "[{id: " + one + ", version: 2, changed: true}]");
    }

    @Test
    void bulkEditWithoutConditionsIsRejected() {
        for (String filter : List.of("{q: ''}", "{q: '  '}")) {
            assertEquals(
                    List.of("filter required"),
                    jane.post("/issues/bulk", "{filter: " + filter + ", status: 'resolved'}")
                            .expect(400)
                            .violations());
        }
        assertEquals(
                List.of("filter.q not_accepted"),
                jane.post("/issues/bulk", "{filter: {q: 'sort:title'}, status: 'resolved'}")
                        .expect(400)
                        .violations());
    }

    @Test
    void suggestionSaysWhatItReplaces() {
        String label = unique("Suggested label");
        admin.label(label);
        String begun = label.substring(0, label.length() - 2);
        jane.get("/search/suggest?at=" + (10 + begun.length()) + "&q=" + Api.encoded("a (label:\"" + begun + "\" b)"))
                .expect(200)
                .shows("", "{from: 9, to: " + (11 + begun.length()) + ", suggestions: ['\"" + label + "\"']}");
        jane.get("/search/suggest?q=stat%20b&at=2").expect(200).shows("", "{from: 0, to: 4, suggestions: ['status:']}");
    }

    @Test
    void placeOfASuggestionIsInTheSearch() {
        jane.get("/search/suggest").expect(200).shows("/from", "0");
        assertEquals(
                List.of("at out_of_range"),
                jane.get("/search/suggest?q=abc&at=4").expect(400).violations());
        assertEquals(
                List.of("q too_long"),
                jane.get("/search/suggest?q=" + "a".repeat(1_001)).expect(400).violations());
    }

    @Test
    void strangeTextsAreWordsThatFindNothing() {
        for (String text : List.of("%", "_", "\\", "'", "\u200B", "\uD83D\uDC1E", "AND1", ";DROP TABLE issues")) {
            assertEquals(List.of(), titles(search(mine + " " + text, "")), text);
        }
    }

    @Test
    void wordsAreFoundInCommentsWhereThatIsAskedFor() {
        String word = unique("Snake_case");
        long issue = issue("Commented");
        jane.post("/issues/" + issue + "/comments", "{body: 'About " + word + ".'}")
                .expect(201);
        String keyword = "/issues?keyword=" + word.toLowerCase(Locale.ROOT);
        assertEquals(List.of(), titles(jane.get(keyword)));
        assertEquals(List.of("Commented"), titles(jane.get(keyword + "&in=comments")));
        assertEquals(List.of("Commented"), titles(search(word + " in:comments", "")));
        assertEquals(List.of(), titles(search(word, "")));
        jane.get("/issues/count?in=comments&keyword=" + word).expect(200).shows("/count", "1");
        jane.post("/issues/bulk", "{filter: {keyword: '" + word + "', in: 'comments'}, status: 'resolved'}")
                .expect(200)
                .shows("/updated", "1");
    }

    @Test
    void commentsAreTheOnlyPlaceThatCanBeAdded() {
        assertEquals(
                List.of("in invalid_choice"),
                jane.get("/issues?keyword=a&in=titles").expect(400).violations());
        assertEquals(
                "Column 4: Found titles, expected one of comments.",
                search("in:titles a", "").expect(400).text("/errors/0/message"));
        assertEquals(
                List.of("q not_accepted"),
                search("-(in:comments a)", "").expect(400).violations());
    }
}
