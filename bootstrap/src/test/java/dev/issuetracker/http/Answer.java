package dev.issuetracker.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the server answered; where something is asked for that is not there, the test fails and shows the answer. */
record Answer(String request, HttpResponse<byte[]> response) {
    int status() {
        return response.statusCode();
    }

    Answer expect(int status) {
        assertEquals(status, status(), this::toString);
        return this;
    }

    String body() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** A header; empty when there is none. */
    String header(String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    JsonNode json() {
        return Json.read(response.body());
    }

    /** The value at a JSON pointer. */
    JsonNode at(String pointer) {
        JsonNode node = json().at(pointer);
        assertTrue(!node.isMissingNode(), () -> "nothing at " + pointer + " of " + this);
        return node;
    }

    boolean has(String pointer) {
        return !json().at(pointer).isMissingNode();
    }

    String text(String pointer) {
        return at(pointer).asText();
    }

    long number(String pointer) {
        return at(pointer).longValue();
    }

    long id() {
        return number("/id");
    }

    long version() {
        return number("/version");
    }

    /** The value at a pointer in each entry of an array. */
    List<String> each(String array, String pointer) {
        return StreamSupport.stream(at(array).spliterator(), false)
                .map(entry -> entry.at(pointer).asText())
                .toList();
    }

    /** The titles of a list's issues. */
    List<String> titles() {
        return each("/results", "/title");
    }

    String code() {
        return text("/code");
    }

    /** A problem's violations, each as field and code. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        at("/errors")
                .forEach(violation -> violations.add(violation.path("field").asText() + " "
                        + violation.path("code").asText()));
        return violations;
    }

    /** Holds the body, or a part of it, against what is expected; {@link Json#ANY} stands for any value. */
    Answer shows(String pointer, String expected) {
        List<String> differences = Json.differences(Json.read(expected), at(pointer));
        assertTrue(differences.isEmpty(), () -> String.join("\n", differences) + "\n" + this);
        return this;
    }

    @Override
    public String toString() {
        return request + " answered " + status() + " " + body();
    }
}
