package dev.issuetracker.adapter.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private static final Map<String, ParameterKind> KINDS =
            Map.of("id", ParameterKind.INTEGER, "blocked", ParameterKind.BOOLEAN);

    private final Violations violations = new Violations();

    private Body body(String json) {
        return Body.parse(json.getBytes(StandardCharsets.UTF_8), violations);
    }

    private String found() {
        return String.join(" ", FoundViolations.in(violations));
    }

    private String code(String json) {
        return assertThrows(ProblemException.class, () -> body(json)).problem().code();
    }

    @Test
    void everyViolationOfShapeIsFound() {
        Body body = body("{\"title\": 5, \"status\": null, \"version\": 0, \"naem\": 1, \"id\": 1}");
        assertNull(body.text("title"));
        assertNull(body.text("status"));
        assertNull(body.version());
        body.end("id");
        assertEquals("title:wrong_type status:null_not_allowed version:out_of_range naem:unknown_field", found());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "{}|none|''",
                "{\"text\": null}|''|''",
                "{\"text\": \"a\"}|a|''",
                "{\"text\": 5}|none|text:wrong_type"
            })
    void nullIsTheEmptyTextOfAFieldThatMayBeNull(String json, @Nullable String text, String violation) {
        assertEquals(text, body(json).optionalText("text"));
        assertEquals(violation, found());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"title\": \"Caf\u00e9\"}|line 1, column 15", "{\\n \"a\": \"x\", \"\u00fc|line 2, column 13"})
    void bytesThatAreNotUtf8AreNamedByTheirPlace(String json, String place) {
        byte[] latin1 = json.replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
        String detail = assertThrows(ProblemException.class, () -> Body.parse(latin1, violations))
                .problem()
                .detail();
        assertEquals("The body is not JSON: it is not UTF-8 (" + place + ").", detail);
    }

    @Test
    void everyViolationNamesWhatWasSent() {
        body("{\"title\": []}").text("title");
        assertEquals(
                List.of(new Violation("title", "wrong_type", "title must be a string, but is an array.")),
                violations.list());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} x", "{\"a\": 1, \"a\": 2}", "{'a': 1}", "{\"a\": NaN}", "{\"a\": 01}", "nul"})
    void malformedJsonIsRejected(String json) {
        assertEquals("malformed_json", code(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{} {}", "{\"a\": NaN}", "{\"a\": +1}", "{\"a\": /**/1}", "{\"a\": 'b'}", "{\"a\": \"\\x\"}"})
    void problemOfMalformedJsonDoesNotMentionTheParser(String json) {
        String message = String.valueOf(
                assertThrows(ProblemException.class, () -> body(json)).getMessage());
        assertFalse(message.contains("jackson") || message.contains("Feature"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[\"a\"", "{\"a\": ", "{\"a\": \"x", "{\"a\": 1,", "{\"a\": -", "{\"a\": [1"})
    void jsonThatIsCutIsSaidToEndTooEarly(String json) {
        String message = String.valueOf(
                assertThrows(ProblemException.class, () -> body(json)).getMessage());
        assertTrue(
                message.matches("The body is not JSON: it ends before it is complete \\(line 1, column [0-9]+\\)\\."),
                message);
    }

    @Test
    void malformedJsonIsRejectedWithItsPlace() {
        ProblemException exception = assertThrows(ProblemException.class, () -> body("{\n  \"a\": x}"));
        assertEquals(2, exception.problem().members().get("line"));
        assertEquals(8, exception.problem().members().get("column"));
    }

    @Test
    void bytesThatAreNotUtf8AreRejected() {
        byte[] latin1 = "{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "malformed_json",
                assertThrows(ProblemException.class, () -> Body.parse(latin1, violations))
                        .problem()
                        .code());
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
    void anythingButAnObjectIsRejected(String json, String code) {
        assertEquals(code, code(json));
    }

    @Test
    void deepNestingIsRejected() {
        assertEquals("json_too_complex", code("{\"a\":" + "[".repeat(100_000)));
    }

    @Test
    void tooManyValuesAreRejected() {
        assertEquals("json_too_complex", code("{\"a\":[1" + ",1".repeat(Json.MAX_TOKENS) + "]}"));
    }

    @Test
    void tooLongNumberIsRejected() {
        assertEquals("json_too_complex", code("{\"a\":" + "1".repeat(2_000) + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1.0", "\"1\"", "true", "[]", "1e0"})
    void versionThatIsNoIntegerIsAViolation(String value) {
        assertNull(body("{\"version\": " + value + "}").version());
        assertEquals("version:wrong_type", found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9223372036854775808"})
    void versionOutOfRangeIsAViolation(String value) {
        assertNull(body("{\"version\": " + value + "}").version());
        assertEquals("version:out_of_range", found());
    }

    @Test
    void textOfTheWrongScriptComesThrough() {
        assertEquals("🐛 é", body("\uFEFF{\"title\": \"🐛 \\u00e9\"}").text("title"));
    }

    private @Nullable List<Long> filteredIds(String filter) {
        return body("{\"filter\": " + filter + "}").parameters("filter", KINDS, query -> {
            query.bool("blocked");
            return query.ids("id", 3);
        });
    }

    @Test
    void repeatedParameterOfAFilterIsAnArrayOrOneValue() {
        assertEquals(List.of(1L, 2L), filteredIds("{\"id\": [1, 2]}"));
        assertEquals(List.of(1L), filteredIds("{\"id\": 1}"));
        assertEquals("", found());
    }

    @Test
    void truthValueOfAFilterIsReadAsOne() {
        assertEquals(
                true, body("{\"filter\": {\"blocked\": true}}").parameters("filter", KINDS, q -> q.bool("blocked")));
    }

    @Test
    void parametersOfAFilterAreReadAsTheyAre() {
        Body body = body("{\"filter\": {\"keyword\": \"a & b=c%20\", \"label\": [\"x\", \"y\"]}}");
        assertEquals(
                List.of("a & b=c%20", List.of("x", "y")),
                body.parameters(
                        "filter",
                        KINDS,
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
                "{\"blocked\": \"true\"}|filter.blocked:wrong_type",
                "{\"blocked\": [true, false]}|filter.blocked:repeated",
                "{\"label\": {}}|filter.label:wrong_type"
            })
    void violationsInAFilterAreNamedAfterIt(String filter, String expected) {
        assertNull(filteredIds(filter));
        assertEquals(expected, found());
    }

    @Test
    void membersOfAnObjectMayHaveAnyNames() {
        Body body = body("{\"fields\": {\"Due date\": \"2026-12-01\", \"a.b\": [1, null]}}");
        Map<String, SentValue> members = body.members("fields");
        assertEquals(
                List.of("fields.Due date", "fields.a.b"),
                members.values().stream().map(SentValue::name).toList());
        assertEquals(
                List.of("fields.a.b[0]", "fields.a.b[1]"),
                Objects.requireNonNull(members.get("a.b")).entries().orElseThrow().stream()
                        .map(SentValue::name)
                        .toList());
        body.end();
        assertEquals("", found());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]|fields:wrong_type", "null|fields:null_not_allowed", "\"x\"|fields:wrong_type"})
    void membersAreThoseOfAnObject(String value, String expected) {
        assertEquals(Map.of(), body("{\"fields\": " + value + "}").members("fields"));
        assertEquals(expected, found());
    }
}
