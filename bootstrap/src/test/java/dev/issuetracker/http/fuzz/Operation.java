package dev.issuetracker.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One call that the description knows.
 *
 * @param template its path, such as {@code /issues/{id}}
 * @param words what the parameters of its path can be that are no ids, by their names
 * @param parameters of query and header
 * @param bodies what it takes, by media type; empty when it takes no body
 */
record Operation(
        String method,
        String template,
        Map<String, String> words,
        List<Parameter> parameters,
        Map<String, Media> bodies) {

    /**
     * A parameter.
     *
     * @param in {@code query} or {@code header}
     */
    record Parameter(String name, String in, JsonNode schema, List<JsonNode> examples) {}

    /** A kind of body. */
    record Media(JsonNode schema, List<JsonNode> examples) {}

    String name() {
        return method + " " + template;
    }
}
