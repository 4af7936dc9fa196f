package dev.issuetracker.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.FieldsHttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code GET /issues/count}. */
class CountTest extends FieldsHttpTest {
    private final String mine = unique("counted");

    CountTest(Store store) {
        super(store);
    }

    private void issue(String more) {
        jane.post("/issues", "{title: 'a', description: '" + mine + "', " + more + "}")
                .expect(201);
    }

    private Answer count(String query) {
        return jane.get("/issues/count?keyword=" + mine + query).expect(200);
    }

    @Test
    void filtersAndSearchesAreThoseOfTheList() {
        issue("status: 'open'");
        issue("status: 'resolved'");
        issue("status: 'resolved', assignee: 'john'");
        count("").shows("", "{count: 3, facets: {}}");
        count("&status=resolved").shows("", "{count: 2, facets: {}}");
        count("&q=is:resolved%20no:assignee%20sort:id").shows("", "{count: 1, facets: {}}");
        count("&field.Priority=none").shows("/count", "3");
    }

    @Test
    void facetsCountByValuesMostFirst() {
        String bug = unique("bug");
        String ui = unique("ui");
        admin.label(bug);
        admin.label(ui);
        issue("labels: ['%s', '%s'], assignee: 'john', fields: {Systems: ['api', 'web'], Reviewer: 'jane'}"
                .formatted(bug, ui));
        issue("labels: ['%s'], status: 'resolved', fields: {Systems: ['api']}".formatted(ui));
        issue("assignee: 'john'");
        count("&facets=status,assignee,label,field.systems,field.Reviewer").shows("", """
                        {count: 3, facets: {
                          status: [{value: 'open', count: 2}, {value: 'resolved', count: 1}],
                          assignee: [{value: 'john', count: 2}, {value: null, count: 1}],
                          label: [{value: '%s', count: 2}, {value: '%s', count: 1}, {value: null, count: 1}],
                          'field.Systems': [{value: 'api', count: 2}, {value: 'web', count: 1},
                            {value: null, count: 1}],
                          'field.Reviewer': [{value: null, count: 2}, {value: 'jane', count: 1}]}}
                        """.formatted(ui, bug));
    }

    @Test
    void textsNumbersAndDaysCountToo() {
        issue("fields: {Milestone: 'Spring', Estimate: 2.50, 'Due date': '2026-12-01'}");
        issue("fields: {Milestone: 'spring', Estimate: 2.5}");
        issue("fields: {Milestone: 'Autumn', Estimate: -3}");
        count("&facets=field.Milestone,field.Estimate,field.Due%20date").shows("", """
                        {count: 3, facets: {
                          'field.Milestone': [{value: 'Spring', count: 2}, {value: 'Autumn', count: 1}],
                          'field.Estimate': [{value: '2.5', count: 2}, {value: '-3', count: 1}],
                          'field.Due date': [{value: null, count: 2}, {value: '2026-12-01', count: 1}]}}
                        """);
        count("&field.Milestone=Spring&facets=field.Estimate")
                .shows("", "{count: 2, facets: {'field.Estimate': [{value: '2.5', count: 2}]}}");
    }

    @Test
    void mostFrequentValuesAreListedFirstAndNoMoreThanAHundred() {
        for (int number = 0; number <= 100; number++) {
            issue("fields: {Estimate: " + number + "}");
        }
        issue("fields: {Estimate: 100}");
        Answer answer = count("&facets=field.Estimate");
        assertEquals(100, answer.at("/facets/field.Estimate").size());
        answer.shows("/facets/field.Estimate/0", "{value: '100', count: 2}");
        answer.shows("/facets/field.Estimate/99", "{value: '98', count: 1}");
    }

    @Test
    void facetCountsOnlyWhatIsFound() {
        issue("status: 'open'");
        issue("status: 'resolved'");
        count("&q=is:resolved&facets=status")
                .shows("", "{count: 1, facets: {status: [{value: 'resolved', count: 1}]}}");
    }

    @Test
    void commaInTheNameOfAFieldPartsNothing() {
        String name = unique("Cost, gross, net");
        make("{name: '" + name + "', type: 'number'}");
        issue("fields: {'" + name + "': 7}");
        count("&facets=" + Api.encoded("label, field." + name + " ,status")).shows("/facets", """
                        {label: [{value: null, count: 1}],
                        'field.%s': [{value: '7', count: 1}],
                        status: [{value: 'open', count: 1}]}""".formatted(name));
    }

    @Test
    void nothingHasNoValues() {
        count("&facets=label").shows("", "{count: 0, facets: {label: []}}");
    }

    @Test
    void facetWithoutANameIs400() {
        assertEquals(
                List.of("facets blank"),
                jane.get("/issues/count?facets=").expect(400).violations());
    }

    @Test
    void facetThatDoesNotExistIs400() {
        Answer answer = jane.get("/issues/count?q=label:nothing&facets=state,field.Systms")
                .expect(400);
        assertEquals(List.of("q unknown_label", "facets invalid_choice", "facets unknown_field"), answer.violations());
        assertEquals(
                List.of("facets too_many"),
                jane.get("/issues/count?facets=" + "label,".repeat(10) + "label")
                        .expect(400)
                        .violations());
    }

    @Test
    void pagesAndOrdersAreOfTheListOnly() {
        assertEquals(
                List.of("sort unknown_parameter", "limit unknown_parameter"),
                jane.get("/issues/count?sort=id&limit=1").expect(400).violations());
    }
}
