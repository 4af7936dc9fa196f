package dev.issuetracker.http.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The order by relevance, and the fragments that come with it. */
class RelevanceTest extends HttpTest {
    private final String word = unique("Word").toLowerCase(Locale.ROOT);

    RelevanceTest(Store store) {
        super(store);
    }

    private Answer search(String text, String more) {
        return jane.get("/issues?q=" + Api.encoded(text) + more);
    }

    private List<String> titles(String text) {
        return search(text, "").expect(200).titles().stream()
                .map(title -> title.replace(word, "*"))
                .toList();
    }

    @Test
    void bestMatchComesFirst() {
        jane.issue("Described", "description: 'It is " + word + ".'");
        jane.issue("A " + word);
        jane.issue("A non" + word);
        jane.issue("Another " + word);
        jane.issue("A " + word + "s");
        assertEquals(List.of("Another *", "A *", "A *s", "Described", "A non*"), titles(word + " sort:relevance"));
        assertEquals(
                titles(word + " sort:relevance"),
                jane.get("/issues?sort=relevance&keyword=" + word).expect(200).titles().stream()
                        .map(title -> title.replace(word, "*"))
                        .toList());
    }

    @Test
    void wordsOfCodeAndOfScriptsWithoutBlanksAreFound() {
        jane.issue("\u5168\u6587\u691C\u7D22 " + word, "description: 'java.lang.NullPointerException in snake_case()'");
        for (String sought : List.of("\u691C\u7D22", "pointerexception", "snake_case()", "lang.null")) {
            assertEquals(
                    List.of("\u5168\u6587\u691C\u7D22 *"), titles(word + " \"" + sought + "\" sort:relevance"), sought);
        }
    }

    @Test
    void fragmentsSayWhereTheWordsAre() {
        long id =
                jane.issue("The " + word, "description: '<b>" + word + "</b>'").id();
        String comment = jane.post("/issues/" + id + "/comments", "{body: 'Seen " + word + " too'}")
                .expect(201)
                .text("/id");
        int end = word.length();
        search(word + " in:comments sort:relevance", "")
                .expect(200)
                .shows(
                        "/results/0/fragments",
                        "[{in: 'title', comment_id: null, text: 'The " + word + "', matches: [{from: 4, to: "
                                + (4 + end) + "}]}, {in: 'description', comment_id: null, text: '<b>" + word
                                + "</b>', matches: [{from: 3, to: " + (3 + end) + "}]}, {in: 'comment', comment_id: "
                                + comment + ", text: 'Seen " + word + " too', matches: [{from: 5, to: " + (5 + end)
                                + "}]}]");
        assertFalse(search(word, "").expect(200).at("/results/0").has("fragments"));
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 5; i++) {
            jane.issue(i + " " + word);
        }
        List<String> walked = new ArrayList<>();
        Answer page = search(word + " sort:relevance", "&limit=2").expect(200);
        walked.addAll(page.titles());
        while (!page.at("/next").isNull()) {
            page = jane.follow(page.text("/next"));
            walked.addAll(page.titles());
        }
        assertEquals(
                List.of("4", "3", "2", "1", "0"),
                walked.stream().map(title -> title.substring(0, 1)).toList());
        assertEquals(walked.subList(2, 4), jane.follow(page.text("/previous")).titles());
    }

    @Test
    void cursorOfAnotherOrderIsRejected() {
        jane.issue("1 " + word);
        jane.issue("2 " + word);
        String cursor = search(word + " sort:created", "&limit=1").text("/next").replaceAll(".*cursor=([^&]*).*", "$1");
        assertEquals(
                List.of("cursor invalid_cursor"),
                search(word + " sort:relevance", "&cursor=" + cursor)
                        .expect(400)
                        .violations());
    }

    @Test
    void relevanceNeedsWordsAndHasOneDirection() {
        assertEquals(
                List.of("sort required"),
                jane.get("/issues?sort=relevance").expect(400).violations());
        assertEquals(
                List.of("sort required"),
                search("is:open sort:relevance", "").expect(400).violations());
        assertEquals(
                List.of("sort invalid_choice"),
                jane.get("/issues?keyword=a&sort=-relevance").expect(400).violations());
    }

    @Test
    void childrenAreRankedToo() {
        long top = jane.issue("Top").id();
        jane.issue("One " + word + "s", "parent: " + top);
        jane.issue("Two " + word, "parent: " + top);
        jane.issue("Three non" + word, "parent: " + top);
        assertEquals(
                List.of("Two", "One", "Three"),
                jane.get("/issues/" + top + "/children?sort=relevance&q=" + word).expect(200).titles().stream()
                        .map(title -> title.split(" ", 2)[0])
                        .toList());
    }

    @Test
    void exportIsNotSortedByRelevance() {
        assertEquals(
                List.of("sort not_accepted"),
                jane.get("/issues/export?format=csv&sort=relevance&keyword=" + word)
                        .expect(400)
                        .violations());
    }
}
