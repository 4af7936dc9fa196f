package dev.issuetracker.adapter.http.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.domain.error.Violations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The number, exactly as it was sent; empty when it is something else, which is no violation yet. */
    public Optional<BigDecimal> decimal() {
        return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
    }

    /** The entries of an array; empty when it is something else, which is no violation yet. */
    public Optional<List<SentValue>> entries() {
        if (!(node instanceof ArrayNode array)) {
            return Optional.empty();
        }
        List<SentValue> entries = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            entries.add(new SentValue(name + "[" + i + "]", array.get(i), violations));
        }
        return Optional.of(entries);
    }

    /** The values of an object by their names; empty when it is something else, which is no violation yet. */
    public Optional<Map<String, SentValue>> members() {
        if (!(node instanceof ObjectNode object)) {
            return Optional.empty();
        }
        Map<String, SentValue> members = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> members.put(
                        member.getKey(), new SentValue(name + "." + member.getKey(), member.getValue(), violations)));
        return Optional.of(members);
    }

    /** The object; empty when it is something else, which is no violation yet. */
    public Optional<Body> object() {
        return node instanceof ObjectNode object
                ? Optional.of(new Body(object, name + ".", violations))
                : Optional.empty();
    }

    /** The value as JSON without white space. */
    public String json() {
        return node.toString();
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

    /** What the value is, for a message: {@code a boolean}. */
    public String kind() {
        return kind(node);
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
