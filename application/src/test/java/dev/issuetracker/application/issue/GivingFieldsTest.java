package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values of added fields on their way into an issue. */
class GivingFieldsTest extends FieldsFixture {
    /** The violations of a value, each as {@code field code: message}. */
    private List<String> rejected(String field, GivenValue value) {
        TrackerException exception = assertThrows(TrackerException.class, () -> with(field, value));
        return exception.violations().stream()
                .map(violation -> violation.field() + " " + violation.code() + ": " + violation.message())
                .toList();
    }

    @Test
    void eachTypeTakesItsValue() {
        Issue issue = with(Map.of(
                "priority", text("HIGH"),
                "Systems", texts("web", "API", "web"),
                "due date", text("2026-12-01"),
                "Milestone", text(" 1.0 "),
                "ESTIMATE", number("2.50"),
                "Reviewer", text("JOHN")));
        assertEquals(option(priority, "high"), issue.get(ofPriority));
        assertEquals(List.of(option(systems, "api"), option(systems, "web")), issue.get(ofSystems));
        assertEquals(LocalDate.of(2026, 12, 1), issue.get(ofDueDate));
        assertEquals("1.0", issue.get(ofMilestone));
        assertEquals(new BigDecimal("2.5"), issue.get(ofEstimate));
        assertEquals(john.ref(), issue.get(ofReviewer));
    }

    @Test
    void accountIsAlsoNamedById() {
        assertEquals(
                john.ref(),
                with("Reviewer", GivenValue.account(john.ref().id())).get(ofReviewer));
    }

    @Test
    void fieldThatIsNotNamedIsKept() {
        Issue issue = with("Priority", text("high"));
        Issue edited = edit(jane, issue, setting(1, "Estimate", number("3")));
        assertEquals(List.of(ofEstimate, ofPriority), edited.values().added());
    }

    @Test
    void nothingClearsAField() {
        Issue issue = with("Priority", text("high"));
        assertNull(edit(jane, issue, setting(1, "Priority", GivenValue.NOTHING)).get(ofPriority));
    }

    @Test
    void emptySetIsNoValue() {
        Issue issue = with("Systems", texts("api"));
        assertEquals(
                List.of(),
                edit(jane, issue, setting(1, "Systems", texts())).values().added());
    }

    @Test
    void valueThatIsThereAlreadyChangesNothing() {
        Issue issue = with(Map.of("Priority", text("high"), "Estimate", number("3")));
        EditIssue command = EditIssue.of(1L).withFields(Map.of("Priority", text("High"), "Estimate", number("3.0")));
        assertEquals(1, edit(jane, issue, command).version());
    }

    @Test
    void unknownFieldIsAnsweredWithTheNearestAndTheOthers() {
        assertEquals(
                List.of("fields.Priorty unknown_field: There is no field Priorty; did you mean Priority?"
                        + " The fields are: Due date, Estimate, Milestone, Priority, Reviewer, Systems."),
                rejected("Priorty", text("high")));
    }

    @Test
    void trackerWithoutFieldsSaysSo() {
        definitions.list(jane).forEach(field -> definitions.remove(jane, field.id()));
        assertEquals(
                List.of("fields.Priority unknown_field: There is no field Priority: no field was added to this"
                        + " tracker."),
                rejected("Priority", text("high")));
    }

    @Test
    void fieldThatIsNamedTwiceIsRejected() {
        assertEquals(
                List.of("fields.priority duplicate"),
                violations(() -> service.create(
                        jane,
                        draft().withFields(Map.of("Priority", text("high")))
                                .withFields(Map.of("priority", text("low"))))));
    }

    @Test
    void moreFieldsThanThereCanBeAreRejectedAtOnce() {
        Map<String, GivenValue> fields = new HashMap<>();
        for (int i = 0; i <= FieldRules.MAX_FIELDS; i++) {
            fields.put("Field " + i, GivenValue.NOTHING);
        }
        assertEquals(List.of("fields too_many"), violations(() -> with(fields)));
    }

    @Test
    void unknownOptionIsAnsweredWithTheNearestAndTheOthers() {
        assertEquals(
                List.of("fields.Priority unknown_option: fields.Priority must be one of high, medium, low,"
                        + " not \"hihg\"; did you mean high?"),
                rejected("priority", text("hihg")));
    }

    @Test
    void longListsOfOptionsAreShortened() {
        String[] names = new String[30];
        for (int i = 0; i < names.length; i++) {
            names[i] = "o" + i;
        }
        define("Team", "select", names);
        assertEquals(
                List.of("fields.Team unknown_option: fields.Team must be one of o0, o1, o2, o3, o4, o5, o6, o7, o8, o9,"
                        + " o10, o11, o12, o13, o14, o15, o16, o17, o18, o19 and 10 more, not \"sales team\"."),
                rejected("Team", text("sales team")));
    }

    @Test
    void unknownOptionOfASetIsNamedByItsPlace() {
        assertEquals(
                List.of("fields.Systems[1] unknown_option: fields.Systems[1] must be one of api, web,"
                        + " not \"database\"."),
                rejected("Systems", texts("api", "database")));
    }

    @Test
    void setsTakeArraysOnly() {
        assertEquals(
                List.of("fields.Systems wrong_type: fields.Systems must be an array, each entry one of api, web,"
                        + " not \"api\"."),
                rejected("Systems", text("api")));
    }

    @Test
    void entriesOfASetAreNamesOfOptions() {
        GivenValue several = GivenValue.several(List.of(text("api"), number("3")));
        assertEquals(
                List.of("fields.Systems[1] wrong_type: fields.Systems[1] must be one of api, web, not a number."),
                rejected("Systems", several));
    }

    @Test
    void setsTakeNoMoreEntriesThanOptionsThereCanBe() {
        GivenValue several = GivenValue.several(Collections.nCopies(201, text("api")));
        assertEquals(
                List.of("fields.Systems too_many: fields.Systems has 201 entries, at most 200 are accepted."),
                rejected("Systems", several));
    }

    @Test
    void numbersAreNotTexts() {
        assertEquals(
                List.of("fields.Estimate wrong_type: fields.Estimate must be a number such as 3 or 2.5, not \"3\"."),
                rejected("Estimate", text("3")));
    }

    @Test
    void numbersHaveAFewDigits() {
        String message = "fields.Estimate out_of_range: fields.Estimate must have at most 20 digits before the decimal"
                + " point and 10 after it.";
        assertEquals(List.of(message), rejected("Estimate", number("1e999999")));
        assertEquals(List.of(message), rejected("Estimate", number("1e-999999999")));
    }

    @Test
    void textsAreNotNumbers() {
        assertEquals(
                List.of("fields.Milestone wrong_type: fields.Milestone must be a text of at most 1000 characters,"
                        + " not a number."),
                rejected("Milestone", number("1.0")));
    }

    @Test
    void textsAreNotBlank() {
        assertEquals(
                List.of("fields.Milestone blank: fields.Milestone must not be blank."),
                rejected("Milestone", text(" ")));
    }

    @Test
    void daysAreInTheCalendar() {
        for (String day : List.of("2026-02-30", "1 Dec", "2026-12-01T00:00:00Z", "+12026-01-01", "26-12-01")) {
            assertEquals(
                    List.of("fields.Due date invalid_date: fields.Due date must be a day such as \"2026-12-01\", not \""
                            + day + "\"."),
                    rejected("Due date", text(day)));
        }
    }

    @Test
    void daysAreTextsOfTheYearsFromOne() {
        assertEquals(
                List.of("fields.Due date wrong_type: fields.Due date must be a day such as \"2026-12-01\","
                        + " not a number."),
                rejected("Due date", number("2026")));
        assertEquals(
                List.of("fields.Due date out_of_range: fields.Due date must be a day of the years 0001 to 9999."),
                rejected("Due date", text("0000-01-01")));
    }

    @Test
    void accountsExist() {
        assertEquals(
                List.of("fields.Reviewer unknown_user: There is no user named nobody."),
                rejected("Reviewer", text("nobody")));
        assertEquals(
                List.of("fields.Reviewer unknown_user: There is no user with id 4711."),
                rejected("Reviewer", GivenValue.account(4711)));
    }

    @Test
    void whatNoFieldTakesIsNamed() {
        assertEquals(
                List.of("fields.Reviewer wrong_type: fields.Reviewer must be a username, or an object with id,"
                        + " not a boolean."),
                rejected("Reviewer", GivenValue.other("a boolean")));
    }

    @Test
    void allViolationsAreAnsweredAtOnce() {
        CreateIssue command = new CreateIssue()
                .withText(IssueField.TITLE, "")
                .withFields(Map.of("Estimate", text("3")))
                .withFields(Map.of("Due date", text("soon")))
                .withFields(Map.of("Size", text("XL")));
        assertEquals(
                List.of(
                        "title blank",
                        "fields.Size unknown_field",
                        "fields.Estimate wrong_type",
                        "fields.Due date invalid_date"),
                violations(() -> service.create(jane, command)));
    }
}
