package dev.issuetracker.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueListTest extends HttpTest {
    /** Every issue of a test has this in its title. */
    private final String mark = unique("mark");

    IssueListTest(Store store) {
        super(store);
    }

    private Answer list(String query) {
        return jane.get("/issues?keyword=" + mark + query).expect(200);
    }

    private Answer add(String title) {
        return add(title, "");
    }

    private Answer add(String title, String more) {
        return jane.issue(title + " " + mark, more);
    }

    private List<String> found(String query) {
        return list(query).titles().stream()
                .map(title -> title.replace(" " + mark, ""))
                .toList();
    }

    @Test
    void severalStatusesFindThoseOfAny() {
        add("open");
        add("started", "status: 'in_progress'");
        add("done", "status: 'resolved'");
        assertEquals(List.of("done", "open"), found("&status=open&status=resolved"));
        assertEquals(
                List.of("status invalid_choice"),
                jane.get("/issues?status=open&status=done").expect(400).violations());
    }

    @Test
    void callerIsMe() {
        add("johns", "assignee: 'john'");
        add("janes", "assignee: 'jane'");
        assertEquals(List.of("janes"), found("&assignee=me"));
        assertEquals(List.of("janes", "johns"), found("&created_by=ME"));
        assertEquals(
                List.of(),
                john.get("/issues?created_by=me&keyword=" + mark).expect(200).titles());
    }

    @Test
    void misspeltParameterIsAnsweredWithThoseThatExist() {
        String message = jane.get("/issues?labl=bug").expect(400).text("/errors/0/message");
        assertTrue(
                message.startsWith("There is no parameter labl; did you mean label? The parameters are: assignee,"),
                message);
        assertTrue(message.endsWith(", updated_to."), message);
    }

    @Test
    void newestComesFirst() {
        add("a");
        add("b");
        assertEquals(List.of("b", "a"), found(""));
    }

    @Test
    void listShowsIssuesAsAGetDoesSaveForComments() {
        Answer issue = add(
                "a", "assignee: 'john', labels: [" + admin.label(unique("bug")).id() + "]");
        assertEquals(issue.json(), list("").at("/results/0"));
    }

    @Test
    void listIsNotSentAgainUntilItShowsSomethingElse() {
        Answer issue = add("a");
        String path = "/issues?keyword=" + mark;
        String tag = jane.get(path).expect(200).header("ETag");
        assertEquals(tag, jane.get(path, "If-None-Match", tag).expect(304).header("ETag"));
        jane.post("/issues/" + issue.id() + "/comments", "{body: 'one'}").expect(201);
        jane.get(path, "If-None-Match", tag).expect(200);
    }

    @Test
    void keywordFindsPartsOfTitlesInAnyCase() {
        add("ÄPFEL");
        assertEquals(
                1,
                jane.get("/issues?keyword=" + Api.encoded("äpfel " + mark.toUpperCase(Locale.ROOT)))
                        .titles()
                        .size());
    }

    @Test
    void keywordFindsPartsOfDescriptions() {
        jane.post("/issues", "{title: 'a', description: 'Seen in " + mark + " only.'}");
        assertEquals(1, list("").titles().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "'", "*"})
    void keywordIsNoPattern(String sign) {
        add("with" + sign);
        add("without");
        assertEquals(
                List.of("with" + sign + " " + mark),
                jane.get("/issues?keyword=" + Api.encoded(sign + " " + mark)).titles());
    }

    @Test
    void idsNarrow() {
        long a = add("a").id();
        add("b");
        long c = add("c").id();
        assertEquals(List.of("c", "a"), found("&id=" + a + "&id=" + c));
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "in_progress", "resolved"})
    void statusNarrows(String status) {
        add("open");
        add("in_progress", "status: 'in_progress'");
        add("resolved", "status: 'resolved'");
        assertEquals(List.of(status), found("&status=" + status));
    }

    @Test
    void assigneeNarrows() {
        add("johns", "assignee: 'john'");
        add("janes", "assignee: 'jane'");
        add("nobodys");
        assertEquals(List.of("johns"), found("&assignee=JOHN"));
    }

    @Test
    void blockedFindsWhatWaitsForSomethingUnresolved() {
        long blocking = add("blocking").id();
        long waiting = add("waiting").id();
        jane.post("/issues/" + waiting + "/links", "{type: 'blocked_by', issue: " + blocking + "}")
                .expect(201);
        assertEquals(List.of("waiting"), found("&blocked=true"));
        assertEquals(List.of("blocking"), found("&blocked=false"));
        jane.patch("/issues/" + blocking, "{status: 'resolved', version: 1}").expect(200);
        assertEquals(List.of(), found("&blocked=true"));
        assertEquals(List.of("waiting", "blocking"), found("&blocked=false"));
    }

    @Test
    void blockedIsTrueOrFalse() {
        assertEquals(
                List.of("blocked invalid_choice"),
                jane.get("/issues?blocked=yes").expect(400).violations());
    }

    @Test
    void assigneeNoneFindsWhatNobodyHas() {
        add("johns", "assignee: 'john'");
        add("nobodys");
        assertEquals(List.of("nobodys"), found("&assignee=none"));
    }

    @Test
    void filterThatNamesNothingIsRejected() {
        add("johns", "assignee: 'john'");
        assertEquals(
                List.of("assignee unknown_user", "created_by unknown_user", "label unknown_label"),
                jane.get("/issues?assignee=nobody-at-all&created_by=nobody-at-all&label=no-such-label")
                        .expect(400)
                        .violations());
    }

    @Test
    void nearestNameIsAskedFor() {
        String label = admin.label(unique("keyboards")).text("/name");
        String wrong = "e" + label.replace("keyboards", "kyboards");
        Answer answer = jane.get("/issues?label=" + wrong + "&assignee=johhn").expect(400);
        assertEquals(
                List.of(
                        "There is no user named johhn; did you mean john?",
                        "There is no label named " + wrong + "; did you mean " + label + "?"),
                answer.each("/errors", "/message"));
    }

    @Test
    void everyLabelNamedMustBeThere() {
        String bug = admin.label(unique("bug")).text("/name");
        String ui = admin.label(unique("ui")).text("/name");
        add("both", "labels: ['" + bug + "', '" + ui + "']");
        add("one", "labels: ['" + bug + "']");
        assertEquals(List.of("both"), found("&label=" + bug.toUpperCase(Locale.ROOT) + "&label=" + ui));
    }

    @Test
    void creatorNarrows() {
        add("janes");
        john.issue("johns " + mark);
        assertEquals(List.of("johns"), found("&created_by=john"));
    }

    @Test
    void creationTimeNarrowsWithBothEndsIncluded() {
        add("a");
        String from = add("b").text("/created_at");
        String to = add("c").text("/created_at");
        add("d");
        assertEquals(List.of("c", "b"), found("&created_from=" + from + "&created_to=" + to));
    }

    @Test
    void updateTimeNarrowsWithBothEndsIncluded() {
        Answer a = add("a");
        Answer b = add("b");
        String at = jane.patch("/issues/" + a.id(), "{status: 'resolved', version: 1}")
                .text("/updated_at");
        assertEquals(List.of("a"), found("&updated_from=" + at + "&updated_to=" + at));
        assertEquals(List.of("b"), found("&updated_to=" + b.text("/updated_at")));
    }

    @Test
    void daysAndOtherOffsetsAreTimesToo() {
        add("a");
        assertEquals(
                List.of("a"), found("&created_from=2026-11-23&created_to=" + Api.encoded("2099-01-01T00:00:00+05:30")));
    }

    @Test
    void filtersCombine() {
        String bug = admin.label(unique("bug")).text("/name");
        add("wanted", "assignee: 'john', labels: ['" + bug + "'], status: 'in_progress'");
        add("unlabelled", "assignee: 'john', status: 'in_progress'");
        add("unassigned", "labels: ['" + bug + "'], status: 'in_progress'");
        add("open", "assignee: 'john', labels: ['" + bug + "']");
        assertEquals(
                List.of("wanted"),
                found("&assignee=john&status=in_progress&created_by=jane&created_from=2026-11-23&label=" + bug));
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_at", "updated_at", "id", "title"})
    void everySortGoesBothWays(String sort) {
        add("a");
        add("b");
        add("c");
        assertEquals(List.of("a", "b", "c"), found("&sort=" + sort));
        assertEquals(List.of("c", "b", "a"), found("&sort=-" + sort));
    }

    @Test
    void updateMovesAnIssueUp() {
        Answer a = add("a");
        add("b");
        jane.patch("/issues/" + a.id(), "{status: 'resolved', version: 1}").expect(200);
        assertEquals(List.of("a", "b"), found("&sort=-updated_at"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=colour",
                "limit=0",
                "limit=201",
                "limit=x",
                "cursor=x",
                "status=done",
                "id=x",
                "created_from=yesterday",
                "created_from=2026-11-24&created_to=2026-11-23",
                "keyword=a&keyword=b"
            })
    void invalidParameterIs400(String query) {
        jane.get("/issues?" + query).expect(400);
    }

    private List<String> addMany(int count) {
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            titles.add(String.format(Locale.ROOT, "t%03d", i));
            add(String.format(Locale.ROOT, "t%03d", i));
        }
        return titles;
    }

    private List<String> walk(String query, String link) {
        List<String> titles = new ArrayList<>();
        Answer page = list(query);
        titles.addAll(page.titles());
        while (!page.at(link).isNull()) {
            page = jane.follow(page.text(link)).expect(200);
            titles.addAll(page.titles());
        }
        return titles.stream().map(title -> title.replace(" " + mark, "")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_at", "updated_at", "id", "title"})
    void pagesShowEveryIssueOnce(String sort) {
        List<String> titles = addMany(11);
        assertEquals(titles, walk("&limit=3&sort=" + sort, "/next"));
        Collections.reverse(titles);
        assertEquals(titles, walk("&limit=3&sort=-" + sort, "/next"));
    }

    @Test
    void previousLeadsBackToTheFirstPage() {
        addMany(7);
        Answer first = list("&limit=3");
        Answer second = jane.follow(first.text("/next"));
        Answer third = jane.follow(second.text("/next"));
        assertEquals(second.titles(), jane.follow(third.text("/previous")).titles());
        assertEquals(
                first.titles(),
                jane.follow(jane.follow(third.text("/previous")).text("/previous"))
                        .titles());
    }

    @Test
    void firstPageHasNoPreviousAndTheLastNoNext() {
        addMany(4);
        Answer first = list("&limit=2");
        Answer last = jane.follow(first.text("/next"));
        assertTrue(first.at("/previous").isNull() && last.at("/next").isNull());
    }

    @Test
    void linkHeaderHasTheSameUrls() {
        addMany(5);
        Answer middle = jane.follow(list("&limit=2").text("/next"));
        assertEquals(
                "<" + middle.text("/next") + ">; rel=\"next\", <" + middle.text("/previous") + ">; rel=\"prev\"",
                middle.header("Link"));
    }

    @Test
    void pageOfALongQueryHasBothLinks() {
        String longWord = "(".repeat(1_000);
        StringBuilder query = new StringBuilder("/issues?limit=1&sort=id&keyword=" + longWord);
        for (int i = 0; i < 3; i++) {
            Answer issue = jane.post("/issues", "{title: '" + mark + "', description: '" + longWord + "'}");
            query.append("&id=").append(issue.expect(201).id());
        }
        while (query.length() < 7_000) {
            query.append("&id=").append(Long.MAX_VALUE);
        }
        String next = jane.get(query.toString()).expect(200).text("/next");
        Answer middle =
                jane.get(query + next.substring(next.indexOf("&cursor="))).expect(200);
        assertTrue(middle.text("/next").length() > 8_192
                && middle.text("/previous").length() > 8_192);
    }

    @Test
    void pageHasFiftyIssuesByDefault() {
        addMany(51);
        assertEquals(50, list("").titles().size());
    }

    @Test
    void pagesStayWholeWhileOthersWrite() {
        List<String> titles = addMany(12);
        Collections.reverse(titles);
        List<String> seen = new ArrayList<>();
        Answer page = list("&limit=3");
        seen.addAll(page.titles());
        for (int i = 0; !page.at("/next").isNull(); i++) {
            add("new" + i);
            admin.delete("/issues/" + page.text("/results/0/id")).expect(204);
            page = jane.follow(page.text("/next")).expect(200);
            seen.addAll(page.titles());
        }
        assertEquals(titles.stream().map(title -> title + " " + mark).toList(), seen);
    }

    @Test
    void titlesThatAreAlikeArePagedByTheirIds() {
        List<Long> ids = IntStream.range(0, 5).mapToObj(i -> add("same").id()).toList();
        List<Long> seen = new ArrayList<>();
        Answer page = list("&limit=2&sort=title");
        page.each("/results", "/id").forEach(id -> seen.add(Long.valueOf(id)));
        while (!page.at("/next").isNull()) {
            page = jane.follow(page.text("/next")).expect(200);
            page.each("/results", "/id").forEach(id -> seen.add(Long.valueOf(id)));
        }
        assertEquals(ids, seen);
    }

    @Test
    void cursorOfAnotherSortIs400() {
        addMany(3);
        String next = list("&limit=1&sort=id").text("/next");
        jane.follow(next.replace("sort=id", "sort=title")).expect(400);
    }

    @Test
    void queryThatIsNotUtf8Is400() {
        for (String sent : List.of("%FF", "%ED%A0%80", "%C0%AF", "a%C3")) {
            assertEquals(
                    List.of("query malformed"),
                    jane.get("/issues?q=" + sent).expect(400).violations(),
                    sent);
        }
        jane.get("/issues?q=" + mark + "%EF%BF%BD").expect(200);
    }
}
