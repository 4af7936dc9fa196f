package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.application.issue.find.IssueCriteria;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists and bulk edits that are narrowed and sorted by added fields. */
class FindingByFieldsTest extends FieldsFixture {
    private static final FindIssues ALL = FindIssues.of(IssueFilter.all()).sort(new IssueSort(IssueSort.By.ID, false));

    private List<Issue> found(FindIssues command) {
        return service.list(john, command, PageRequest.first(100)).page().items();
    }

    private List<Issue> found(String name, String... texts) {
        FindIssues command = ALL;
        for (String text : texts) {
            command = command.field(name, text);
        }
        return found(command);
    }

    private List<String> rejected(FindIssues command) {
        TrackerException exception = assertThrows(TrackerException.class, () -> found(command));
        return exception.violations().stream()
                .map(violation -> violation.field() + " " + violation.code() + ": " + violation.message())
                .toList();
    }

    @Test
    void optionFindsItsIssuesWhateverTheCase() {
        Issue high = with("Priority", text("high"));
        with("Priority", text("low"));
        assertEquals(List.of(high), found("priority", "HIGH"));
    }

    @Test
    void severalValuesFindTheIssuesOfEach() {
        Issue high = with("Priority", text("high"));
        Issue low = with("Priority", text("low"));
        with("Priority", text("medium"));
        assertEquals(List.of(high, low), found("Priority", "high", "low"));
    }

    @Test
    void noneFindsIssuesWithoutAValue() {
        Issue high = with("Priority", text("high"));
        Issue without = created();
        with("Priority", text("low"));
        assertEquals(List.of(without), found("Priority", "none"));
        assertEquals(List.of(high, without), found("Priority", "none", "high"));
    }

    @Test
    void conditionsOnTwoFieldsMustBothHold() {
        Issue both = with(Map.of("Priority", text("high"), "Systems", texts("api", "web")));
        with("Priority", text("high"));
        assertEquals(List.of(both), found(ALL.field("Priority", "high").field("Systems", "web")));
    }

    @Test
    void textsNumbersAndDaysAreFoundByValue() {
        Issue issue =
                with(Map.of("Milestone", text("Release 1"), "Estimate", number("2.5"), "Due date", text("2026-12-01")));
        with(Map.of("Milestone", text("Release 2"), "Estimate", number("25"), "Due date", text("2026-12-02")));
        assertEquals(List.of(issue), found("Milestone", "release 1"));
        assertEquals(List.of(issue), found("Estimate", "2.50"));
        assertEquals(List.of(issue), found("Due date", "2026-12-01"));
    }

    @Test
    void rangesHaveBothEnds() {
        Issue one = with("Estimate", number("1"));
        Issue two = with("Estimate", number("2"));
        Issue ten = with("Estimate", number("10"));
        created();
        assertEquals(List.of(two, ten), found("Estimate.from", "2"));
        assertEquals(List.of(one, two), found("Estimate.to", "2"));
        assertEquals(List.of(two), found(ALL.field("Estimate.from", "1.5").field("Estimate.to", "9")));
    }

    @Test
    void meFindsTheIssuesOfTheCaller() {
        Issue johns = with("Reviewer", text("john"));
        Issue janes = with("Reviewer", text("jane"));
        assertEquals(List.of(johns), found("Reviewer", "me"));
        assertEquals(List.of(janes), found("Reviewer", "JANE"));
    }

    @Test
    void namesThatDoNotExistAreRejectedTogether() {
        FindIssues command = ALL.field("Priorty", "high")
                .field("Priority", "hihg")
                .field("Reviewer", "nobody")
                .field("Estimate", "3,5")
                .field("Due date.from", "soon");
        assertEquals(
                List.of(
                        "field.Priorty unknown_field: There is no field Priorty; did you mean Priority?"
                                + " The fields are: Due date, Estimate, Milestone, Priority, Reviewer, Systems.",
                        "field.Priority unknown_option: field.Priority must be one of high, medium, low, not \"hihg\";"
                                + " did you mean high?",
                        "field.Reviewer unknown_user: There is no user named nobody.",
                        "field.Estimate wrong_type: field.Estimate must be a number such as 3 or 2.5, not \"3,5\".",
                        "field.Due date.from invalid_date: field.Due date.from must be a day such as \"2026-12-01\","
                                + " not \"soon\"."),
                rejected(command));
    }

    @Test
    void rangesAreForWhatHasAnOrder() {
        assertEquals(
                List.of("field.Priority.from not_accepted: Priority is of type select: only texts, numbers and dates"
                        + " are found by range."),
                rejected(ALL.field("Priority.from", "high")));
    }

    @Test
    void endOfARangeComesOnce() {
        assertEquals(
                List.of("field.Estimate.to repeated: field.Estimate.to may come only once."),
                rejected(ALL.field("Estimate.to", "1").field("Estimate.to", "2")));
    }

    @Test
    void rangeThatNothingCanBeInIsRejected() {
        assertEquals(
                List.of("field.Due date.from contradiction: field.Due date.from is greater than field.Due date.to."),
                rejected(ALL.field("Due date.from", "2026-12-02").field("Due date.to", "2026-12-01")));
    }

    @Test
    void conditionsAreLimited() {
        FindIssues command = ALL;
        for (int i = 0; i <= 200; i++) {
            command = command.field("Estimate", Integer.toString(i));
        }
        assertEquals(
                List.of("field too_many: There are 201 conditions on fields, at most 200 are accepted."),
                rejected(command));
    }

    @Test
    void listIsSortedByTheOrderOfOptionsAndThoseWithoutComeLast() {
        Issue without = created();
        Issue low = with("Priority", text("low"));
        Issue high = with("Priority", text("high"));
        assertEquals(List.of(high, low, without), found(ALL.sortByField("PRIORITY", false)));
        assertEquals(List.of(low, high, without), found(ALL.sortByField("Priority", true)));
    }

    @Test
    void listIsSortedByFieldsWithOneValueOnly() {
        assertEquals(
                List.of("sort not_accepted: No list is sorted by Systems, which is of type multi_select; fields of"
                        + " these types sort lists: text, number, date, select."),
                rejected(ALL.sortByField("Systems", false)));
        assertEquals(
                List.of("sort not_accepted: No list is sorted by Reviewer, which is of type user; fields of these types"
                        + " sort lists: text, number, date, select."),
                rejected(ALL.sortByField("Reviewer", false)));
    }

    @Test
    void unknownFieldOfASortIsRejectedWithTheRest() {
        FindIssues command = ALL.field("Size", "1").sortByField("Size", true);
        assertEquals(
                List.of("field.Size", "sort"),
                rejected(command).stream().map(text -> text.split(" ", 2)[0]).toList());
    }

    @Test
    void bulkEditTakesTheSameConditions() {
        Issue high = with("Priority", text("high"));
        with("Priority", text("low"));
        IssueCriteria criteria = IssueCriteria.of(IssueFilter.all()).field("Priority", "high");
        EditIssues command =
                EditIssues.of(new EditIssues.Found(criteria)).withFields(Map.of("Priority", GivenValue.NOTHING));
        assertEquals(
                List.of(high.id()),
                Stream.of(change(command))
                        .flatMap(change -> change.issues().stream())
                        .map(Issue::id)
                        .toList());
    }

    @Test
    void violationsOfABulkEditsFilterNameIt() {
        IssueCriteria criteria = IssueCriteria.of(IssueFilter.all()).field("Priority", "hihg");
        EditIssues command = EditIssues.of(new EditIssues.Found(criteria)).withFields(Map.of("Estimate", text("3")));
        assertEquals(
                List.of("fields.Estimate wrong_type", "filter.field.Priority unknown_option"),
                violations(() -> change(command)));
    }
}
