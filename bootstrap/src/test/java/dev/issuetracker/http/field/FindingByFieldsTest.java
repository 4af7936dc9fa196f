package dev.issuetracker.http.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists, bulk edits and reports by added fields. */
class FindingByFieldsTest extends HttpTest {
    private final String mine = unique("found");

    FindingByFieldsTest(Store store) {
        super(store, Tracker.withFields(store));
    }

    private long issue(String title, String fields) {
        return jane.post("/issues", "{title: '" + title + "', description: '" + mine + "', fields: " + fields + "}")
                .expect(201)
                .id();
    }

    private List<String> found(String query) {
        return jane.get("/issues?keyword=" + mine + "&sort=id&" + query)
                .expect(200)
                .titles();
    }

    private List<String> sorted(String sort) {
        return jane.get("/issues?keyword=" + mine + "&sort=" + sort).expect(200).titles();
    }

    @Test
    void issuesAreFoundByAnyOfSomeValuesOrNone() {
        issue("high", "{Priority: 'high'}");
        issue("low", "{Priority: 'low'}");
        issue("without", "{}");
        assertEquals(List.of("high"), found("field.priority=HIGH"));
        assertEquals(List.of("high", "low"), found("field.Priority=high&field.Priority=low"));
        assertEquals(List.of("without"), found("field.Priority=none"));
        assertEquals(List.of("low", "without"), found("field.Priority=none&field.Priority=low"));
    }

    @Test
    void eachTypeIsFoundByItsValue() {
        issue(
                "all",
                "{Systems: ['api'], 'Due date': '2026-12-01', Milestone: 'Grün', Estimate: 2.5, Reviewer: 'john'}");
        issue(
                "other",
                "{Systems: ['web'], 'Due date': '2026-12-02', Milestone: 'Blau', Estimate: 25, Reviewer: 'jane'}");
        assertEquals(List.of("all"), found("field.Systems=api"));
        assertEquals(List.of("all"), found("field.Due%20date=2026-12-01"));
        assertEquals(List.of("all"), found("field.Milestone=" + Api.encoded("GRÜN")));
        assertEquals(List.of("all"), found("field.Estimate=2.50"));
        assertEquals(List.of("all"), found("field.Reviewer=JOHN"));
        assertEquals(List.of("other"), found("field.Reviewer=me"));
    }

    @Test
    void issuesAreFoundByRange() {
        issue("minus ten", "{Estimate: -10, 'Due date': '2025-12-31'}");
        issue("two", "{Estimate: 2, 'Due date': '2026-01-01'}");
        issue("ten", "{Estimate: 10, 'Due date': '2026-12-31'}");
        issue("without", "{}");
        assertEquals(List.of("two", "ten"), found("field.Estimate.from=2"));
        assertEquals(List.of("minus ten", "two"), found("field.Estimate.to=2"));
        assertEquals(List.of("two"), found("field.Estimate.from=-9.5&field.Estimate.to=9.5"));
        assertEquals(List.of("two", "ten"), found("field.Due%20date.from=2026-01-01&field.Due%20date.to=2026-12-31"));
    }

    @Test
    void nameThatDoesNotExistIs400AndNamesTheNearest() {
        Answer answer = jane.get("/issues?field.Priorty=high&field.Priority=hihg&field.Reviewer=nobody&field.Estimate=x"
                        + "&field.Systems.from=api&sort=field.Size&limit=0")
                .expect(400);
        assertEquals(
                List.of(
                        "limit out_of_range",
                        "field.Priorty unknown_field",
                        "field.Priority unknown_option",
                        "field.Reviewer unknown_user",
                        "field.Estimate wrong_type",
                        "field.Systems.from not_accepted",
                        "sort unknown_field"),
                answer.violations());
        assertEquals(
                "There is no field Priorty; did you mean Priority? The fields are: Due date, Estimate, Milestone,"
                        + " Priority, Reviewer, Systems, Type.",
                answer.text("/errors/1/message"));
    }

    @Test
    void missingNameOfAFieldIsSaidToBeMissing() {
        Answer answer = jane.get("/issues?field.=a&field.%20=a").expect(400);
        assertEquals(List.of("field. unknown_field", "field.  unknown_field"), answer.violations());
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    "The name of a field is missing. The fields are: Due date, Estimate, Milestone, Priority, Reviewer,"
                            + " Systems, Type.",
                    answer.text("/errors/" + i + "/message"));
        }
    }

    @Test
    void listIsSortedByTheOrderOfOptionsAndThoseWithoutComeLast() {
        issue("without", "{}");
        issue("low", "{Priority: 'low'}");
        issue("urgent", "{Priority: 'urgent'}");
        issue("high", "{Priority: 'high'}");
        assertEquals(List.of("urgent", "high", "low", "without"), sorted("field.Priority"));
        assertEquals(List.of("low", "high", "urgent", "without"), sorted("-field.priority"));
    }

    @Test
    void numbersDatesAndTextsAreSortedByValue() {
        issue("a", "{Estimate: 10, 'Due date': '2026-12-01', Milestone: 'b'}");
        issue("b", "{Estimate: 9.5, 'Due date': '0999-12-01', Milestone: 'C'}");
        issue("c", "{Estimate: -1, 'Due date': '2027-01-01', Milestone: 'A'}");
        assertEquals(List.of("c", "b", "a"), sorted("field.Estimate"));
        assertEquals(List.of("b", "a", "c"), sorted("field.Due%20date"));
        assertEquals(List.of("c", "a", "b"), sorted("field.Milestone"));
    }

    @Test
    void pagesOfASortedListFollowEachOther() {
        for (int i = 0; i < 7; i++) {
            issue(
                    "issue " + i,
                    i == 3 ? "{}" : "{Estimate: " + (i % 3) + ", Milestone: 'two\\nlines " + (i % 2) + "'}");
        }
        for (String sort : List.of("field.Estimate", "-field.Estimate", "field.Milestone", "-field.Priority")) {
            List<String> all = sorted(sort);
            List<String> paged = new ArrayList<>();
            Answer page = jane.get("/issues?keyword=" + mine + "&limit=2&sort=" + sort)
                    .expect(200);
            while (true) {
                paged.addAll(page.titles());
                if (page.at("/next").isNull()) {
                    break;
                }
                page = jane.follow(page.text("/next")).expect(200);
            }
            assertEquals(all, paged, sort);
            assertEquals(7, paged.size(), sort);
        }
    }

    @Test
    void cursorOfAnotherOrderIsRejected() {
        issue("a", "{Estimate: 1}");
        issue("b", "{Estimate: 2}");
        String next = jane.get("/issues?keyword=" + mine + "&limit=1&sort=field.Estimate")
                .text("/next");
        String cursor = next.substring(next.indexOf("cursor=") + "cursor=".length());
        assertEquals(
                List.of("cursor invalid_cursor"),
                jane.get("/issues?sort=field.Milestone&cursor=" + cursor)
                        .expect(400)
                        .violations());
    }

    @Test
    void setsAndAccountsAreNoOrder() {
        for (String field : List.of("Systems", "Reviewer")) {
            assertEquals(
                    List.of("sort not_accepted"),
                    jane.get("/issues?sort=field." + field).expect(400).violations());
        }
    }

    @Test
    void filterOfABulkEditTakesFields() {
        long high = issue("high", "{Priority: 'high'}");
        issue("low", "{Priority: 'low'}");
        jane.post(
                        "/issues/bulk",
                        "{filter: {keyword: '" + mine
                                + "', 'field.Priority': ['urgent', 'high']}, fields: {Estimate: 1}}")
                .expect(200)
                .shows("/issues", "[{id: " + high + ", version: 2, changed: true}]");
        assertEquals(
                List.of("filter.field.Priority unknown_option"),
                jane.post("/issues/bulk", "{filter: {'field.Priority': 'hihg'}, status: 'open'}")
                        .expect(400)
                        .violations());
    }

    @Test
    void latencyIsGroupedByAField() {
        try (Tracker own = Tracker.fresh(store)) {
            own.admin().applyPreset().expect(200);
            long one = own.jane().issue("a", "fields: {Priority: 'low'}").id();
            long other = own.jane().issue("b", "fields: {Priority: 'urgent'}").id();
            long without = own.jane().issue("c").id();
            own.clock().advance(Duration.ofSeconds(10));
            own.jane()
                    .post(
                            "/issues/bulk-status",
                            "{ids: [" + one + ", " + other + ", " + without + "], status: 'resolved'}")
                    .expect(200);
            Answer report =
                    own.jane().get("/reports/latency?group_by=field.priority").expect(200);
            assertEquals(List.of("urgent", "low", "null"), report.each("/groups", "/key"));
            assertEquals(
                    List.of("group_by unknown_field"),
                    own.jane()
                            .get("/reports/latency?group_by=field.Size")
                            .expect(400)
                            .violations());
            assertEquals(
                    List.of("group_by invalid_choice"),
                    own.jane()
                            .get("/reports/latency?group_by=Priority")
                            .expect(400)
                            .violations());
        }
    }
}
