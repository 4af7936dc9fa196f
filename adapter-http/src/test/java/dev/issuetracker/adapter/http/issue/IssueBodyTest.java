package dev.issuetracker.adapter.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.FoundViolations;
import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.issue.LabelKey;
import dev.issuetracker.application.issue.UserKey;
import dev.issuetracker.domain.error.Violations;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueBodyTest {
    private final Violations violations = new Violations();

    private Body body(String json) {
        return Body.parse(json.getBytes(StandardCharsets.UTF_8), violations);
    }

    private IssueBody named(String json) {
        return new IssueBody(body(json), violations);
    }

    private String found() {
        return String.join(" ", FoundViolations.in(violations));
    }

    @Test
    void assigneeComesByNameOrIdOrAsAGetShowsIt() {
        assertEquals(
                new UserKey.ByName("jane"), named("{\"assignee\": \" jane \"}").assignee());
        assertEquals(new UserKey.ById(7), named("{\"assignee_id\": 7}").assignee());
        assertEquals(
                new UserKey.ById(7),
                named("{\"assignee\": {\"id\": 7, \"username\": \"jane\"}}").assignee());
        assertEquals(
                new UserKey.ByName("jane"),
                named("{\"assignee\": {\"username\": \"jane\"}}").assignee());
        assertEquals("", found());
    }

    @Test
    void nullUnassigns() {
        assertEquals(UserKey.NOBODY, named("{\"assignee\": null}").assignee());
        assertEquals(UserKey.NOBODY, named("{\"assignee_id\": null}").assignee());
        assertEquals("", found());
    }

    @Test
    void assigneeThatIsNotMentionedIsNull() {
        assertNull(named("{}").assignee());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"assignee\": \"jane\", \"assignee_id\": 7};assignee_id:contradiction",
                "{\"assignee\": 7};assignee:wrong_type",
                "{\"assignee\": \"\"};assignee:blank",
                "{\"assignee\": \"\\u0000\"};assignee:control_character",
                "{\"assignee_id\": \"7\"};assignee_id:wrong_type",
                "{\"assignee\": {}};assignee.username:required",
                "{\"assignee\": {\"id\": 0}};assignee.id:out_of_range",
                "{\"assignee\": {\"id\": 1, \"x\": 1}};assignee.x:unknown_field"
            })
    void invalidAssigneeIsAViolation(String json, String expected) {
        Body body = body(json);
        new IssueBody(body, violations).assignee();
        body.end();
        assertEquals(expected, found());
    }

    @Test
    void labelsComeByNameOrIdOrAsAGetShowsThem() {
        assertEquals(
                List.of(new LabelKey.ByName("bug"), new LabelKey.ById(4), new LabelKey.ById(5)),
                named("{\"labels\": [\"bug\", 4, {\"id\": 5, \"name\": \"ui\", \"color\": \"ededed\"}]}")
                        .labels("labels"));
        assertEquals("", found());
    }

    @Test
    void invalidLabelsAreNamedByTheirPlace() {
        List<LabelKey> labels = named("{\"labels\": [null, \"bug\", 0, \"a\\u0000b\", {\"name\": \"ui\"}]}")
                .labels("labels");
        assertEquals(5, labels == null ? 0 : labels.size());
        assertEquals(
                "labels[0]:wrong_type labels[2]:out_of_range labels[3]:control_character labels[4].id:required",
                found());
    }

    @Test
    void invalidIdsAreNamedByTheirPlace() {
        assertEquals(
                List.of(Target.of(1, null), Target.UNREADABLE),
                named("{\"ids\": [1, \"2\"]}").ids("ids"));
        assertEquals("ids[1]:wrong_type", found());
    }

    @Test
    void valuesOfAddedFieldsComeAsTheyAreSent() {
        String json = "{\"fields\": {\"A\": null, \"B\": \"text\", \"C\": 2.5, \"D\": [\"x\", 1],"
                + " \"E\": {\"id\": 7, \"username\": \"jane\"}, \"F\": {\"username\": \"jane\"}, \"G\": true}}";
        assertEquals(
                Map.of(
                        "A", GivenValue.NOTHING,
                        "B", GivenValue.text("text"),
                        "C", GivenValue.number(new BigDecimal("2.5")),
                        "D", GivenValue.several(List.of(GivenValue.text("x"), GivenValue.number(BigDecimal.ONE))),
                        "E", GivenValue.account(7),
                        "F", GivenValue.text("jane"),
                        "G", GivenValue.other("a boolean")),
                named(json).fields());
        assertEquals("", found());
    }

    @Test
    void numberOfAMillionDigitsIsTakenAsItIs() {
        assertEquals(
                Map.of("A", GivenValue.number(new BigDecimal("1e999999"))),
                named("{\"fields\": {\"A\": 1e999999}}").fields());
    }

    @Test
    void objectThatNamesNoAccountIsAViolation() {
        assertEquals(
                Map.of("A", GivenValue.UNREADABLE),
                named("{\"fields\": {\"A\": {\"name\": \"jane\"}}}").fields());
        assertEquals("fields.A.username:required fields.A.name:unknown_field", found());
    }

    @Test
    void bodyWithoutFieldsNamesNone() {
        assertEquals(Map.of(), named("{}").fields());
    }
}
