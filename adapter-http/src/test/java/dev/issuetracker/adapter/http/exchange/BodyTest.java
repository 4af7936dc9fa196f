package dev.issuetracker.adapter.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.http.problem.Refusal;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.application.issue.LabelKey;
import dev.issuetracker.application.issue.UserKey;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private static final Optional<UserKey> KEPT = Optional.of(new UserKey.ByName("kept"));

    private final Violations faults = new Violations();

    private Body body(String json) {
        return Body.parse(json.getBytes(StandardCharsets.UTF_8), faults);
    }

    private String told() {
        return String.join(
                " ",
                faults.list().stream()
                        .map(fault -> fault.field() + ":" + fault.code())
                        .toList());
    }

    private String refusal(String json) {
        return assertThrows(Refusal.class, () -> body(json)).code();
    }

    @Test
    void everyFaultOfShapeIsTold() {
        Body body = body("{\"title\": 5, \"status\": null, \"version\": 0, \"naem\": 1, \"id\": 1}");
        assertNull(body.text("title"));
        assertNull(body.text("status"));
        assertNull(body.version());
        body.end("id");
        assertEquals("title:wrong_type status:null_not_allowed version:out_of_range naem:unknown_field", told());
    }

    @Test
    void everyFaultNamesWhatWasSent() {
        body("{\"title\": []}").text("title");
        assertEquals(
                List.of(new Violation("title", "wrong_type", "title must be a string, is an array.")), faults.list());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} x", "{\"a\": 1, \"a\": 2}", "{'a': 1}", "{\"a\": NaN}", "{\"a\": 01}", "nul"})
    void malformedJsonIsRefused(String json) {
        assertEquals("malformed_json", refusal(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{} {}", "{\"a\": NaN}", "{\"a\": +1}", "{\"a\": /**/1}", "{\"a\": 'b'}", "{\"a\": \"\\x\"}"})
    void refusalOfMalformedJsonDoesNotTellOfTheParser(String json) {
        String told =
                String.valueOf(assertThrows(Refusal.class, () -> body(json)).getMessage());
        assertFalse(told.contains("jackson") || told.contains("Feature"), told);
    }

    @Test
    void malformedJsonIsRefusedWithItsPlace() {
        Refusal refusal = assertThrows(Refusal.class, () -> body("{\n  \"a\": x}"));
        assertEquals(2, refusal.members().get("line"));
        assertEquals(8, refusal.members().get("column"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin1 = "{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "malformed_json",
                assertThrows(Refusal.class, () -> Body.parse(latin1, faults)).code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[];not_an_object",
                "1;not_an_object",
                "null;not_an_object",
                "'';body_required",
                "' ';body_required"
            })
    void anythingButAnObjectIsRefused(String json, String code) {
        assertEquals(code, refusal(json));
    }

    @Test
    void deepNestingIsRefused() {
        assertEquals("json_too_complex", refusal("{\"a\":" + "[".repeat(100_000)));
    }

    @Test
    void tooManyValuesAreRefused() {
        assertEquals("json_too_complex", refusal("{\"a\":[1" + ",1".repeat(Json.MAX_TOKENS) + "]}"));
    }

    @Test
    void tooLongNumberIsRefused() {
        assertEquals("json_too_complex", refusal("{\"a\":" + "1".repeat(2_000) + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1.0", "\"1\"", "true", "[]", "1e0"})
    void versionThatIsNoIntegerIsTold(String value) {
        assertNull(body("{\"version\": " + value + "}").version());
        assertEquals("version:wrong_type", told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9223372036854775808"})
    void versionOutOfRangeIsTold(String value) {
        assertNull(body("{\"version\": " + value + "}").version());
        assertEquals("version:out_of_range", told());
    }

    @Test
    void assigneeComesByNameOrIdOrAsAGetShowsIt() {
        assertEquals(
                Optional.of(new UserKey.ByName("jane")),
                body("{\"assignee\": \" jane \"}").assignee().or(KEPT));
        assertEquals(
                Optional.of(new UserKey.ById(7)),
                body("{\"assignee_id\": 7}").assignee().or(KEPT));
        assertEquals(
                Optional.of(new UserKey.ById(7)),
                body("{\"assignee\": {\"id\": 7, \"username\": \"jane\"}}")
                        .assignee()
                        .or(KEPT));
        assertEquals(
                Optional.of(new UserKey.ByName("jane")),
                body("{\"assignee\": {\"username\": \"jane\"}}").assignee().or(KEPT));
        assertEquals("", told());
    }

    @Test
    void nullUnassigns() {
        assertEquals(Optional.empty(), body("{\"assignee\": null}").assignee().or(KEPT));
        assertEquals(
                Optional.empty(), body("{\"assignee_id\": null}").assignee().or(KEPT));
        assertEquals("", told());
    }

    @Test
    void assigneeThatIsNotMentionedIsKept() {
        assertEquals(KEPT, body("{}").assignee().or(KEPT));
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
    void faultyAssigneeIsTold(String json, String told) {
        Body body = body(json);
        body.assignee();
        body.end();
        assertEquals(told, told());
    }

    @Test
    void labelsComeByNameOrIdOrAsAGetShowsThem() {
        assertEquals(
                List.of(new LabelKey.ByName("bug"), new LabelKey.ById(4), new LabelKey.ById(5)),
                body("{\"labels\": [\"bug\", 4, {\"id\": 5, \"name\": \"ui\", \"color\": \"ededed\"}]}")
                        .labels());
        assertEquals("", told());
    }

    @Test
    void faultyLabelsAreToldByTheirPlace() {
        List<LabelKey> labels = body("{\"labels\": [null, \"bug\", 0, \"a\\u0000b\", {\"name\": \"ui\"}]}")
                .labels();
        assertEquals(5, labels == null ? 0 : labels.size());
        assertEquals(
                "labels[0]:wrong_type labels[2]:out_of_range labels[3]:control_character labels[4].id:required",
                told());
    }

    @Test
    void idsAreToldByTheirPlace() {
        assertEquals(List.of(1L, 0L), body("{\"ids\": [1, \"2\"]}").ids("ids"));
        assertEquals("ids[1]:wrong_type", told());
    }

    @Test
    void textOfTheWrongScriptComesThrough() {
        assertEquals("🐛 é", body("\uFEFF{\"title\": \"🐛 \\u00e9\"}").text("title"));
    }

    private @Nullable List<Long> filteredIds(String filter) {
        return body("{\"filter\": " + filter + "}").parameters("filter", "id", query -> query.ids("id", 3));
    }

    @Test
    void repeatedParameterOfAFilterIsAnArrayOrOneValue() {
        assertEquals(List.of(1L, 2L), filteredIds("{\"id\": [1, 2]}"));
        assertEquals(List.of(1L), filteredIds("{\"id\": 1}"));
        assertEquals("", told());
    }

    @Test
    void parametersOfAFilterAreReadAsTheyAre() {
        Body body = body("{\"filter\": {\"keyword\": \"a & b=c%20\", \"label\": [\"x\", \"y\"]}}");
        assertEquals(
                List.of("a & b=c%20", List.of("x", "y")),
                body.parameters(
                        "filter",
                        "id",
                        query -> List.of(String.valueOf(query.keyword("keyword")), query.names("label", 2))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|filter:wrong_type",
                "null|filter:null_not_allowed",
                "{\"id\": \"1\"}|filter.id:wrong_type",
                "{\"id\": []}|filter.id:required",
                "{\"id\": [1, 2, 3, 4]}|filter.id:too_many",
                "{\"id\": 0}|filter.id:out_of_range",
                "{\"id\": null}|filter.id:null_not_allowed",
                "{\"id\": 1, \"labels\": \"bug\"}|filter.labels:unknown_field",
                "{\"label\": {}}|filter.label:wrong_type"
            })
    void faultsOfAFilterAreToldUnderItsName(String filter, String fault) {
        assertNull(filteredIds(filter));
        assertEquals(fault, told());
    }
}
