package dev.issuetracker.http.comment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentsTest extends HttpTest {
    private final long issue;
    private final String path;

    CommentsTest(Store store) {
        super(store);
        issue = jane.issue("Login Bug").id();
        path = "/issues/" + issue + "/comments";
    }

    private String comment(String body) {
        return path + "/"
                + jane.post(path, "{body: " + Json.quote(body) + "}")
                        .expect(201)
                        .id();
    }

    @Test
    void commentIsAnsweredWhole() {
        jane.post(path, "{body: 'Same here.'}")
                .expect(201)
                .shows(
                        "",
                        "{id: '…', issue_id: " + issue + ", body: 'Same here.', author: {id: '…', username: 'jane'},"
                                + " created_at: '…', updated_at: '…', version: 1}");
    }

    @Test
    void commentsAreListedOldestFirst() {
        comment("one");
        comment("two");
        assertEquals(List.of("one", "two"), john.get(path + "/").each("/results", "/body"));
    }

    @Test
    void commentsArePaged() {
        comment("one");
        comment("two");
        comment("three");
        Answer first = jane.get(path + "?limit=2").expect(200);
        assertEquals(List.of("three"), jane.follow(first.text("/next")).each("/results", "/body"));
    }

    @Test
    void blankCommentIsRejected() {
        assertEquals(
                List.of("body blank"),
                jane.post(path, "{body: '  '}").expect(400).violations());
    }

    @Test
    void commentOnNoIssueIs404() {
        jane.post("/issues/999999999/comments", "{body: 'one'}").expect(404);
    }

    @Test
    void authorEdits() {
        Answer edited = jane.patch(comment("one"), "{body: 'two', version: 1}").expect(200);
        assertEquals(
                List.of("two", "2", "\"2\""),
                List.of(edited.text("/body"), edited.text("/version"), edited.header("ETag")));
    }

    @Test
    void adminEdits() {
        assertEquals(
                "jane", admin.patch(comment("one"), "{body: 'two'}").expect(200).text("/author/username"));
    }

    @Test
    void nobodyElseEdits() {
        assertEquals(
                "forbidden",
                john.patch(comment("one"), "{body: 'two'}").expect(403).code());
    }

    @Test
    void staleEditIs409() {
        String comment = comment("one");
        jane.patch(comment, "{body: 'two', version: 1}").expect(200);
        jane.patch(comment, "{body: 'three', version: 1}").expect(409);
    }

    @Test
    void staleEditByIfMatchIs412() {
        String comment = comment("one");
        jane.patch(comment, "{body: 'two', version: 1}").expect(200);
        jane.patch(comment, "{body: 'three'}", "If-Match", "\"1\"").expect(412);
    }

    @Test
    void authorDeletes() {
        jane.delete(comment("one")).expect(204);
        assertEquals(List.of(), jane.get(path).each("/results", "/body"));
    }

    @Test
    void adminDeletes() {
        admin.delete(comment("one")).expect(204);
    }

    @Test
    void nobodyElseDeletes() {
        john.delete(comment("one")).expect(403);
    }

    @Test
    void deletedCommentIsCountedNoMore() {
        comment("one");
        jane.delete(comment("two")).expect(204);
        assertEquals(1, jane.get("/issues/" + issue).number("/comment_count"));
    }

    @Test
    void commentOfAnotherIssueIs404() {
        String comment = comment("one");
        long other = jane.issue("Logout Bug").id();
        jane.delete("/issues/" + other + comment.substring(comment.indexOf("/comments")))
                .expect(404);
    }
}
