package dev.issuetracker.adapter.http.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.domain.error.Violations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON value in a body that was sent: what a field holds, or an entry of a list. */
public final class SentValue {
    private final String name;
    private final JsonNode node;
    private final Violations violations;

    SentValue(String name, JsonNode node, Violations violations) {
        this.name = name;
        this.node = node;
        this.violations = violations;
    }

    /** What violations call it, such as {@code labels[2]}. */
    public String name() {
        return name;
    }

    public boolean isNull() {
        return node.isNull();
    }

    public boolean isNumber() {
        return node.isNumber();
    }

    /** The text; empty when it is something else, which is no violation yet. */
    public Optional<String> text() {
        return Optional.ofNullable(node.textValue());
    }

    /** The object; empty when it is something else, which is no violation yet. */
    public Optional<Body> object() {
        return node instanceof ObjectNode object
                ? Optional.of(new Body(object, name + ".", violations))
                : Optional.empty();
    }

    /** The number from 1; null when it is something else, which is a violation. */
    public @Nullable Long positive() {
        if (!node.isIntegralNumber()) {
            wrongType("an integer");
            return null;
        }
        if (!node.canConvertToLong() || node.longValue() < 1) {
            violations.add(name, "out_of_range", name + " must be an integer from 1 to 9223372036854775807.");
            return null;
        }
        return node.longValue();
    }

    /** Adds the violation that the value is of another type than this. */
    public void wrongType(String expected) {
        violations.add(name, "wrong_type", name + " must be " + expected + ", but is " + kind(node) + ".");
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case NUMBER -> "a number";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case BINARY, MISSING, POJO -> "something else";
        };
    }
}
