package dev.issuetracker.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists and threads whose texts are too large for one answer. */
class LargeTextsTest extends HttpTest {
    /** Two pages, each of which holds two. */
    private static final List<String> TEXTS = IntStream.range(0, 4)
            .mapToObj(i -> i + "a€\uD83D\uDC1E".repeat(110_000))
            .toList();

    LargeTextsTest(Store store) {
        super(store);
    }

    /** What a list holds from this page on, in pages of at most two. */
    private List<String> walk(Answer start, String pointer) {
        List<String> seen = new ArrayList<>();
        Answer page = start;
        while (true) {
            List<String> shown = page.expect(200).each("/results", pointer);
            assertTrue(!shown.isEmpty() && shown.size() <= 2, shown.size() + " on a page");
            seen.addAll(shown);
            if (page.at("/next").isNull()) {
                return seen;
            }
            page = jane.follow(page.text("/next"));
        }
    }

    private void assertWhole(List<String> seen) {
        // Not compared as lists, which would print megabytes.
        assertTrue(
                TEXTS.equals(seen), seen.stream().map(String::length).toList().toString());
    }

    private long issue() {
        return jane.issue("Large").id();
    }

    private String commented(long issue) {
        String path = "/issues/" + issue + "/comments";
        TEXTS.forEach(text -> jane.post(path, "{body: '" + text + "'}").expect(201));
        return path;
    }

    @Test
    void issuesAreListedInPagesThatEndEarly() {
        String title = unique("large");
        for (String text : TEXTS) {
            jane.post("/issues", "{title: '" + title + "', description: '" + text + "'}")
                    .expect(201);
        }
        assertWhole(walk(jane.get("/issues?sort=id&limit=200&keyword=" + title), "/description"));
    }

    @Test
    void commentsAreListedInPagesThatEndEarly() {
        assertWhole(walk(jane.get(commented(issue()) + "?limit=200"), "/body"));
    }

    @Test
    void historyIsListedInPagesThatEndEarly() {
        long issue = issue();
        for (int i = 0; i < TEXTS.size(); i++) {
            jane.patch("/issues/" + issue, "{version: " + (i + 1) + ", description: '" + TEXTS.get(i) + "'}")
                    .expect(200);
        }
        List<String> shown = walk(jane.get("/issues/" + issue + "/history?limit=200"), "/changes/0/to");
        assertWhole(shown.subList(1, shown.size()));
    }

    @Test
    void threadLinksToItsOtherComments() {
        long issue = issue();
        commented(issue);
        Answer thread = jane.get("/issues/" + issue + "/").expect(200);
        List<String> seen = new ArrayList<>(thread.each("/comments", "/body"));
        assertEquals(2, seen.size());
        seen.addAll(walk(jane.follow(thread.text("/comments_next")), "/body"));
        assertWhole(seen);
    }

    @Test
    void threadThatIsShownWholeLinksToNoOtherComments() {
        long issue = issue();
        jane.post("/issues/" + issue + "/comments", "{body: 'One'}").expect(201);
        assertTrue(jane.get("/issues/" + issue).expect(200).at("/comments_next").isNull());
    }

    @Test
    void threadMayBeSentBack() {
        long issue = issue();
        commented(issue);
        Answer thread = jane.get("/issues/" + issue).expect(200);
        jane.patch(
                        "/issues/" + issue,
                        "{version: 1, title: 'New', comments: [], comments_next: '" + thread.text("/comments_next")
                                + "'}")
                .expect(200);
    }

    @Test
    void oldVersionIsReadFromAHistoryOfManyPages() {
        long issue = issue();
        String first = "";
        for (int i = 0; i < TEXTS.size(); i++) {
            first = jane.patch("/issues/" + issue, "{version: " + (i + 1) + ", description: '" + TEXTS.get(i) + "'}")
                    .expect(200)
                    .text("/title");
        }
        assertTrue(TEXTS.get(2)
                .equals(jane.get("/issues/" + issue + "?version=4").expect(200).text("/description")));
        Answer merged = jane.patch(
                        "/issues/" + issue + "?on_conflict=merge", "{version: 1, title: '" + first + " still'}")
                .expect(200);
        assertEquals(6, merged.version());
        jane.patch("/issues/" + issue + "?on_conflict=merge", "{version: 2, description: 'Mine'}")
                .expect(409);
    }
}
