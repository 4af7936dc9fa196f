package dev.issuetracker.adapter.http.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.adapter.http.ServerWithoutStores;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiCheckerTest {
    private static final String ISSUE = """
            {"id": 1, "title": "Login", "description": "", "status": "open", "assignee": null, "labels": [],
             "parent": null, "created_by": {"id": 2, "username": "jane"}, "created_at": "2026-11-23T09:30:00.123456Z",
             "updated_at": "2026-11-23T09:30:00.123456Z", "resolved_at": null, "comment_count": 0,
             "fields": {}, "version": 1}""";
    private static final String PROBLEM = """
            {"type": "about:blank", "title": "Not Found", "status": 404, "detail": "There is no such issue.",
             "instance": "r1", "code": "not_found"}""";

    private final OpenApiChecker checker = OpenApiChecker.ofTheServer();

    private static Map<String, List<String>> headers(String contentType, String... others) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("content-type", List.of(contentType));
        headers.put("X-Request-ID", List.of("r1"));
        for (int i = 0; i < others.length; i += 2) {
            headers.put(others[i], List.of(others[i + 1]));
        }
        return headers;
    }

    private void check(String method, String path, int status, Map<String, List<String>> headers, String body) {
        checker.check(method, path, status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRejected(
            String reason, String method, String path, int status, Map<String, List<String>> headers, String body) {
        AssertionError error =
                assertThrows(AssertionError.class, () -> check(method, path, status, headers, body), reason);
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains(reason), message);
    }

    private static Map<String, List<String>> good() {
        return headers("application/json", "ETag", "\"1\"");
    }

    @Test
    void answerAsDescribedIsAccepted() {
        assertDoesNotThrow(() -> check("PATCH", "/issues/1/?on_conflict=merge", 200, good(), ISSUE));
    }

    @Test
    void headIsAcceptedWithoutBody() {
        assertDoesNotThrow(() -> check("HEAD", "/issues/1", 200, good(), ""));
    }

    @Test
    void literalPathWinsOverParameter() {
        assertRejected("without GET", "GET", "/issues/import", 200, good(), ISSUE);
    }

    @Test
    void unknownPathIsRejected() {
        assertRejected("no described path fits /nope", "GET", "/nope", 200, good(), ISSUE);
    }

    @Test
    void unknownMethodIsRejected() {
        assertRejected("described without PUT", "PUT", "/issues/1", 200, good(), ISSUE);
    }

    @Test
    void undeclaredStatusIsRejected() {
        assertRejected("the status is not described", "PATCH", "/issues/1", 202, good(), ISSUE);
    }

    @Test
    void undeclaredContentTypeIsRejected() {
        Map<String, List<String>> headers = headers("text/html", "ETag", "\"1\"");
        assertRejected("the content type text/html is not described", "PATCH", "/issues/1", 200, headers, ISSUE);
    }

    @Test
    void missingContentTypeIsRejected() {
        Map<String, List<String>> headers = good();
        headers.remove("content-type");
        assertRejected("Content-Type is missing", "PATCH", "/issues/1", 200, headers, ISSUE);
    }

    @Test
    void missingHeaderIsRejected() {
        assertRejected("the header ETag is missing", "PATCH", "/issues/1", 200, headers("application/json"), ISSUE);
    }

    @Test
    void headerOfWrongFormIsRejected() {
        Map<String, List<String>> headers = headers("application/json", "ETag", "W/\"1\"");
        assertRejected("the header ETag is not as described", "PATCH", "/issues/1", 200, headers, ISSUE);
    }

    @Test
    void headerThatShouldBeANumberIsRejected() {
        Map<String, List<String>> headers = headers("application/problem+json", "Retry-After", "soon");
        assertRejected("the header Retry-After is not as described", "GET", "/me", 503, headers, PROBLEM);
    }

    @Test
    void missingMemberIsRejected() {
        assertRejected("version", "PATCH", "/issues/1", 200, good(), ISSUE.replace(", \"version\": 1", ""));
    }

    @Test
    void additionalMemberIsRejected() {
        assertRejected(
                "secret", "PATCH", "/issues/1", 200, good(), ISSUE.replace("{\"id\": 1", "{\"secret\": 1, \"id\": 1"));
    }

    @Test
    void memberOfWrongTypeIsRejected() {
        assertRejected(
                "comment_count", "PATCH", "/issues/1", 200, good(), ISSUE.replace("_count\": 0", "_count\": \"0\""));
    }

    @Test
    void timeOfWrongFormIsRejected() {
        assertRejected("created_at", "PATCH", "/issues/1", 200, good(), ISSUE.replace(".123456Z", "Z"));
    }

    @Test
    void unknownProblemCodeIsRejected() {
        String body = PROBLEM.replace("not_found", "gone_fishing");
        assertRejected("code", "GET", "/issues/1", 404, headers("application/problem+json"), body);
    }

    @Test
    void unknownViolationCodeIsRejected() {
        String errors = ", \"errors\": [{\"field\": \"title\", \"code\": \"too_odd\", \"message\": \"No.\"}]}";
        String body = PROBLEM.replace("404", "400")
                .replace("not_found", "validation_failed")
                .replace("}", errors);
        assertRejected("errors", "POST", "/issues", 400, headers("application/problem+json"), body);
    }

    @Test
    void bodyThatIsNoJsonIsRejected() {
        assertRejected("no JSON", "PATCH", "/issues/1", 200, good(), "<html>");
    }

    @Test
    void emptyBodyIsRejectedWhereOneIsDescribed() {
        assertRejected("the body is empty", "PATCH", "/issues/1", 200, good(), "");
    }

    @Test
    void bodyIsRejectedWhereNoneIsDescribed() {
        assertRejected("no body is described", "DELETE", "/issues/1", 204, headers("application/json"), "{}");
    }

    @Test
    void unroutedAnswerIsCheckedToo() {
        byte[] body = PROBLEM.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = headers("application/problem+json");
        assertDoesNotThrow(() -> checker.checkUnrouted("GET", "/nope", 404, headers, body));
        AssertionError error =
                assertThrows(AssertionError.class, () -> checker.checkUnrouted("PUT", "/me", 405, headers, body));
        assertTrue(String.valueOf(error.getMessage()).contains("the header Allow is missing"));
    }

    @Test
    void examplesOfAnswersAreAsDescribed() throws Exception {
        List<Example> examples = examples(ApiDescription.of(ServerWithoutStores.routes()));
        List<String> deviations = new ArrayList<>();
        for (Example example : examples) {
            try {
                check(example);
            } catch (AssertionError deviation) {
                deviations.add(String.valueOf(deviation.getMessage()));
            }
        }
        assertEquals(List.of(), deviations);
        assertTrue(examples.size() > 100, "only " + examples.size() + " examples");
    }

    /** An example of an answer, and all that is described of that answer. */
    private record Example(
            String method, String path, String status, JsonNode answer, Map.Entry<String, JsonNode> content) {}

    private static List<Example> examples(JsonNode description) {
        List<Example> examples = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                JsonNode responses = operation.getValue().path("responses");
                responses.properties().forEach(response -> {
                    JsonNode answer = resolved(description, response.getValue());
                    answer.path("content").properties().stream()
                            .filter(content -> content.getValue().has("example"))
                            .map(content ->
                                    new Example(operation.getKey(), path.getKey(), response.getKey(), answer, content))
                            .forEach(examples::add);
                });
            }
        }
        return examples;
    }

    private static JsonNode resolved(JsonNode description, JsonNode response) {
        JsonNode reference = response.path("$ref");
        return reference.isMissingNode()
                ? response
                : description.at(reference.textValue().substring(1));
    }

    private void check(Example example) throws Exception {
        Map<String, List<String>> headers = headers(
                example.content().getKey(),
                "ETag",
                example.answer().at("/headers/Link").isMissingNode() ? "\"1\"" : "W/\"abc\"",
                "Location",
                "/issues/1",
                "Retry-After",
                "1",
                "Accept",
                "application/json",
                "WWW-Authenticate",
                "Bearer realm=\"issue-tracker\"");
        String url = example.path().replaceAll("\\{.*?}", "1");
        byte[] body = new ObjectMapper()
                .writeValueAsBytes(example.content().getValue().path("example"));
        checker.check(example.method(), url, Integer.parseInt(example.status()), headers, body);
    }

    @Test
    void answersAreClosedObjects() {
        List<String> open = new ArrayList<>();
        JsonNode schemas = ApiDescription.of(ServerWithoutStores.routes()).at("/components/schemas");
        schemas.properties().forEach(schema -> {
            if (schema.getValue() instanceof ObjectNode object
                    && object.path("type").asText().equals("object")
                    && !object.path("additionalProperties").isObject()
                    && object.path("additionalProperties").asBoolean(true)) {
                open.add(schema.getKey());
            }
        });
        assertEquals(List.of("ImportForm"), open);
    }
}
