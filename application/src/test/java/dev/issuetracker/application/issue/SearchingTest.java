package dev.issuetracker.application.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.application.issue.find.IssueCriteria;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Lists and bulk edits that are narrowed by a search. */
class SearchingTest extends FieldsFixture {
    private static final IssueSort BY_ID = new IssueSort(IssueSort.By.ID, false);

    private static FindIssues search(String text) {
        return FindIssues.of(IssueCriteria.of(IssueFilter.all()).search(text));
    }

    private List<String> listed(FindIssues command) {
        return service.list(john, command, PageRequest.first(100)).page().items().stream()
                .map(Issue::title)
                .toList();
    }

    private List<String> found(String text) {
        return listed(search(text).sort(BY_ID));
    }

    private List<String> rejected(FindIssues command) {
        TrackerException exception = assertThrows(TrackerException.class, () -> listed(command));
        return exception.violations().stream()
                .map(violation -> violation.field() + " " + violation.code() + ": " + violation.message())
                .toList();
    }

    private List<String> rejected(String text) {
        return rejected(search(text));
    }

    private Issue titled(String title, CreateIssue command) {
        return service.create(jane, command.withText(IssueField.TITLE, title));
    }

    private static CreateIssue carrying(String... labels) {
        return draft().withLabels(List.of(labels).stream()
                .<LabelKey>map(LabelKey.ByName::new)
                .toList());
    }

    private static CreateIssue status(String status) {
        return draft().withText(IssueField.STATUS, status);
    }

    @Test
    void wordsAndConditionsMustAllHold() {
        titled("Crash at start", carrying("bug"));
        titled("Crash at end", carrying("ui"));
        titled("Slow start", carrying("bug"));
        assertEquals(List.of("Crash at start"), found("crash label:BUG"));
        assertEquals(List.of("Crash at end"), found("crash -label:bug"));
        assertEquals(List.of("Crash at start", "Crash at end"), found("\"crash at\""));
        assertEquals(List.of("Crash at end", "Slow start"), found("end OR slow"));
    }

    @Test
    void statesAreFound() {
        titled("a", draft());
        titled("b", status("in_progress"));
        titled("c", status("resolved"));
        assertEquals(List.of("a"), found("is:open"));
        assertEquals(List.of("b"), found("status:IN_PROGRESS"));
        assertEquals(List.of("a", "b"), found("is:unresolved"));
        assertEquals(List.of("c"), found("-is:unresolved"));
        assertEquals(List.of(), found("is:blocked"));
        assertEquals(List.of("a", "b", "c"), found("blocked:false"));
    }

    @Test
    void meIsTheCallerWhereverAccountsAreNamed() {
        titled("johns", draft().withAssignee(new UserKey.ByName("john")));
        titled("janes", draft().withAssignee(new UserKey.ByName("jane")));
        titled("nobodys", draft());
        service.create(
                john, draft().withText(IssueField.TITLE, "by john").withFields(Map.of("Reviewer", text("john"))));
        assertEquals(List.of("johns"), found("assignee:me"));
        assertEquals(List.of("janes"), found("assignee:JANE"));
        assertEquals(List.of("nobodys", "by john"), found("no:assignee"));
        assertEquals(List.of("nobodys", "by john"), found("assignee:none"));
        assertEquals(List.of("by john"), found("author:me"));
        assertEquals(List.of("by john"), found("reviewer:me"));
    }

    @Test
    void fieldsAreFoundByNameWithOrWithoutBlanks() {
        titled("soon", draft().withFields(Map.of("Due date", text("2026-03-05"), "Priority", text("high"))));
        titled("later", draft().withFields(Map.of("Due date", text("2026-12-01"), "Estimate", number("2.5"))));
        titled("never", draft().withFields(Map.of("Milestone", text("Release 2"))));
        assertEquals(List.of("soon"), found("duedate:<2026-12-01"));
        assertEquals(List.of("soon"), found("field:\"due DATE\"<2026-12-01"));
        assertEquals(List.of("soon", "later"), found("DueDate:<=2026-12-01"));
        assertEquals(List.of("later"), found("duedate:2026-12"));
        assertEquals(List.of("soon"), found("duedate:today..today+7d"));
        assertEquals(List.of("soon"), found("priority:HIGH"));
        assertEquals(List.of("later", "never"), found("-priority:high"));
        assertEquals(List.of("later", "never"), found("no:priority"));
        assertEquals(List.of("later", "never"), found("priority:none"));
        assertEquals(List.of("soon"), found("has:priority"));
        assertEquals(List.of("later"), found("estimate:2..3"));
        assertEquals(List.of(), found("estimate:>2.50"));
        assertEquals(List.of("later"), found("estimate:>=2.50"));
        assertEquals(List.of("never"), found("milestone:\"release 2\""));
    }

    @Test
    void timesAreFoundByDayAndByAge() {
        titled("old", draft());
        clock.advance(Duration.ofDays(10));
        titled("new", draft());
        assertEquals(List.of("new"), found("created:<7d"));
        assertEquals(List.of("old"), found("updated:>7d"));
        assertEquals(List.of("new"), found("created:today"));
        assertEquals(List.of("old"), found("created:2026-03-01"));
        assertEquals(List.of(), found("resolved:<1y"));
        assertEquals(List.of("old", "new"), found("-resolved:<1y"));
    }

    @Test
    void relativesAreFound() {
        Issue top = titled("top", draft());
        titled("child", draft().with(IssueField.PARENT, top.id()));
        assertEquals(List.of("child"), found("parent:" + top.id()));
        assertEquals(List.of("top"), found("parent:none"));
        assertEquals(List.of("top"), found("no:parent"));
        assertEquals(List.of("top"), found("has:children"));
        assertEquals(List.of("top"), found("id:" + top.id()));
        assertEquals(List.of("top", "child"), found("no:comments"));
    }

    @Test
    void everythingElseOfTheRequestMustHoldToo() {
        titled("a1", carrying("bug"));
        titled("a2", carrying("ui"));
        IssueCriteria criteria =
                IssueCriteria.of(IssueFilter.all().labels(List.of("bug"))).search("a1 OR a2");
        assertEquals(List.of("a1"), listed(FindIssues.of(criteria)));
    }

    @Test
    void orderIsThatOfTheSearch() {
        titled("b", draft().withFields(Map.of("Estimate", number("1"))));
        titled("a", draft().withFields(Map.of("Estimate", number("2"))));
        titled("c", draft());
        assertEquals(List.of("a", "b", "c"), listed(search("sort:title")));
        assertEquals(List.of("c", "b", "a"), listed(search("sort:title-desc")));
        assertEquals(List.of("b", "a", "c"), listed(search("sort:Estimate-asc")));
        assertEquals(List.of("c", "a", "b"), listed(search("no:label")));
    }

    @Test
    void orderIsNamedOnceAndForTheWholeSearch() {
        assertEquals(
                List.of("sort contradiction: Both sort and q name an order; leave one of them out."),
                rejected(search("sort:title").sort(BY_ID)));
        assertEquals(List.of("q repeated: Column 17: sort: may come only once."), rejected("sort:title sort:id"));
        assertEquals(
                List.of("q not_accepted: Column 12: sort: is about the whole search; it goes outside of parentheses,"
                        + " without NOT."),
                rejected("a OR (sort:title)"));
        assertEquals(
                List.of("q not_accepted: Column 6: No list is sorted by Systems, which is of type multi_select; fields"
                        + " of these types sort lists: text, number, date, select."),
                rejected("sort:systems"));
        assertEquals(
                List.of("q invalid_choice: Column 6: Found titel, expected one of DueDate, Duedate, created, id, title,"
                        + " updated; did you mean title?"),
                rejected("sort:titel").stream()
                        .map(text -> text.replaceAll(
                                "one of .*;", "one of DueDate, Duedate, created, id, title," + " updated;"))
                        .toList());
    }

    @Test
    void allThatIsWrongIsAnsweredAtOnce() {
        assertEquals(
                List.of(
                        "q unknown_label: Column 7: There is no label named bgu; did you mean bug?",
                        "q unknown_user: Column 20: There is no user named jon; did you mean john?",
                        "q unknown_key: Column 24: There is no key lable; did you mean label? To find the text itself,"
                                + " put it between quotes.",
                        "q invalid_choice: Column 36: Found opne, expected one of open, in_progress, resolved,"
                                + " unresolved, blocked; did you mean open?",
                        "q unknown_option: Column 50: priority must be one of high, medium, low, not \"hihg\"; did you"
                                + " mean high?",
                        "q required: Column 62: Expected a value behind status:, without a blank."),
                rejected("label:bgu assignee:jon lable:ui is:opne priority:hihg status:"));
    }

    @Test
    void accountOfAFieldIsAskedForLikeAnyOther() {
        assertEquals(
                List.of("q unknown_user: Column 10: There is no user named jon; did you mean john?"),
                rejected("reviewer:jon"));
        assertEquals(
                List.of("field.Reviewer unknown_user: There is no user named jon; did you mean john?"),
                rejected(FindIssues.of(IssueFilter.all()).field("Reviewer", "jon")));
    }

    /** What programs read of a search that is wrong: the column, what is there, and what may be. */
    private List<String> mismatches(String text) {
        TrackerException exception = assertThrows(TrackerException.class, () -> listed(search(text)));
        return exception.violations().stream()
                .map(Violation::mismatch)
                .map(Objects::requireNonNull)
                .map(at -> at.column() + " [" + at.found() + "] " + String.join(" ", at.expected()))
                .toList();
    }

    @Test
    void programsReadWhereWhatIsFoundAndWhatMayBe() {
        assertEquals(
                List.of(
                        "7 [\"b u\"] <label>",
                        "22 [jon] <user>",
                        "26 [lable] <key>",
                        "38 [opne] open in_progress resolved unresolved blocked",
                        "52 [hihg] high medium low",
                        "64 [] <value>"),
                mismatches("label:\"b u\" assignee:jon lable:ui is:opne priority:hihg status:"));
        assertEquals(
                List.of(
                        "9 [soon] <day> <time> <age>",
                        "22 [>7d] <day>",
                        "35 [3..2] <number>",
                        "49 [<x] <number>",
                        "61 [jon] <user>",
                        "74 [>low] high medium low"),
                mismatches("created:soon duedate:>7d estimate:3..2 estimate:<x reviewer:jon priority:>low"));
        assertEquals(
                List.of("1 [field:\"No one\"] <field>", "24 [<b] <value>", "30 [x] <id>", "32 [\"\"] <word>"),
                mismatches("field:\"No one\":x label:<b id:x \"\""));
        assertEquals(List.of("6 [relevance-asc] relevance"), mismatches("sort:relevance-asc"));
    }

    @Test
    void orderThatMayBeIsThatOfTheFieldWhateverItsNameEndsWith() {
        define("Size-desc", "text");
        titled("a", draft().withFields(Map.of("Size-desc", text("1"))));
        assertTrue((mismatches("sort:siez").get(0) + " ").contains(" Size-desc-asc "));
        assertEquals(List.of("a"), listed(search("sort:Size-desc-asc")));
    }

    @Test
    void nothingMayBeWhereSomethingMayNotBeAtAll() {
        assertEquals(List.of("17 [id] "), mismatches("sort:title sort:id"));
        assertEquals(List.of("9 [comments] "), mismatches("(bug in:comments) OR logo"));
        assertEquals(List.of("101 [a] <end>"), mismatches("a ".repeat(51)));
    }

    @Test
    void whatIsAmbiguousSaysHowItIsToldApart() {
        define("DueDate", "date");
        assertEquals(List.of("1 [duedate] field:\"Due date\" field:\"DueDate\""), mismatches("duedate:today"));
    }

    @Test
    void keyThatGoesOnIsProposed() {
        assertEquals(
                List.of("q unknown_key: Column 1: There is no key du; did you mean Duedate? To find the text itself,"
                        + " put it between quotes."),
                rejected("du:today"));
    }

    @Test
    void firstWordOfAFieldIsItsKeyToo() {
        titled("soon", draft().withFields(Map.of("Due date", text("2026-03-01"))));
        titled("later", draft().withFields(Map.of("Due date", text("2027-03-01"))));
        assertEquals(List.of("soon"), found("due:<2026-12-01"));
    }

    @Test
    void unknownFieldIsAnsweredWithThoseThatExist() {
        assertEquals(
                List.of("q unknown_field: Column 1: There is no field Priorty; did you mean Priority?"
                        + " The fields are: Due date, Estimate, Milestone, Priority, Reviewer, Systems."),
                rejected("field:Priorty:high"));
    }

    @Test
    void rangesAreForWhatHasAnOrder() {
        assertEquals(
                List.of("q not_accepted: Column 7: Found <, expected a value: label: takes no range."),
                rejected("label:<bug"));
        assertEquals(
                List.of("q not_accepted: Column 10: Priority is of type select: only texts, numbers and dates are found"
                        + " by range."),
                rejected("priority:>low"));
    }

    @Test
    void rangeWithoutMeaningIsRejected() {
        String days = "a day such as 2026-12-01, a month such as 2026-12, a year, today or today+7d";
        assertEquals(
                List.of(
                        "q invalid_range: Column 9: Found soon, expected " + days
                                + ", a time such as 2026-12-01T09:30:00Z, or an age such as <7d or >12h.",
                        "q invalid_range: Column 22: Found 7d, expected " + days + ".",
                        "q contradiction: Column 33: The range begins behind its end: 2026-03..2026-01.",
                        "q contradiction: Column 59: The range begins behind its end: 3..2.",
                        "q wrong_type: Column 73: estimate must be a number such as 3 or 2.5, not \"x\"."),
                rejected("created:soon duedate:7d updated:2026-03..2026-01 estimate:3..2 estimate:<x"));
    }

    @Test
    void sizeIsLimited() {
        assertEquals(
                List.of("q too_long: q must have at most 1000 characters; it has 1001."), rejected("a".repeat(1_001)));
        assertEquals(
                List.of("q too_many: Column 101: A search has at most 50 words and conditions, and here is one more."),
                rejected("a ".repeat(51)));
    }

    @Test
    void namesThatNoStoreHoldsAreNotSought() {
        assertEquals(
                List.of("q control_character: q has the control character U+0000 at position 7; remove it."),
                rejected("label:a\u0000b"));
    }

    @Test
    void twoFieldsOfOneBareNameAreToldApart() {
        define("DueDate", "date");
        assertEquals(
                List.of("q ambiguous: Column 1: Several fields are called so, or begin so: field:\"Due date\" and"
                        + " field:\"DueDate\" tell them apart."),
                rejected("duedate:today"));
        titled("a", draft().withFields(Map.of("DueDate", text("2026-03-01"))));
        assertEquals(List.of("a"), found("field:DueDate:today"));
    }

    @Test
    void bulkEditTakesTheSameSearch() {
        Issue bug = titled("a", carrying("bug"));
        titled("b", carrying("ui"));
        IssueCriteria criteria = IssueCriteria.of(IssueFilter.all()).search("-label:ui");
        assertEquals(
                List.of(bug.id()),
                change(EditIssues.of(new EditIssues.Found(criteria)).withText(IssueField.STATUS, "resolved"))
                        .issues()
                        .stream()
                        .map(Issue::id)
                        .toList());
    }

    @Test
    void bulkEditHasNoOrder() {
        IssueCriteria criteria = IssueCriteria.of(IssueFilter.all()).search("sort:title label:bgu");
        TrackerException exception =
                assertThrows(TrackerException.class, () -> change(EditIssues.of(new EditIssues.Found(criteria))));
        assertEquals(
                List.of("filter.q unknown_label", "filter.q not_accepted"),
                exception.violations().stream()
                        .map(violation -> violation.field() + " " + violation.code())
                        .toList());
    }

    @Test
    void childrenAreNarrowedToo() {
        Issue top = titled("top", draft());
        titled("child one", draft().with(IssueField.PARENT, top.id()));
        titled("child two", draft().with(IssueField.PARENT, top.id()));
        assertEquals(
                List.of("child two"),
                service.children(john, top.id(), search("two OR top"), PageRequest.first(9)).page().items().stream()
                        .map(Issue::title)
                        .toList());
    }
}
