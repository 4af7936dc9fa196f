package dev.issuetracker.adapter.http.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** How a body writes a value that is text in the query of a URL. */
public enum ParameterKind {
    STRING("a string", JsonNode::isTextual),
    INTEGER("an integer", JsonNode::isIntegralNumber),
    ID_OR_NAME("an integer or a string", value -> value.isIntegralNumber() || value.isTextual()),
    BOOLEAN("true or false", JsonNode::isBoolean);

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // They ask a node, and keep nothing.
    private final Predicate<JsonNode> accepts;

    ParameterKind(String description, Predicate<JsonNode> accepts) {
        this.description = description;
        this.accepts = accepts;
    }

    /** What the value must be, for a message. */
    String description() {
        return description;
    }

    boolean accepts(JsonNode value) {
        return accepts.test(value);
    }
}
