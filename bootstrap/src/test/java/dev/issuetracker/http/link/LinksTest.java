package dev.issuetracker.http.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest extends HttpTest {
    private final long one = jane.issue("Login Bug").id();
    private final long other = jane.issue("Sessions end too early").id();

    LinksTest(Store store) {
        super(store);
    }

    private static String links(long issue) {
        return "/issues/" + issue + "/links";
    }

    private static String link(String type, long to) {
        return "{type: '" + type + "', issue: " + to + "}";
    }

    /** The path of a new link from the one issue to the other. */
    private String add(String type) {
        return links(one) + "/"
                + jane.post(links(one), link(type, other)).expect(201).id();
    }

    private List<String> types(long issue) {
        return john.get(links(issue)).expect(200).each("/results", "/type");
    }

    @Test
    void linkIsAnsweredWhole() {
        jane.post(links(one), link("blocks", other))
                .expect(201)
                .shows(
                        "",
                        "{id: '…', type: 'blocks', issue: {id: " + other
                                + ", title: 'Sessions end too early', status: 'open'}, created_by: {id: '…', username:"
                                + " 'jane'}, created_at: '…', removed_by: null, removed_at: null}");
    }

    @ParameterizedTest
    @CsvSource({
        "blocks, blocked_by",
        "blocked_by, blocks",
        "duplicates, duplicated_by",
        "duplicated_by, duplicates",
        "relates, relates"
    })
    void linkIsSeenFromBothEnds(String type, String inverse) {
        add(type);
        assertEquals(List.of(type), types(one));
        assertEquals(List.of(inverse), types(other));
        john.get(links(other))
                .expect(200)
                .shows("/results/0/issue", "{id: " + one + ", title: 'Login Bug', status: 'open'}");
    }

    @Test
    void linksArePagedOldestFirst() {
        add("blocks");
        add("relates");
        add("duplicates");
        Answer first = jane.get(links(other) + "/?limit=2").expect(200);
        assertEquals(List.of("blocked_by", "relates"), first.each("/results", "/type"));
        assertEquals(List.of("duplicated_by"), jane.follow(first.text("/next")).each("/results", "/type"));
    }

    @Test
    void linkShowsTheStatusOfTheOtherIssueAsItIsNow() {
        add("blocked_by");
        jane.patch("/issues/" + other, "{status: 'resolved', version: 1}").expect(200);
        assertEquals(List.of("resolved"), jane.get(links(one)).each("/results", "/issue/status"));
    }

    @Test
    void allViolationsAreAnsweredAtOnce() {
        assertEquals(
                List.of("type required", "issue required"),
                jane.post(links(one), "{}").expect(400).violations());
        assertEquals(
                List.of("type invalid_choice", "issue wrong_type", "colour unknown_field", "created_by read_only"),
                jane.post(links(one), "{type: 'causes', issue: '7', colour: 'red', created_by: {id: 1}}")
                        .expect(400)
                        .violations());
    }

    @Test
    void otherIssueMustBeAnotherThatExists() {
        assertEquals(
                List.of("issue same_issue"),
                jane.post(links(one), link("blocks", one)).expect(400).violations());
        assertEquals(
                List.of("issue unknown_issue"),
                jane.post(links(one), link("blocks", 999_999_999)).expect(400).violations());
        jane.delete("/issues/" + other).expect(204);
        assertEquals(
                List.of("issue unknown_issue"),
                jane.post(links(one), link("blocks", other)).expect(400).violations());
    }

    @Test
    void linksOfNoIssueAre404() {
        jane.get(links(999_999_999)).expect(404);
        jane.post(links(999_999_999), link("blocks", one)).expect(404);
        jane.delete(links(999_999_999) + "/1").expect(404);
        String added = add("blocks");
        jane.delete("/issues/" + one).expect(204);
        jane.get(links(one)).expect(404);
        jane.post(links(one), link("relates", other)).expect(404);
        jane.delete(added).expect(404);
    }

    @Test
    void sameLinkTwiceIs409InBothDirections() {
        add("blocks");
        assertEquals(
                "link_taken",
                john.post(links(one), link("blocks", other)).expect(409).code());
        john.post(links(one), link("blocked_by", other)).expect(409);
        john.post(links(other), link("blocks", one)).expect(409);
        john.post(links(other), link("relates", one)).expect(201);
    }

    @Test
    void anyMemberRemovesALinkFromEitherEnd() {
        String added = add("blocks");
        john.delete(added.replace(links(one), links(other))).expect(204);
        assertEquals(List.of(), types(one));
        assertEquals(List.of(), types(other));
        add("blocks");
    }

    @Test
    void removedLinkStaysInBothTimelinesWithWhoAndWhen() {
        String added = add("blocks");
        john.delete(added).expect(204);
        String expected = "{id: '…', type: '%s', issue: '…', created_by: {id: '…', username: 'jane'}, created_at: '…',"
                + " removed_by: {id: '…', username: 'john'}, removed_at: '…'}";
        jane.get(links(one) + "?removed=true").expect(200).shows("/results/0", expected.formatted("blocks"));
        jane.get(links(other) + "?removed=true").expect(200).shows("/results/0", expected.formatted("blocked_by"));
    }

    @Test
    void linkThatIsGoneIs404() {
        String added = add("blocks");
        long third = jane.issue("Logout Bug").id();
        jane.delete(added.replace(links(one), links(third))).expect(404);
        jane.delete(added).expect(204);
        jane.delete(added).expect(404);
    }

    @Test
    void linkMakesNoEditStale() {
        String path = "/issues/" + one;
        String etag = jane.get(path).expect(200).header("ETag");
        john.delete(add("blocks")).expect(204);
        john.post(links(one), link("relates", other)).expect(201);
        jane.get(path, "If-None-Match", etag).expect(304);
        jane.patch(path, "{title: 'Login fails', version: 1}").expect(200);
        assertEquals(List.of("1", "2"), jane.get(path + "/history").each("/results", "/version"));
    }

    @Test
    void deletedIssueIsHiddenInLinksUntilItIsRestored() {
        String added = add("blocks");
        jane.delete("/issues/" + one).expect(204);
        assertEquals(List.of(), jane.get(links(other) + "?removed=true").each("/results", "/type"));
        jane.delete(added.replace(links(one), links(other))).expect(404);
        jane.post("/issues/" + one + "/restore").expect(200);
        assertEquals(List.of("blocked_by"), types(other));
    }
}
